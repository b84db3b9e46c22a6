/** Recording one observation, whoever makes its draft: the rules, the lock of the cycle, the roll-up and the log. */

import type { Context } from 'hono'

import { findMetric } from '../db/metrics.ts'
import { insertObservation } from '../db/observations.ts'
import type { Writing } from '../db/writing.ts'
import type { ObservationDraft } from '../domain/observation.ts'
import { checkObservation } from '../domain/observation.ts'
import type { Env } from './context.ts'
import { etagOf } from './etag.ts'
import {
  closed,
  contextOf,
  lateBy,
  occupied,
  refused,
  unknownMetric,
} from './observation-refusals.ts'
import { toBody } from './observation-schemas.ts'

export interface Recorded {
  metricId: string
  draft: ObservationDraft
  /** Why it comes after its cycle was closed. */
  reason: string | undefined
}

/** 201 with the observation, or why there is none. */
export async function recordObservation(
  c: Context<Env>,
  change: Writing,
  { metricId, draft, reason }: Recorded,
) {
  const metric = await findMetric(change.tx, metricId)
  if (!metric) return unknownMetric(c)
  const context = await contextOf(change.tx, metric, c.var.latestDay)
  const checked = checkObservation(draft, context)
  if (!checked.ok) return refused(c, checked.error)
  const late = { ...change, ...lateBy(c, reason) }
  const stored = await insertObservation(late, metric, checked.value)
  if ('closed' in stored) return closed(c, stored.closed)
  if ('exists' in stored) return occupied(c, stored.exists)
  c.header('etag', etagOf(stored.version, stored.id))
  c.header('location', `/api/v1/observations/${stored.id}`)
  return c.json(toBody(stored, c.var.nameOf), 201)
}
