/** What the server answers to a plan's text: how it was read, or why it was not. */

import { DetailedError, parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import { toProblem } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import type { Source } from './source.ts'

export type Reading = Awaited<ReturnType<typeof readSource>>
export type ReadPlan = Reading['plan']
export type ReadLine = Reading['lines'][number]
export type ReadDoubt = Reading['warnings'][number]
export type Suggestion = Reading['suggestions'][number]

/** Where an accepted plan goes. */
export interface Destination {
  year: string
  department: string
}

export interface Refusal {
  problem: ProblemDetails
  /** The plans of the text, when it holds several. */
  plans: FoundPlan[]
  /** The plan that stands in the way. */
  standingId: string | undefined
}

export interface FoundPlan {
  /** Which one to ask for; 1 is the first. */
  number: number
  /** Its name and its lines, in words. */
  told: string
}

/** Reads a text and stores nothing. `plan` is which one of several. */
export function readSource(
  api: Api,
  source: Source,
  plan: number | undefined,
  signal: AbortSignal,
) {
  const query = { dryRun: 'true' as const, ...planQuery(plan) }
  return parseResponse(api.planImport.$post({ query }, { init: bodyOf(source, { signal }) }))
}

/** Stores what was read; repeated with the same key, it is stored once. */
export function storeSource(
  api: Api,
  source: Source,
  plan: number | undefined,
  { year, department, key }: Destination & { key: string },
) {
  const query = { year, department, ...planQuery(plan) }
  const init = bodyOf(source, { key })
  return parseResponse(api.planImport.$post({ query }, { init }))
}

/** The words of a refusal with what can be done about it. */
export function toRefusal(error: unknown): Refusal {
  const body: unknown = error instanceof DetailedError ? error.detail?.data : undefined
  const errors = valueAt(body, 'errors')
  const listed: unknown[] = Array.isArray(errors) ? errors : []
  const plans = listed.flatMap(toFoundPlan)
  const standing = valueAt(valueAt(body, 'current'), 'id')
  return {
    problem: withoutRepeats(toProblem(error)),
    plans,
    standingId: typeof standing === 'string' ? standing : undefined,
  }
}

function planQuery(plan: number | undefined) {
  return plan === undefined ? {} : { plan: String(plan) }
}

function bodyOf({ bytes }: Source, { key, signal }: { key?: string; signal?: AbortSignal }) {
  const headers = {
    'content-type': 'application/octet-stream',
    ...(key !== undefined && { 'idempotency-key': key }),
  }
  return { body: bytes, headers, ...(signal && { signal }) }
}

function toFoundPlan(error: unknown): FoundPlan[] {
  const message = valueAt(error, 'message')
  if (valueAt(error, 'code') !== 'several_plans' || typeof message !== 'string') return []
  const [, number, told] = /^(\d+): (.*)$/s.exec(message) ?? []
  return number === undefined || told === undefined ? [] : [{ number: Number(number), told }]
}

/** A detail that an error says again is said once. */
function withoutRepeats(problem: ProblemDetails): ProblemDetails {
  const errors = (problem.errors ?? []).filter(({ message }) => message !== problem.detail)
  return { ...problem, errors: errors.map((error) => ({ ...error, path: '' })) }
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}
