/** Metrics and observations for tests: say only what the test is about. */

import type { CalendarDate } from '../../domain/calendar.ts'
import { calendarDate, schoolYear } from '../../domain/calendar.ts'
import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'

/** A count of the school year 2022-23 in one place, from 0 to 100, unless the test says otherwise. */
export function metricOf(partial: Partial<Metric> = {}): Metric {
  return {
    id: 'metric-1',
    actionId: 'action-1',
    planId: 'plan-1',
    departmentId: 'department-1',
    schoolYear: schoolYear('2022-23'),
    letter: 'a',
    code: 'DR-1.1.a',
    text: 'Sessions held',
    title: '',
    kind: 'count',
    unit: '',
    direction: 'up',
    baseline: 0,
    baselineOn: null,
    baselineSource: '',
    target: 100,
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
    coverageFloor: 0.8,
    privacyClass: 'public_body',
    sourceSystem: '',
    definition: '',
    owner: '',
    headline: false,
    continuesId: null,
    cadenceReason: '',
    siteIds: [],
    milestoneTargets: {},
    version: 1,
    ...partial,
  }
}

/** A rate in percent. */
export function rateOf(partial: Partial<Metric> = {}): Metric {
  return metricOf({ kind: 'rate', unit: '%', baseline: 40, target: 80, ...partial })
}

/** A score from 1 to 5. */
export function scoreOf(partial: Partial<Metric> = {}): Metric {
  const scale = { scaleMin: 1, scaleMax: 5, baseline: 3, target: 4 }
  return metricOf({ kind: 'score', ...scale, ...partial })
}

/** An observation of the first cycle without any value, unless the test says otherwise. */
export function observed(
  partial: Partial<Omit<RolledObservation, 'observedOn'>> & { observedOn?: string } = {},
): RolledObservation {
  return {
    siteId: null,
    group: '',
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    ...partial,
    observedOn: day(partial.observedOn ?? '2022-09-30'),
  }
}

/** A calendar date. */
export function day(text: string): CalendarDate {
  return calendarDate(text)
}
