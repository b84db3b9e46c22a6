/** Whether a metric may be defined as somebody asks. */

import type { MetricFields } from '../db/metrics.ts'
import { findMetric } from '../db/metrics.ts'
import { listSites } from '../db/sites.ts'
import type { Db } from '../db/tables.ts'
import type { SchoolYear } from '../domain/calendar.ts'
import { checkMeasure } from '../domain/measure-check.ts'
import type { Result } from '../domain/result.ts'
import { err, ok } from '../domain/result.ts'
import { usualMeasure } from '../domain/usual-measure.ts'
import type { InputError } from './problem.ts'

export type WantedFields = { [K in keyof MetricFields]?: MetricFields[K] | undefined }

/** Any floor within the rules stands for the district's, which is checked in its own place. */
const SOME_FLOOR = 1

/**
 * The fields to store, given those that stand.
 *
 * Errors: every problem of the measure and every id that names nothing, by field.
 */
export async function checkDefinition<W extends WantedFields>(
  db: Db,
  standing: MetricFields,
  wanted: W,
  place: { schoolYear: SchoolYear },
): Promise<Result<W & Pick<MetricFields, 'targetHigh'>, InputError[]>> {
  const direction = wanted.direction ?? standing.direction
  const kept = wanted.targetHigh === undefined ? standing.targetHigh : wanted.targetHigh
  const usual = usualFor(standing, wanted)
  const stored = { ...wanted, ...usual, targetHigh: direction === 'between' ? kept : null }
  const given = Object.entries(stored).filter(([, value]) => value !== undefined)
  const merged: MetricFields = Object.assign({ ...standing }, Object.fromEntries(given))
  const checked = checkMeasure({ ...merged, coverageFloor: merged.coverageFloor ?? SOME_FLOOR })
  const errors: InputError[] = [
    ...(checked.ok
      ? []
      : checked.error.map(({ path, code, message }) => ({ path, code, message }))),
    ...(wanted.targetHigh && direction !== 'between' ? [UPPER_EDGE_UNUSED] : []),
    ...(await siteErrors(db, wanted.siteIds ?? [])),
    ...(await continuationErrors(db, wanted.continuesId ?? null, place)),
  ]
  return errors.length > 0 ? err(errors) : ok(stored)
}

/** What a newly chosen kind brings along, where neither the asker nor the metric says otherwise. */
function usualFor(standing: MetricFields, wanted: WantedFields): Partial<MetricFields> {
  const { kind } = wanted
  if (kind === undefined || kind === standing.kind) return {}
  const { unit, rateBase, target } = usualMeasure({
    kind,
    unit: wanted.unit ?? standing.unit,
    target: wanted.target === undefined ? standing.target : wanted.target,
    stages: wanted.stages ?? standing.stages,
    targetStage: wanted.targetStage === undefined ? standing.targetStage : wanted.targetStage,
  })
  const hasPlaces = (wanted.siteIds ?? standing.siteIds).length > 0
  return {
    ...(wanted.unit === undefined && unit !== undefined && { unit }),
    ...(wanted.rateBase === undefined && rateBase !== undefined && { rateBase }),
    ...(wanted.target === undefined && target !== undefined && !hasPlaces && { target }),
  }
}

const UPPER_EDGE_UNUSED: InputError = {
  path: 'targetHigh',
  code: 'upper_edge_unused',
  message: 'Only “between” has an upper edge; choose that direction, or leave the edge out.',
}

async function siteErrors(db: Db, siteIds: readonly string[]): Promise<InputError[]> {
  if (siteIds.length === 0) return []
  const known = new Set((await listSites(db)).map(({ id }) => id))
  return siteIds.flatMap((id, index) => {
    if (known.has(id)) return []
    const message = `There is no such site: ${id}. GET /sites lists them.`
    return [{ path: `siteIds.${index}`, code: 'unknown', message }]
  })
}

async function continuationErrors(
  db: Db,
  continuesId: string | null,
  place: { schoolYear: SchoolYear },
): Promise<InputError[]> {
  if (continuesId === null) return []
  const path = 'continuesId'
  const continued = await findMetric(db, continuesId, { removed: 'included' })
  if (!continued) {
    return [{ path, code: 'unknown', message: `There is no such metric: ${continuesId}.` }]
  }
  if (continued.schoolYear < place.schoolYear) return []
  const message = `The metric is of ${continued.schoolYear}; name one of a year before ${place.schoolYear}.`
  return [{ path, code: 'not_earlier', message }]
}
