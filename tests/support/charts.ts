/** Invented charts for the tests of the browser. */

import { calendarDate, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { ChartLook } from '../../web/shared/chart/chart-look.ts'
import type { TimeChartModel } from '../../web/shared/chart/time-chart-model.ts'

export const WIDE: ChartLook = {
  ink: 'ink',
  ink2: 'ink2',
  ink3: 'ink3',
  paper: 'paper',
  line: 'line',
  step: 'step',
  path: 'path',
  band: 'band',
  cycle: 'cycle',
  grid: 'grid',
  event: 'event',
  good: 'good',
  bad: 'bad',
  font: 'sans',
  width: 900,
}

export const PORTAL: TimeChartModel = {
  title: 'Families with an account',
  unit: { kind: 'percent', label: '', places: 1 },
  direction: 'up',
  observations: [
    on('2022-09-14', 54.8),
    { on: calendarDate('2022-10-14'), value: null, note: 'the portal was being moved' },
    on('2022-12-14', 0),
    on('2023-01-20', 61.4),
  ],
  cycleValues: [
    { cycle: 'Q1', value: 54.8 },
    { cycle: 'Q2', value: null },
  ],
  baseline: on('2022-07-01', 51),
  path: [on('2022-12-31', 61), on('2023-06-30', 65)],
  target: { value: 65 },
  tolerance: 1.5,
  events: [
    { on: calendarDate('2022-10-10'), label: 'Portal moved' },
    { on: calendarDate('2022-12-09'), label: 'Letter sent home' },
  ],
  cycles: defaultCycles(schoolYear('2022-23')),
  asOf: calendarDate('2023-01-31'),
}

export function on(day: string, value: number) {
  return { on: calendarDate(day), value }
}
