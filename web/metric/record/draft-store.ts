/** Keeps what is typed when a tab closes. A browser without storage keeps nothing. */

import type { DraftFields } from './draft-fields.ts'
import { DRAFT_FIELDS, isAnswer } from './draft-fields.ts'
import type { Writing } from './writing.ts'

/** Where a draft is kept: one for a metric's new value, one for each correction. */
export function placeOf(metricId: string, writing: Writing): string {
  return writing.kind === 'record'
    ? `quarterdeck.record.${metricId}`
    : `quarterdeck.${writing.kind}.${writing.observation.id}`
}

export function keepDraft(place: string, fields: DraftFields): void {
  try {
    localStorage.setItem(place, JSON.stringify(fields))
  } catch {
    // Full or forbidden: the form itself still holds everything.
  }
}

/** What was kept, over what the form starts with. */
export function findDraft(place: string, start: DraftFields): DraftFields | undefined {
  const kept = readKept(place)
  if (kept === undefined) return undefined
  const fields = { ...start }
  for (const name of DRAFT_FIELDS) {
    const text = kept.get(name)
    if (typeof text === 'string') fields[name] = text
  }
  const answer = kept.get('answer')
  return { ...fields, answer: isAnswer(answer) ? answer : start.answer }
}

export function dropDraft(place: string): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept either.
  }
}

function readKept(place: string): Map<string, unknown> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null')
    return typeof kept === 'object' && kept !== null ? new Map(Object.entries(kept)) : undefined
  } catch {
    return undefined
  }
}
