import type { Ref } from 'preact'
import { useMemo } from 'preact/hooks'

import { words } from '../../words/words.ts'
import { formatDate } from '../format.ts'
import { timeChartConfiguration } from './chart-options.ts'
import type { TimeChartHandle } from './ChartCanvas.tsx'
import { ChartCanvas } from './ChartCanvas.tsx'
import type { RestatedValue, TimeChartModel } from './time-chart-model.ts'
import { eventLetter, tellOf } from './time-chart-model.ts'

export type { TimeChartHandle } from './ChartCanvas.tsx'

export type TimeChartProps = {
  model: TimeChartModel
  /** What the picture says, in a sentence. Its table holds the rest. */
  label: string
  /** Of the canvas, in CSS pixels. */
  height?: number
  handle?: Ref<TimeChartHandle>
}

/** The large chart of one metric. Put its `TimeChartTable` beside it. */
export function TimeChart({ model, ...canvas }: TimeChartProps) {
  const drawing = useMemo(
    () => ({
      title: model.title,
      asOf: model.asOf,
      source: model.source ?? '',
      key: keyOf(model),
      configure: (look: Parameters<typeof timeChartConfiguration>[1]) =>
        timeChartConfiguration(model, look),
    }),
    [model],
  )
  return (
    <div class="time-chart">
      <ChartCanvas drawing={drawing} {...canvas} />
      <EventKey events={model.events} />
      <RestatedKey restated={model.restated ?? []} />
    </div>
  )
}

/** What a picture says of its marks, a line each, where the page has its lists. */
function keyOf({ events, restated = [] }: TimeChartModel): string[] {
  return [
    ...events.map(({ on, label }, index) => `${eventLetter(index)}  ${label} ${formatDate(on)}`),
    ...restated.map((one) => `${HOLLOW}  ${tellOf(one)}`),
  ]
}

const HOLLOW = '◇'

function RestatedKey({ restated }: { restated: readonly RestatedValue[] }) {
  if (restated.length === 0) return null
  return (
    <ul class="event-key" aria-label={words().chart.restated}>
      {restated.map((one) => (
        <li key={one.cycle}>
          <b aria-hidden="true">{HOLLOW}</b> <span>{tellOf(one)}</span>
        </li>
      ))}
    </ul>
  )
}

function EventKey({ events }: Pick<TimeChartModel, 'events'>) {
  if (events.length === 0) return null
  return (
    <ol class="event-key" aria-label={words().chart.events}>
      {events.map(({ on, label }, index) => (
        <li key={on + label}>
          <b>{eventLetter(index)}</b> <span>{label}</span>{' '}
          <time dateTime={on}>{formatDate(on)}</time>
        </li>
      ))}
    </ol>
  )
}
