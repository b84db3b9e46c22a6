/** Entries as the cells of a batch, and what the server answers about them. */

import type { InferRequestType } from 'hono/client'

import type { Api } from '../api.ts'
import type { Observation } from '../metric/series.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { words } from '../words/words.ts'
import { isBlank, typedDraft } from './entry-text.ts'
import type { Entry, EntryRules } from './entry.ts'

export type BatchCell = InferRequestType<Api['batch']['$post']>['json']['cells'][number]

/** What an entry asks the record to do. `retyped` is the reason for changing one's own of this sitting. */
export function cellOf(entry: Entry, rules: EntryRules, retyped: string): BatchCell {
  const { metric, column } = entry
  const standing = entry.standing.value
  const text = entry.shown.value
  const reason = entry.reason.value.trim() || retyped
  const target = standing && { id: standing.id, version: standing.version, reason }
  if (isBlank(text) && target) return { metricId: metric.id, withdraws: target }
  const kept = standing && {
    ...(text.missing === '' && { survey: standing.survey }),
    provenance: standing.provenance,
  }
  return {
    metricId: metric.id,
    observedOn: standing?.observedOn ?? rules.dayOf(column),
    siteId: column.siteId,
    ...typedDraft(text, metric),
    ...kept,
    ...(target && { corrects: target }),
  }
}

/** What stands for each cell after the batch was written. */
export function storedOf(body: unknown): Observation[] {
  return listAt(body, 'cells').flatMap((cell) => {
    const stored = valueAt(cell, 'observation')
    return isObservation(stored) ? [stored] : []
  })
}

export interface BatchRefusal {
  problem: ProblemDetails
  /** What is wrong with each refused cell, by its number. */
  messages: Map<number, string>
  /** What stands in the way of a cell, by its number. */
  theirs: Map<number, Observation>
}

/** Why a batch was not written. */
export function refusalOf(body: unknown): BatchRefusal {
  const messages = new Map<number, string>()
  for (const error of listAt(body, 'errors')) {
    const at = /^cells\.(\d+)/.exec(String(valueAt(error, 'path')))?.[1]
    if (at === undefined) continue
    const said = [messages.get(Number(at)), String(valueAt(error, 'message'))]
    messages.set(Number(at), said.filter(Boolean).join(' '))
  }
  const theirs = new Map<number, Observation>()
  for (const current of listAt(body, 'current')) {
    const standing = valueAt(current, 'observation')
    if (isObservation(standing)) theirs.set(Number(valueAt(current, 'cell')), standing)
  }
  const title = valueAt(body, 'title')
  const detail = valueAt(body, 'detail')
  const problem =
    typeof title === 'string'
      ? { title, ...(typeof detail === 'string' && detail !== title && { detail }) }
      : words().request.broken
  return { problem, messages, theirs }
}

function isObservation(value: unknown): value is Observation {
  return typeof valueAt(value, 'id') === 'string' && typeof valueAt(value, 'version') === 'number'
}

function listAt(value: unknown, name: string): unknown[] {
  const list = valueAt(value, name)
  return Array.isArray(list) ? list : []
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : undefined
}
