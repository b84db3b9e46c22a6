/** Single observations as they are shown to whoever may not see small groups. */

import { isTelling } from '../domain/privacy/leaves.ts'
import { peopleOf } from '../domain/privacy/population.ts'
import { veilObservation } from '../domain/privacy/veil.ts'
import { lookBack } from './look-back.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { RecordedObservation } from './observation-row.ts'
import { readHidden } from './small-groups.ts'
import type { Db } from './tables.ts'
import { isHidden } from './veiled-series.ts'

/** The observations, those of small groups and their partners without their numbers. */
export async function veilObservations(
  db: Db,
  observations: readonly RecordedObservation[],
  asOf?: number,
): Promise<RecordedObservation[]> {
  const metrics = await readMetricsOf(lookBack(db, asOf), observations)
  const { byMetric } = await readHidden(db, metrics, { asOf })
  return observations.map((one) =>
    isHidden(byMetric.get(one.metricId), one) ? veilObservation(one) : one,
  )
}

/**
 * All of an observation's versions: all hidden where it is or one of them is of few people, also
 * one that came after the moment for which they are asked.
 */
export async function veilVersions(
  db: Db,
  versions: readonly RecordedObservation[],
  asOf?: number,
): Promise<RecordedObservation[]> {
  const [metric] = await readMetricsOf(lookBack(db, asOf), versions)
  if (!metric) return [...versions]
  const { byMetric, classOf, thresholdOf } = await readHidden(db, [metric], { asOf })
  const threshold = thresholdOf(metric)
  const own = byMetric.get(metric.id)
  const tells = (version: RecordedObservation) => {
    const people = peopleOf(metric, version)
    return isHidden(own, version) || (people !== null && isTelling(people, threshold))
  }
  if (classOf(metric) === 'public_body' || !versions.some(tells)) return [...versions]
  return versions.map(veilObservation)
}

async function readMetricsOf(db: Db, observations: readonly RecordedObservation[]) {
  const ids = new Set(observations.map(({ metricId }) => metricId))
  const found = await Promise.all(
    Array.from(ids, (id) => readMetrics(db, { id, removed: 'included' })),
  )
  return found.flat().map(toMetric)
}
