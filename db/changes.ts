/** What every change to a row shares: merging what is asked for, and putting it on the record. */

import type { Json } from '../domain/canonical-json.ts'
import { notePlanChange } from './plan-changes.ts'
import type { Writing } from './writing.ts'

/** Some of a row's fields; a field that is missing or undefined stays as it is. */
export type Changes<T> = { [K in keyof T]?: T[K] | undefined }

/** What a row looks like after a change, one version later. Fields it does not have are ignored. */
export function withChanges<T extends { version: number }>(
  before: T,
  changes: Partial<Record<keyof T, unknown>>,
): T {
  const given = Object.entries(changes).filter(
    ([key, value]) => value !== undefined && Object.hasOwn(before, key),
  )
  return Object.assign({ ...before }, Object.fromEntries(given), { version: before.version + 1 })
}

export interface RecordedChange {
  /** `site.change`: what is changed, and how. */
  action: `${string}.${string}`
  entityId: string
  /** The whole of it; missing when it is new. */
  before?: object | undefined
  /** The whole of it; missing when it is gone. */
  after?: object | undefined
  reason?: string | undefined
  /** The plan that it is a part of. */
  planId?: string | undefined
  /** School years (or `organisation`) whose readers must look again. */
  scopes: readonly string[]
}

/** Puts a change on the record, tells its readers, and gives its ledger number. */
export async function recordChange(writing: Writing, change: RecordedChange): Promise<number> {
  const { action, entityId, before, after, planId, scopes } = change
  const reason = change.reason ?? writing.reason
  for (const scope of scopes) writing.touch(scope)
  const tx = await writing.log({
    action,
    entity: action.slice(0, action.indexOf('.')),
    entityId,
    payload: {
      ...(before && { before: toJson(before) }),
      ...(after && { after: toJson(after) }),
      ...(reason !== undefined && { reason }),
    },
  })
  if (planId !== undefined) await notePlanChange(writing.tx, planId, { tx, reason })
  return tx
}

/**
 * A value made of plain objects, lists and scalars, as JSON.
 *
 * Errors: throws TypeError for anything JSON has no word for.
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(members.map(([key, member]) => [key, toJson(member)]))
}
