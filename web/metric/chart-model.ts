/** A metric's series as the large chart draws it. */

import { isRunningTotal } from '../../domain/pace.ts'
import { wordingBorders } from '../../domain/statistics/survey-pool.ts'
import type { Decision } from '../decisions/decisions.ts'
import type { TimeChartModel } from '../shared/chart/time-chart-model.ts'
import { decisionWords } from '../words/decisions.ts'
import { surveyWords } from '../words/survey.ts'
import { numberUnitOf, toChart } from './amounts.ts'
import { pointsOf } from './points.ts'
import type { Series } from './series.ts'
import { cyclesOf, day, nameOf, surveyOf } from './series.ts'

/** The model of the chart; `seenOn` is the day the picture stands for. */
export function chartModelOf(
  series: Series,
  seenOn: string,
  decisions: readonly Decision[] = [],
): TimeChartModel {
  const { metric } = series
  const place = (value: number) => toChart(metric, value)
  const baseline = series.baseline
  const borders = bordersOf(series)
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
    restated: restatedOf(series),
    baseline: baseline && { on: day(baseline.on), value: place(baseline.value) },
    path: series.path.map(({ on, value }) => ({ on: day(on), value: place(value) })),
    target: targetOf(series),
    tolerance: targetOf(series) === null ? null : series.tolerance,
    events: [
      ...series.events.map(({ on, label }) => ({ on: day(on), label })),
      ...decidedOn(decisions),
      ...borders.map(({ on, wording }) => ({ on, label: surveyWords().newQuestion(wording) })),
    ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    breaks: borders.map(({ on }) => on),
    cycles: series.cycles.map(({ name, startsOn, endsOn }) => ({
      name,
      startsOn: day(startsOn),
      endsOn: day(endsOn),
    })),
    asOf: day(seenOn),
    source: metric.sourceSystem,
  }
}

/** The days on which something was decided about the metric, each once. */
function decidedOn(decisions: readonly Decision[]) {
  const say = decisionWords()
  const days = Map.groupBy(decisions.toReversed(), ({ takenOn }) => takenOn)
  return Array.from(days, ([on, own]) => ({
    on: day(on),
    label: own.map(({ kind, text }) => say.onMetric.mark(say.kinds[kind], text)).join(' '),
    isDecision: true,
  }))
}

function cycleValuesOf(series: Series) {
  return cyclesOf(series).map(({ cycle, standing: { cycleValue } }) => ({
    cycle: cycle.name,
    value: cycleValue === null ? null : toChart(series.metric, cycleValue),
    ...whiskerOf(series, cycle.id),
  }))
}

/** A running total is restated where its line stands, any other value at the end of its step. */
function restatedOf(series: Series) {
  const { metric, restated } = series
  const place = (value: number) => toChart(metric, value)
  return cyclesOf(series).flatMap(({ cycle, standing: { lastOn } }) => {
    const own = restated.find(({ cycleId }) => cycleId === cycle.id)
    if (!own) return []
    return {
      cycle: cycle.name,
      on: day((isRunningTotal(metric) ? lastOn : null) ?? cycle.endsOn),
      reported: place(own.reported),
      now: own.now === null ? null : place(own.now),
      sentence: own.sentence,
    }
  })
}

function whiskerOf(series: Series, cycleId: string) {
  const interval = surveyOf(series, cycleId)?.interval
  return interval ? { low: interval.low, high: interval.high } : {}
}

/** Where another question begins, as the rules find it in the observations. */
function bordersOf({ observations }: Series) {
  return wordingBorders(
    observations.map(({ observedOn, survey }) => ({ observedOn: day(observedOn), survey })),
  )
}

function targetOf({ metric }: Series): TimeChartModel['target'] {
  const { direction, baseline, target, targetHigh } = metric
  if (direction === 'between') {
    return target === null || targetHigh === null ? null : { low: target, high: targetHigh }
  }
  const value = direction === 'keep' ? (baseline ?? target) : target
  return value === null ? null : { value: toChart(metric, value) }
}
