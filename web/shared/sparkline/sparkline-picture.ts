/** A metric's small drawing as a picture that leaves the page, on white with its title and origin. */

import { wrapped } from '../chart/wrapped.ts'
import { formatMonth } from '../format.ts'
import type { PictureOrigin } from '../picture-foot.ts'
import { pictureFoot } from '../picture-foot.ts'
import { sparklinePaths, tickPath } from './sparkline-paths.ts'
import type { SparklineProps } from './Sparkline.tsx'

export interface SparklinePicture extends PictureOrigin {
  title: string
  /** The value and the status, in words. */
  says: string
  series: Pick<SparklineProps, 'points' | 'path' | 'from' | 'to' | 'ticks'>
}

const [WIDTH, MARGIN] = [640, 24]
const DRAWN = { width: WIDTH - 2 * MARGIN, height: 120 }
const LETTERS = 92
const LINE = 19
const [INK, QUIET, LINE_INK, PATH_INK, RULE] = [
  '#17202a',
  '#46515c',
  '#12466e',
  '#7c858d',
  '#c9c4b8',
]
const SERIF = "'Source Serif 4', Georgia, serif"
const SANS = "'Public Sans', sans-serif"
/** Pixels of a PNG for each of the drawing, sharp on paper. */
const SCALE = 2

/** A whole drawing by itself: its fonts are named, its colours fixed. */
export function sparklineSvg(picture: SparklinePicture): string {
  const { title, says, series } = picture
  const { points, path, from, to, ticks = [] } = series
  const frame = { from, to, ...DRAWN }
  const drawn = sparklinePaths(points, path, frame)
  const heads = wrapped(title, LETTERS * 0.7)
  const lines = wrapped(says, LETTERS)
  const top = MARGIN + heads.length * 22 + lines.length * LINE + 14
  const height = top + DRAWN.height + 52
  const line = (text: string, at: number) => sayText(text, { y: MARGIN + heads.length * 22 + at })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(`${title}. ${says}`)}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...heads.map((text, at) =>
      sayText(text, { y: MARGIN + 16 + at * 22, size: 17, family: SERIF, weight: 600, ink: INK }),
    ),
    ...lines.map((text, at) => line(text, 16 + at * LINE)),
    `<g transform="translate(${MARGIN} ${top})" fill="none" stroke-linejoin="round" stroke-linecap="round">`,
    `<path d="M0 ${DRAWN.height}H${DRAWN.width}" stroke="${RULE}"/>`,
    ticks.length > 0 ? stroke(tickPath(ticks, frame), RULE, 1) : '',
    drawn.path === '' ? '' : stroke(drawn.path, PATH_INK, 1.5, ' stroke-dasharray="2 4"'),
    drawn.line === '' ? '' : stroke(drawn.line, LINE_INK, 2.5),
    drawn.dots === '' ? '' : stroke(drawn.dots, LINE_INK, 5),
    drawn.last
      ? `<circle cx="${drawn.last.x}" cy="${drawn.last.y}" r="5" fill="${LINE_INK}"/>`
      : '',
    '</g>',
    sayText(formatMonth(from), { y: top + DRAWN.height + 16, size: 11 }),
    sayText(formatMonth(to), {
      y: top + DRAWN.height + 16,
      size: 11,
      x: WIDTH - MARGIN,
      end: true,
    }),
    sayText(pictureFoot(picture), { y: height - 12, size: 11 }),
    '</svg>',
  ].join('')
}

/** The same as pixels. */
export async function sparklinePng(picture: SparklinePicture): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;utf8,${encodeURIComponent(sparklineSvg(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.width * SCALE
  canvas.height = image.height * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}

interface Said {
  y: number
  x?: number
  size?: number
  family?: string
  weight?: number
  ink?: string
  /** Whether it ends there. */
  end?: boolean
}

function sayText(text: string, said: Said): string {
  const { y, x = MARGIN, size = 13, family = SANS, weight = 400, ink = QUIET, end = false } = said
  const anchor = end ? ' text-anchor="end"' : ''
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${ink}"${anchor}>${escaped(text)}</text>`
}

function stroke(path: string, ink: string, width: number, more = ''): string {
  return `<path d="${path}" stroke="${ink}" stroke-width="${width}"${more}/>`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter)
}
