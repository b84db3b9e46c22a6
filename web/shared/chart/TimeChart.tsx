import type { Ref } from 'preact'
import { useEffect, useImperativeHandle, useRef } from 'preact/hooks'

import { words } from '../../words/words.ts'
import { formatDate } from '../format.ts'
import type { TimeChartModel } from './time-chart-model.ts'
import { eventLetter } from './time-chart-model.ts'
import type { TimeChartView } from './time-chart-view.ts'
import { drawTimeChart, loadChartClass } from './time-chart-view.ts'

export interface TimeChartHandle {
  /** A PNG on white with the title and the as-of date. Undefined until the chart is drawn. */
  toPng(): Promise<Blob> | undefined
}

export type TimeChartProps = {
  model: TimeChartModel
  /** What the picture says, in a sentence. Its table holds the rest. */
  label: string
  /** Of the canvas, in CSS pixels. */
  height?: number
  handle?: Ref<TimeChartHandle>
}

/** The large chart of one metric. Put its `TimeChartTable` beside it. */
export function TimeChart({ model, label, height = 340, handle = null }: TimeChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useRef<TimeChartView>(null)

  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    let closed = false
    const open = async () => {
      const chartClass = await loadChartClass()
      if (!closed) view.current = drawTimeChart(chartClass, element, model) ?? null
    }
    void open()
    return () => {
      closed = true
      view.current?.close()
      view.current = null
    }
  }, [model])

  useImperativeHandle(handle, () => ({ toPng: () => view.current?.toPng() }), [])

  return (
    <div class="time-chart">
      <div class="canvas" style={{ height: `${height}px` }}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A canvas is not an img. */}
        <canvas ref={canvas} role="img" aria-label={label} />
      </div>
      <EventKey events={model.events} />
    </div>
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
