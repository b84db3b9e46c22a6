/** Where an observation stands, and whether two say the same. */

import { canonicalJson } from '../domain/canonical-json.ts'
import type { CheckedObservation } from '../domain/observation.ts'
import { toJson } from './changes.ts'

/** The place in which at most one observation stands: metric, day, site and group. */
export function placeOf(
  metricId: string,
  { observedOn, siteId, group }: Pick<CheckedObservation, 'observedOn' | 'siteId' | 'group'>,
): string {
  return [metricId, observedOn, siteId ?? '', group].join('\n')
}

/** Whether two observations say the same, wherever they stand. */
export function isSameContent(one: CheckedObservation, other: CheckedObservation): boolean {
  return contentOf(one) === contentOf(other)
}

function contentOf(observation: CheckedObservation): string {
  const { value, numerator, denominator, n, stage, done, missing } = observation
  const { survey, note, evidenceUrl, provenance } = observation
  const values = { value, numerator, denominator, n, stage, done, missing }
  return canonicalJson(toJson({ ...values, survey, note, evidenceUrl, provenance }))
}
