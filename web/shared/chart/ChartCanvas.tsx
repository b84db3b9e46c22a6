import type { Ref } from 'preact'
import { useEffect, useImperativeHandle, useRef } from 'preact/hooks'

import type { ChartDrawing, TimeChartView } from './time-chart-view.ts'
import { drawTimeChart, loadChartClass } from './time-chart-view.ts'

export interface TimeChartHandle {
  /** A PNG on white with the title, the source and the as-of date. Undefined until the chart is drawn. */
  toPng(): Promise<Blob> | undefined
  /** The same as an SVG. */
  toSvg(): Promise<Blob> | undefined
}

export type ChartCanvasProps = {
  /** What is drawn; another object is drawn anew. */
  drawing: ChartDrawing
  /** What the picture says, in a sentence. Its table holds the rest. */
  label: string
  /** Of the canvas, in CSS pixels. */
  height?: number
  handle?: Ref<TimeChartHandle>
}

/** One canvas with a chart that keeps up with the page. */
export function ChartCanvas({ drawing, label, height = 340, handle = null }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useRef<TimeChartView>(null)

  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    let closed = false
    const open = async () => {
      const chartClass = await loadChartClass()
      if (!closed) view.current = drawTimeChart(chartClass, element, drawing) ?? null
    }
    void open()
    return () => {
      closed = true
      view.current?.close()
      view.current = null
    }
  }, [drawing])

  useImperativeHandle(
    handle,
    () => ({ toPng: () => view.current?.toPng(), toSvg: () => view.current?.toSvg() }),
    [],
  )

  return (
    <div class="canvas" style={{ height: `${height}px` }}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A canvas is not an img. */}
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
