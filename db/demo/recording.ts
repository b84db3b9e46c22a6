/** Entering, correcting and withdrawing the demonstration's observations by the product's rules. */

import type { CalendarDate } from '../../domain/calendar.ts'
import type { CheckedObservation, ObservationDraft } from '../../domain/observation.ts'
import { checkObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { listCycles } from '../cycles.ts'
import { findMetric } from '../metrics.ts'
import { correctObservation, withdrawObservation } from '../observations.ts'
import type { Writing } from '../writing.ts'
import type { Entry } from './entries.ts'
import { insertObservations } from './many-observations.ts'
import { DEMO_SITES } from './sites.ts'
import type { Write } from './sitting.ts'

/** A first version that is replaced, or taken back when there is nothing to replace it. */
export interface Afterthought {
  metricId: string
  observationId: string
  reason: string
  /** Missing: the observation is withdrawn. */
  draft?: ObservationDraft
}

const SITE_IDS = new Set(DEMO_SITES.map(({ id }) => id))

/** Enters one metric's readings. */
export function record(metricId: string, entries: readonly Entry[]): Write {
  return async (writing) => {
    const metric = await getMetric(writing, metricId)
    const check = await checker(writing, metric)
    const observations = entries.map(({ id, draft, recordedOn }) => ({
      id,
      checked: check(draft, recordedOn),
    }))
    await insertObservations(writing, metric, observations)
  }
}

/** Corrects or withdraws an observation that is in its first version. */
export function reconsider(afterthought: Afterthought, on: CalendarDate): Write {
  const { metricId, observationId, reason, draft } = afterthought
  const request = { expectedVersion: 1, reason }
  return async (writing) => {
    const metric = await getMetric(writing, metricId)
    const check = await checker(writing, metric)
    const outcome = draft
      ? await correctObservation(writing, metric, observationId, check(draft, on), request)
      : await withdrawObservation(writing, metric, observationId, request)
    if (outcome === 'absent' || !('version' in outcome)) {
      throw new Error(`the demonstration cannot change ${observationId}`)
    }
  }
}

function siteExists(id: string): boolean {
  return SITE_IDS.has(id)
}

async function getMetric({ tx }: Writing, id: string): Promise<Metric> {
  const metric = await findMetric(tx, id)
  if (!metric) throw new Error(`the demonstration has no metric ${id}`)
  return metric
}

async function checker({ tx }: Writing, metric: Metric) {
  const cycles = await listCycles(tx, metric.schoolYear)
  return (draft: ObservationDraft, latestDay: CalendarDate): CheckedObservation => {
    const checked = checkObservation(draft, { metric, cycles, siteExists, latestDay })
    if (checked.ok) return checked.value
    const problems = checked.error.map(({ message }) => message).join(' ')
    throw new Error(`the demonstration was refused: ${metric.id}: ${problems}`)
  }
}
