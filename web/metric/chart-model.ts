/** A metric's series as the large chart draws it. */

import { isRunningTotal } from '../../domain/pace.ts'
import type { TimeChartModel } from '../shared/chart/time-chart-model.ts'
import { numberUnitOf, toChart } from './amounts.ts'
import { pointsOf } from './points.ts'
import type { Series } from './series.ts'
import { cyclesOf, day, nameOf } from './series.ts'

/** The model of the chart; `seenOn` is the day the picture stands for. */
export function chartModelOf(series: Series, seenOn: string): TimeChartModel {
  const { metric } = series
  const place = (value: number) => toChart(metric, value)
  const baseline = series.baseline
  return {
    title: nameOf(metric),
    unit: numberUnitOf(metric),
    direction: metric.direction,
    observations: pointsOf(series).map(({ on, value, note }) => ({
      on,
      value: value === null ? null : place(value),
      ...(note !== '' && { note }),
    })),
    cycleValues: isRunningTotal(metric) ? [] : cycleValuesOf(series),
    baseline: baseline && { on: day(baseline.on), value: place(baseline.value) },
    path: series.path.map(({ on, value }) => ({ on: day(on), value: place(value) })),
    target: targetOf(series),
    tolerance: targetOf(series) === null ? null : series.tolerance,
    events: series.events.map(({ on, label }) => ({ on: day(on), label })),
    cycles: series.cycles.map(({ name, startsOn, endsOn }) => ({
      name,
      startsOn: day(startsOn),
      endsOn: day(endsOn),
    })),
    asOf: day(seenOn),
  }
}

function cycleValuesOf(series: Series) {
  return cyclesOf(series).map(({ cycle, standing: { cycleValue } }) => ({
    cycle: cycle.name,
    value: cycleValue === null ? null : toChart(series.metric, cycleValue),
  }))
}

function targetOf({ metric }: Series): TimeChartModel['target'] {
  const { direction, baseline, target, targetHigh } = metric
  if (direction === 'between') {
    return target === null || targetHigh === null ? null : { low: target, high: targetHigh }
  }
  const value = direction === 'keep' ? (baseline ?? target) : target
  return value === null ? null : { value: toChart(metric, value) }
}
