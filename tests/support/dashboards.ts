/** Small dashboards as the API answers them, said by their statuses. */

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { countStatuses, type Status } from '../../domain/status.ts'
import type {
  Action,
  Dashboard,
  Department,
  Metric,
  Priority,
  Standing,
} from '../../web/dashboard/dashboard.ts'

export const CYCLES: Dashboard['cycles'] = defaultCycles(schoolYear('2022-23')).map(
  ({ schoolYear: _, ...cycle }) => ({
    ...cycle,
    dueOn:
      { 1: '2022-10-20', 2: '2023-01-20', 3: '2023-04-20', 4: '2023-07-20' }[cycle.number] ?? '',
    meetingOn: null,
    closed: false,
  }),
)

/** The ids of the cycles, first to last. */
export const [Q1 = '', Q2 = '', Q3 = '', Q4 = ''] = CYCLES.map(({ id }) => id)

const HAS_VALUE = new Set<Status>([
  'off_track',
  'at_risk',
  'incomplete',
  'on_track',
  'met',
  'informative',
])

/** A rate that stood so in the first cycles of the year; the later ones are not due. */
export function metricOf(
  code: string,
  statuses: readonly Status[],
  change: Partial<Metric> = {},
): Metric {
  return {
    id: code.toLowerCase(),
    code,
    letter: code.slice(-1),
    text: `Printed ${code}`,
    title: `Title of ${code}`,
    kind: 'rate',
    unit: '%',
    direction: 'up',
    baseline: 40,
    baselineOn: null,
    target: 60,
    targetHigh: null,
    cadence: 'quarterly',
    accumulates: false,
    stages: [],
    privacyClass: 'public_body',
    sourceSystem: 'Aeries',
    owner: '',
    headline: true,
    cycles: CYCLES.map(({ id }, at) => standingOf(statuses[at] ?? 'not_due', { cycleId: id })),
    ...change,
  }
}

/** A standing with the value 50 where its status has one. */
export function standingOf(status: Status, change: Partial<Standing> = {}): Standing {
  const value = HAS_VALUE.has(status) ? 50 : null
  return {
    cycleId: Q1,
    status,
    value,
    cycleValue: value,
    numerator: value,
    denominator: value === null ? null : 100,
    path: null,
    progress: null,
    shortBy: null,
    coverage: { have: 1, expected: 1 },
    missing: null,
    lastOn: null,
    previous: null,
    sameCycleLastYear: null,
    lastYearDenominator: null,
    sentence: `Sentence of ${status}.`,
    deviation: null,
    suppressed: null,
    ...change,
  }
}

export function actionOf(number: number, metrics: Metric[], change: Partial<Action> = {}): Action {
  return {
    id: `action-${number}`,
    number,
    text: `Action text ${number}`,
    needsResources: null,
    goals: [],
    metrics,
    counts: countsOf(metrics),
    ...change,
  }
}

export function priorityOf(number: number, title: string, actions: Action[]): Priority {
  const metrics = actions.flatMap((action) => action.metrics)
  const counts = countsOf(metrics)
  const worst = (id: string) =>
    metrics.find(({ headline }) => headline)?.cycles.find(({ cycleId }) => cycleId === id)
  return {
    id: `priority-${number}-${title.toLowerCase().replaceAll(' ', '-')}`,
    number,
    title,
    actions,
    counts,
    headline: Object.fromEntries(CYCLES.map(({ id }) => [id, worst(id)?.status ?? null])),
  }
}

export function departmentOf(
  name: string,
  priorities: Priority[],
  change: Partial<Department> = {},
): Department {
  const id = name.toLowerCase().replaceAll(' ', '-')
  return {
    id,
    code: name.slice(0, 2).toUpperCase(),
    name,
    divisionId: null,
    planId: `plan-of-${id}`,
    planState: 'approved',
    priorities,
    counts: countsOf(
      priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics)),
    ),
    ...change,
  }
}

export function dashboardOf(departments: Department[], change: Partial<Dashboard> = {}): Dashboard {
  const metrics = departments.flatMap(({ priorities }) =>
    priorities.flatMap(({ actions }) => actions.flatMap((action) => action.metrics)),
  )
  return {
    schoolYear: '2022-23',
    today: '2023-02-10',
    asOf: null,
    record: 1,
    cycles: CYCLES,
    counts: countsOf(metrics),
    departments,
    ...change,
  }
}

/** Two departments with five metrics, and one without a plan. */
export function exampleDashboard(): Dashboard {
  return dashboardOf([
    departmentOf('Data and Research', [
      priorityOf(1, 'Trust the records', [
        actionOf(
          1,
          [
            metricOf('DR-1.1.a', ['on_track', 'off_track']),
            metricOf('DR-1.1.b', ['at_risk', 'met']),
          ],
          {
            goals: ['LCAP 1'],
          },
        ),
      ]),
      priorityOf(2, 'Open the data', [
        actionOf(
          2,
          [metricOf('DR-2.2.a', ['on_track', 'no_data'], { sourceSystem: 'Help desk' })],
          {
            goals: ['LCAP 1', 'LCAP 2'],
            needsResources: true,
          },
        ),
      ]),
    ]),
    departmentOf('Family Programs', [
      priorityOf(1, 'Hear families', [
        actionOf(3, [
          metricOf('FP-1.3.a', ['at_risk', 'at_risk'], { sourceSystem: 'Survey' }),
          metricOf('FP-1.3.b', ['informative', 'incomplete'], {
            headline: false,
            sourceSystem: 'Survey',
          }),
        ]),
      ]),
    ]),
    departmentOf('Technology', [], { planId: null, planState: null }),
  ])
}

function countsOf(metrics: readonly Metric[]): Department['counts'] {
  const at = (id: string) =>
    countStatuses(
      metrics.flatMap(({ cycles }) =>
        cycles.filter(({ cycleId }) => cycleId === id).map(({ status }) => status),
      ),
    )
  return Object.fromEntries(CYCLES.map(({ id }) => [id, at(id)]))
}
