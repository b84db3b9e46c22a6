/** Invented figures for the style guide. Shaped like the real thing, true of nothing. */

import { boundsOf, calendarDate, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { StatusCounts } from '../../domain/status.ts'
import { countStatuses } from '../../domain/status.ts'
import type { TimeChartModel } from '../shared/chart/time-chart-model.ts'
import type { NumberUnit } from '../shared/format.ts'

const YEAR = schoolYear('2022-23')
const CYCLES = defaultCycles(YEAR)
export const BOUNDS = boundsOf(YEAR)
const AS_OF = calendarDate('2023-01-31')
export const TICKS = CYCLES.map(({ startsOn }) => startsOn)

export const PERCENT: NumberUnit = { kind: 'percent', label: '', places: 1 }
export const PEOPLE: NumberUnit = { kind: 'number', label: 'people', places: 0 }
const ERRORS: NumberUnit = { kind: 'number', label: 'errors', places: 0 }

export function at(date: string, value: number) {
  return { on: calendarDate(date), value }
}

export function gap(date: string) {
  return { on: calendarDate(date), value: null }
}

const shared = { cycles: CYCLES, asOf: AS_OF, events: [], cycleValues: [] }

export const PORTAL: TimeChartModel = {
  ...shared,
  title: 'Families with an active portal account',
  unit: PERCENT,
  direction: 'up',
  observations: [
    at('2022-08-15', 52.1),
    at('2022-09-14', 54.8),
    { ...gap('2022-10-14'), note: 'Source unavailable: the portal was being moved.' },
    at('2022-11-15', 58.9),
    at('2022-12-14', 60.2),
    at('2023-01-20', 61.4),
  ],
  cycleValues: [
    { cycle: 'Q1', value: 54.8 },
    { cycle: 'Q2', value: 60.2 },
  ],
  baseline: at('2022-07-01', 51),
  path: [
    at('2022-07-01', 51),
    at('2022-09-30', 56),
    at('2022-12-31', 61),
    at('2023-03-31', 63),
    at('2023-06-30', 65),
  ],
  target: { value: 65 },
  tolerance: 1.5,
  events: [
    { on: calendarDate('2022-10-10'), label: 'Portal moved' },
    { on: calendarDate('2022-12-09'), label: 'Letter sent home in four languages' },
  ],
}

export const FATAL: TimeChartModel = {
  ...shared,
  title: 'Fatal errors per state submission',
  unit: ERRORS,
  direction: 'down',
  observations: [at('2022-09-28', 318), at('2022-12-16', 212)],
  cycleValues: [],
  baseline: at('2022-07-01', 480),
  path: [
    at('2022-07-01', 480),
    at('2022-09-30', 390),
    at('2022-12-31', 265),
    at('2023-03-31', 200),
    at('2023-06-30', 150),
  ],
  target: { value: 150 },
  tolerance: 30,
}

export const SURVEY: TimeChartModel = {
  ...shared,
  title: 'Staff who say the help desk solved it',
  unit: PERCENT,
  direction: 'at_least',
  observations: [
    at('2022-09-20', 88),
    { ...gap('2022-10-18'), suppressed: true },
    at('2022-11-15', 86),
    at('2023-01-17', 91),
  ],
  cycleValues: [
    { cycle: 'Q1', value: 88, low: 83, high: 92 },
    { cycle: 'Q2', value: 86, low: 80, high: 91 },
    { cycle: 'Q3', value: 91, low: 87, high: 94 },
  ],
  baseline: null,
  path: [],
  target: { value: 90 },
  tolerance: null,
}

export const BALANCE: TimeChartModel = {
  ...shared,
  title: 'Tickets open at the end of the month, per technician',
  unit: { kind: 'number', label: 'tickets', places: 1 },
  direction: 'between',
  observations: [
    at('2022-08-31', 19.5),
    at('2022-09-30', 17.2),
    at('2022-10-31', 13.4),
    at('2022-11-30', 11.8),
    at('2022-12-31', 12.6),
  ],
  baseline: null,
  path: [],
  target: { low: 8, high: 14 },
  tolerance: 1,
}

export interface ExampleRow {
  name: string
  level: 0 | 1
  first: StatusCounts
  second: StatusCounts
  better: number
  worse: number
}

export const OVERVIEW: ExampleRow[] = [
  row(
    'Data and Research',
    0,
    { on_track: 7, at_risk: 3 },
    { met: 2, on_track: 6, at_risk: 1, off_track: 1 },
    3,
    1,
  ),
  row('1 Improve data quality', 1, { on_track: 3 }, { met: 1, on_track: 2 }, 2, 0),
  row(
    '2 Increase data access',
    1,
    { on_track: 2, at_risk: 2 },
    { met: 1, on_track: 2, off_track: 1 },
    1,
    1,
  ),
  row(
    'State and Federal Programs',
    0,
    { on_track: 5, no_data: 1 },
    { on_track: 4, at_risk: 2 },
    1,
    2,
  ),
  row(
    '1 Strengthen site councils',
    1,
    { on_track: 3, no_data: 1 },
    { on_track: 2, at_risk: 2 },
    0,
    2,
  ),
]

function row(
  name: string,
  level: 0 | 1,
  first: Partial<StatusCounts>,
  second: Partial<StatusCounts>,
  better: number,
  worse: number,
): ExampleRow {
  const none = countStatuses([])
  return {
    name,
    level,
    first: { ...none, ...first },
    second: { ...none, ...second },
    better,
    worse,
  }
}
