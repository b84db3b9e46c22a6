/** Sending observations, and what can come of it. */

import type { ObservationDraft } from '../../../domain/observation.ts'
import type { Api } from '../../api.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { words } from '../../words/words.ts'
import type { Observation } from '../series.ts'

export type Outcome =
  | { kind: 'stored'; observation: Observation }
  /** Another value stands for the same day, site and group. */
  | { kind: 'occupied'; standing: Observation }
  /** Somebody else changed it first. */
  | { kind: 'stale'; standing: Observation }
  /** The key was used for something else: this is a new thing to record. */
  | { kind: 'key_used' }
  | { kind: 'refused'; problem: ProblemDetails }
  /** No answer came; whether it was stored is not known. */
  | { kind: 'lost' }

/** A version to change. */
export type Target = Pick<Observation, 'id' | 'version'>

/** Records a new observation; repeated with the same key, it is recorded once. */
export function sendRecord(
  api: Api,
  metricId: string,
  draft: ObservationDraft,
  key: string,
): Promise<Outcome> {
  const json = { metricId, ...draft }
  return outcomeOf(() => api.observations.$post({ json }, { headers: { 'idempotency-key': key } }))
}

export function sendCorrection(
  api: Api,
  target: Target,
  draft: ObservationDraft,
  reason: string,
): Promise<Outcome> {
  const json = { ...draft, reason }
  return outcomeOf(() => api.observations[':id'].$patch({ ...addressOf(target), json }))
}

export function sendWithdrawal(api: Api, target: Target, reason: string): Promise<Outcome> {
  const rest = { query: {}, json: { reason } }
  return outcomeOf(() => api.observations[':id'].$delete({ ...addressOf(target), ...rest }))
}

/** A key of its own for everything that is recorded. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function addressOf({ id, version }: Target) {
  return { param: { id }, header: { 'if-match': `"${version}"` } }
}

async function outcomeOf(send: () => Promise<Response>): Promise<Outcome> {
  let response: Response
  let body: unknown
  try {
    response = await send()
    body = await response.json()
  } catch {
    return { kind: 'lost' }
  }
  if (response.ok && isObservation(body)) return { kind: 'stored', observation: body }
  const current = valueAt(body, 'current')
  if (response.status === 409) {
    if (isObservation(current)) return { kind: 'occupied', standing: current }
    if (String(valueAt(body, 'type')).endsWith('idempotency_key_reused')) {
      return { kind: 'key_used' }
    }
  }
  if (response.status === 412 && isObservation(current)) return { kind: 'stale', standing: current }
  return { kind: 'refused', problem: problemOf(body) }
}

function problemOf(body: unknown): ProblemDetails {
  const title = valueAt(body, 'title')
  if (typeof title !== 'string') return words().request.broken
  const detail = valueAt(body, 'detail')
  const errors = valueAt(body, 'errors')
  return {
    title,
    ...(typeof detail === 'string' && detail !== title && { detail }),
    errors: Array.isArray(errors) ? errors.filter(isProblemError) : [],
  }
}

function isProblemError(error: unknown): error is { path: string; message: string } {
  return typeof valueAt(error, 'path') === 'string' && typeof valueAt(error, 'message') === 'string'
}

function isObservation(value: unknown): value is Observation {
  return (
    typeof valueAt(value, 'observedOn') === 'string' && typeof valueAt(value, 'id') === 'string'
  )
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}
