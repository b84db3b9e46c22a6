/** What may be said about a metric, and what is said when nobody has said anything. */

import type { Measure } from '../domain/measure.ts'
import type { Metric } from '../domain/plan.ts'

/** Everything about a metric but its place in the plan and its printed text. */
export interface MetricFields
  extends
    Omit<Measure, 'coverageFloor'>,
    Pick<
      Metric,
      | 'title'
      | 'baselineOn'
      | 'baselineSource'
      | 'privacyClass'
      | 'sourceSystem'
      | 'definition'
      | 'owner'
      | 'headline'
      | 'continuesId'
      | 'cadenceReason'
      | 'siteIds'
    > {
  /** Null: the district's. */
  coverageFloor: number | null
}

/** A metric of which only the text is known, such as one read from a printed plan. */
export function newMeasure(): MetricFields {
  return {
    kind: null,
    unit: '',
    direction: 'up',
    baseline: null,
    target: null,
    targetHigh: null,
    tolerance: { unit: 'percent_of_span', amount: 10 },
    cadence: 'quarterly',
    accumulates: false,
    acrossSites: 'sum',
    scaleMin: null,
    scaleMax: null,
    stages: [],
    targetStage: null,
    rateBase: 100,
    groupsOverlap: false,
    coverageFloor: null,
    title: '',
    baselineOn: null,
    baselineSource: '',
    privacyClass: 'public_body',
    sourceSystem: '',
    definition: '',
    owner: '',
    headline: true,
    continuesId: null,
    cadenceReason: '',
    siteIds: [],
  }
}

/** The letter of a metric by its place: 1 is `a`, 27 is `aa`. */
export function letterAt(place: number): string {
  const last = String.fromCodePoint(97 + ((place - 1) % 26))
  return place > 26 ? letterAt(Math.floor((place - 1) / 26)) + last : last
}
