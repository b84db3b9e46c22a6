/** One drawn chart: redrawn when the page's colours change, light on paper, taken as a picture. */

import type { PictureOrigin } from '../picture-foot.ts'
import { pictureFoot } from '../picture-foot.ts'
import type { Chart } from './chart-library.ts'
import type { ChartLook, ColourScheme } from './chart-look.ts'
import { readLook } from './chart-look.ts'
import type { TimeChartConfiguration } from './chart-options.ts'
import { KEY_LINE, wrapped } from './wrapped.ts'

export interface TimeChartView {
  toPng(): Promise<Blob>
  toSvg(): Promise<Blob>
  close(): void
}

/** A chart to draw, and what a picture of it says of itself. */
export interface ChartDrawing extends PictureOrigin {
  title: string
  /** What its marks mean, a line each; they stand below the picture. */
  key?: readonly string[]
  configure: (look: ChartLook) => TimeChartConfiguration
}

/** A letter of the key under a picture, in CSS pixels. */
const KEY_LETTER = 5.6

type ChartClass = typeof Chart

/** Chart.js and the page's fonts; canvas text does not wait for a font by itself. */
export async function loadChartClass(): Promise<ChartClass> {
  if ('fonts' in document) await document.fonts.ready
  const { Chart } = await import('./chart-library.ts')
  return Chart
}

/**
 * Draws, and keeps the drawing in step with the page until the caller closes it.
 * Undefined where the browser has no canvas; the table is there.
 */
export function drawTimeChart(
  ChartClass: ChartClass,
  canvas: HTMLCanvasElement,
  drawing: ChartDrawing,
): TimeChartView | undefined {
  if (!canvas.getContext('2d')) return undefined
  const frame = canvas.parentElement ?? canvas
  const read = (scheme: ColourScheme) => drawing.configure(readLook(frame, scheme))

  let scheme: ColourScheme = 'as-page'
  const chart = new ChartClass(canvas, read(scheme))

  const draw = (next: ColourScheme) => {
    scheme = next
    const { data, options } = read(scheme)
    chart.data = data
    if (options) chart.options = options
    chart.update('none')
  }
  const stopFollowing = followPage(frame, draw, () => draw(scheme))

  return {
    toPng() {
      const before = scheme
      draw('light')
      const picture = paint(canvas, drawing)
      draw(before)
      return picture
    },
    async toSvg() {
      const { svgOf } = await import('./chart-svg.ts')
      return svgOf(ChartClass, {
        title: drawing.title,
        foot: pictureFoot(drawing),
        key: keyOf(drawing, canvas.clientWidth),
        configuration: read('light'),
        width: canvas.clientWidth,
        height: canvas.clientHeight,
      })
    },
    close() {
      stopFollowing()
      chart.destroy()
    },
  }
}

/** Tells when colours or widths change; gives the function that stops it. */
function followPage(
  frame: HTMLElement,
  onColours: (scheme: ColourScheme) => void,
  onWidth: () => void,
): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const asPage = () => onColours('as-page')
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', asPage, { signal })
  window.addEventListener('beforeprint', () => onColours('light'), { signal })
  window.addEventListener('afterprint', asPage, { signal })

  let width = frame.clientWidth
  const widths = new ResizeObserver(() => {
    if (frame.clientWidth !== width) onWidth()
    width = frame.clientWidth
  })
  widths.observe(frame)
  return () => {
    listening.abort()
    widths.disconnect()
  }
}

/** The key in lines that a picture of this width has room for. */
function keyOf({ key = [] }: ChartDrawing, width: number): string[] {
  return key.flatMap((text) => wrapped(text, Math.floor(width / KEY_LETTER)))
}

function paint(canvas: HTMLCanvasElement, drawing: ChartDrawing): Promise<Blob> {
  const { title } = drawing
  const scale = canvas.width / canvas.clientWidth
  const key = keyOf(drawing, canvas.clientWidth)
  const line = KEY_LINE * scale
  const [margin, head, foot] = [20 * scale, 48 * scale, 34 * scale + key.length * line]
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
  const firstLine = head + canvas.height + line
  key.forEach((text, at) => pen.fillText(text, margin, firstLine + at * line, canvas.width))
  pen.fillText(pictureFoot(drawing), margin, picture.height - 13 * scale, canvas.width)

  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
