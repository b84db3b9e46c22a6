/** The table twin of a chart: one row for every mark it draws. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { words } from '../../words/words.ts'
import type { TimeChartModel } from './time-chart-model.ts'

export interface TimeChartRow {
  on: CalendarDate
  what: string
  /** In the metric's unit; null where there is none. */
  value: number | null
  /** The ends of its whisker; absent without one. */
  low?: number
  high?: number
  note: string
}

/** Ordered by date; on one date in the order baseline, observation, cycle value, that as reported, path, event. */
export function timeChartRows(model: TimeChartModel): TimeChartRow[] {
  const say = words().chart
  const { baseline, observations, path, events } = model
  return [
    ...(baseline ? [{ on: baseline.on, what: say.baseline, value: baseline.value, note: '' }] : []),
    ...observations.map(({ on, value, note, suppressed }) => ({
      on,
      what: say.observation,
      value,
      note: note ?? (suppressed ? say.suppressed : value === null ? say.noNumber : ''),
    })),
    ...cycleRows(model),
    ...(model.restated ?? []).map(({ cycle, on, reported, sentence }) => ({
      on,
      what: say.asReported(cycle),
      value: reported,
      note: sentence,
    })),
    ...path.map(({ on, value }) => ({ on, what: say.path, value, note: '' })),
    ...events.map(({ on, label, isDecision = false }) => ({
      on,
      what: isDecision ? say.decision : say.event,
      value: null,
      note: label,
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function cycleRows({ cycles, cycleValues }: TimeChartModel): TimeChartRow[] {
  return cycleValues.flatMap(({ cycle, value, low, high }) => {
    const found = cycles.find(({ name }) => name === cycle)
    if (!found) return []
    const note = value === null ? words().chart.noNumber : ''
    const ends = low === undefined || high === undefined ? {} : { low, high }
    return [{ on: found.endsOn, what: words().chart.cycleValue(cycle), value, ...ends, note }]
  })
}
