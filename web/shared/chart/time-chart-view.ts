/** One drawn chart: redrawn when the page's colours change, light on paper, taken as a picture. */

import { words } from '../../words/words.ts'
import { formatDate } from '../format.ts'
import { readLook } from './chart-look.ts'
import { timeChartConfiguration } from './chart-options.ts'
import type { TimeChartModel } from './time-chart-model.ts'

export interface TimeChartView {
  toPng(): Promise<Blob>
  close(): void
}

export type ChartLibrary = typeof import('./chart-library.ts')

/** Chart.js and the page's fonts; canvas text does not wait for a font by itself. */
export async function loadChartLibrary(): Promise<ChartLibrary> {
  const fonts = 'fonts' in document ? document.fonts.ready : undefined
  const [library] = await Promise.all([import('./chart-library.ts'), fonts])
  return library
}

/**
 * Draws, and keeps the drawing in step with the page until the caller closes it.
 * Undefined where the browser has no canvas; the table is there.
 */
export function drawTimeChart(
  { Chart }: ChartLibrary,
  canvas: HTMLCanvasElement,
  model: TimeChartModel,
): TimeChartView | undefined {
  if (!canvas.getContext('2d')) return undefined
  const frame = canvas.parentElement ?? canvas
  const read = (scheme: 'as-page' | 'light') =>
    timeChartConfiguration(model, readLook(frame, scheme))

  let scheme: 'as-page' | 'light' = 'as-page'
  const chart = new Chart(canvas, read(scheme))

  const draw = (next: 'as-page' | 'light') => {
    scheme = next
    const { data, options } = read(scheme)
    chart.data = data
    if (options) chart.options = options
    chart.update('none')
  }
  const follow = () => draw('as-page')
  const lighten = () => draw('light')

  const listening = new AbortController()
  const { signal } = listening
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow, { signal })
  window.addEventListener('beforeprint', lighten, { signal })
  window.addEventListener('afterprint', follow, { signal })
  let width = frame.clientWidth
  const widths = new ResizeObserver(() => {
    if (frame.clientWidth !== width) draw(scheme)
    width = frame.clientWidth
  })
  widths.observe(frame)

  return {
    toPng() {
      lighten()
      const picture = paint(canvas, model)
      follow()
      return picture
    },
    close() {
      listening.abort()
      widths.disconnect()
      chart.destroy()
    },
  }
}

function paint(canvas: HTMLCanvasElement, { title, asOf }: TimeChartModel): Promise<Blob> {
  const scale = canvas.width / canvas.clientWidth
  const [margin, head, foot] = [20 * scale, 48 * scale, 34 * scale]
  const picture = document.createElement('canvas')
  picture.width = canvas.width + 2 * margin
  picture.height = canvas.height + head + foot
  const pen = picture.getContext('2d')
  if (!pen) throw new Error('this browser has no 2d canvas')

  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, picture.width, picture.height)
  pen.fillStyle = '#17202a'
  pen.font = `600 ${17 * scale}px 'Source Serif 4', Georgia, serif`
  pen.fillText(title, margin, 30 * scale, canvas.width)
  pen.drawImage(canvas, margin, head)
  pen.fillStyle = '#46515c'
  pen.font = `${11 * scale}px 'Public Sans', sans-serif`
  const { product, asOf: say } = words().shell
  pen.fillText(`${product} · ${say(formatDate(asOf))}`, margin, picture.height - 13 * scale)

  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
