/** A metric's series as the API would answer it, for tests of its page: say only what the test is about. */

import { calendarDate, cycleOf, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { coverageOf } from '../../domain/coverage.ts'
import { gapsOf } from '../../domain/measurability.ts'
import { pathPoints } from '../../domain/pace.ts'
import type { Metric } from '../../domain/plan.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { standingsOf } from '../../domain/standing.ts'
import { statisticsOf } from '../../domain/statistics/statistics.ts'
import { surveysOf } from '../../domain/statistics/survey-series.ts'
import { toBody as toStatistics } from '../../server/statistics-schemas.ts'
import type { Observation, Series } from '../../web/metric/series.ts'
import { metricOf } from './metrics.ts'

const YEAR = schoolYear('2022-23')
const TODAY = calendarDate('2023-01-20')
const SITE_NAMES = { eliot: 'Eliot', field: 'Field', rose: 'Rose City' } as const

/** An observation of 5 October 2022, first version. */
export function observationOf(partial: Partial<Observation> = {}): Observation {
  const observedOn = partial.observedOn ?? '2022-10-05'
  return {
    id: `on-${observedOn}-${partial.siteId ?? ''}-${partial.group ?? ''}`,
    metricId: 'metric-1',
    observedOn,
    schoolYear: YEAR,
    cycleId: cycleOf(calendarDate(observedOn), defaultCycles(YEAR))?.id ?? '',
    siteId: null,
    group: '',
    value: null,
    numerator: null,
    denominator: null,
    mean: null,
    n: null,
    stage: null,
    done: null,
    missing: null,
    survey: null,
    note: '',
    evidenceUrl: null,
    provenance: null,
    version: 1,
    reason: null,
    recordedAt: '2022-10-06T18:00:00.000Z',
    recordedBy: 'data@district.example',
    withdrawn: false,
    late: false,
    suppressed: null,
    ...partial,
  }
}

/** The series of a metric with these observations, judged by the rules on 20 January 2023. */
export function seriesOf(
  metric: Partial<Metric> = {},
  given: readonly Partial<Observation>[] = [],
  partial: Partial<Series> = {},
): Series {
  const whole = metricOf(metric)
  const cycles = defaultCycles(YEAR)
  const observations = given.map(observationOf)
  const rolled = observations.map((one) => ({ ...one, observedOn: calendarDate(one.observedOn) }))
  const inCycle = (list: typeof rolled, at: number) =>
    list.filter(({ cycleId }) => cycleId === cycles[at]?.id)
  const partsOf = (list: typeof rolled, of: Metric) =>
    cycles.flatMap(({ id }, at) => {
      const own = inCycle(list, at)
      if (own.length === 0) return []
      const parts = rollUpMetric(of, rollUpSites(of, own))
      return [{ cycleId: id, value: actualOf(of, parts), ...parts, suppressed: null }]
    })
  const parts = new Map(
    cycles.map((cycle, at) => {
      const own = inCycle(rolled, at)
      const rolledUp = rollUpMetric(whole, rollUpSites(whole, own))
      return [cycle.id, { ...rolledUp, ...coverageOf(whole, whole.siteIds, own, cycle) }]
    }),
  )
  const groups = [...new Set(observations.map(({ group }) => group))].filter((name) => name !== '')
  return {
    schoolYear: YEAR,
    today: TODAY,
    asOf: null,
    record: 1,
    metric: { ...whole, lacks: gapsOf(whole), removed: false },
    place: {
      departmentId: 'data',
      departmentCode: 'DR',
      department: 'Data and Research',
      priorityId: 'p1',
      priorityNumber: 1,
      priority: 'Attendance',
      actionId: 'a1',
      actionNumber: 1,
      action: 'Train the site teams',
    },
    cycles: cycles.map(({ schoolYear: _year, ...cycle }) => ({
      ...cycle,
      dueOn: cycle.endsOn,
      meetingOn: null,
      closed: false,
    })),
    standings: standingsOf({
      metric: whole,
      cycles,
      parts,
      asked: rolled,
      today: TODAY,
      coverageFloor: 0.8,
    }),
    baseline: whole.baseline === null ? null : { on: '2022-07-01', value: whole.baseline },
    path: pathPoints(whole, cycles),
    tolerance: 2,
    observations,
    sites: Object.entries(SITE_NAMES)
      .filter(([id]) => whole.siteIds.includes(id))
      .map(([id, name]) => ({
        id,
        code: id,
        name,
        expected: true,
        cycles: partsOf(
          rolled.filter(({ siteId }) => siteId === id),
          { ...whole, siteIds: [] },
        ),
      })),
    groups: groups.map((name) => ({
      name,
      cycles: partsOf(
        rolled.filter(({ group }) => group === name),
        whole,
      ),
    })),
    events: [],
    restatements: [],
    restated: [],
    hides: false,
    statistics: toStatistics(
      statisticsOf({
        years: [{ schoolYear: YEAR, measure: whole, cycles, observations: rolled }],
        today: TODAY,
        borders: [],
      }),
    ),
    surveys: surveysOf(whole, cycles, rolled),
    ...partial,
  }
}

/** A metric whose rate comes from three sites. */
export const COUNCILS: Partial<Metric> = {
  kind: 'rate',
  unit: '%',
  baseline: 40,
  target: 80,
  siteIds: Object.keys(SITE_NAMES),
  title: 'Council attendance',
  text: 'Attendance of council members',
}
