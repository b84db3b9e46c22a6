/** What the slides of a deck have in common: marks, counts, and the key of the charts. */

import type { StatusCount } from '../../domain/packet/deck-department.ts'
import { DECK_WORDS } from '../../domain/packet/deck-words.ts'
import type { Drawn, Run, TextLook } from './deck-library.ts'
import type { Mark } from './deck-look.ts'
import { COLOURS, LEFT, SANS, STATUS_MARKS, STROKES } from './deck-look.ts'

const MARK = 0.15
const LINE = 0.28
/** Inches that a letter of a size in points takes, about. */
const WIDTH_OF_POINT = 0.0076

/** A shape and a word of the same colour. */
export function drawMark(
  slide: Drawn,
  mark: Mark,
  word: string,
  { x, y, w, points = 12 }: { x: number; y: number; w: number; points?: number },
): void {
  const { shape, colour, outline, height = 1, glyph, half = false } = mark
  const tall = MARK * height
  const place = { x, y: y + (LINE - tall) / 2, w: MARK, h: tall, objectName: `Mark: ${word}` }
  const look = outline
    ? { line: { color: colour, width: 1.25, dashType: outline === 'dash' ? 'sysDash' : 'solid' } as const } // prettier-ignore
    : { fill: { color: colour }, line: { color: colour, width: 0.25 } }
  slide.addShape(shape, { ...place, ...look })
  if (half) {
    const right = { ...place, x: x + MARK / 2, w: MARK / 2, fill: { color: colour } }
    slide.addShape('flowChartDelay', right)
  }
  if (glyph !== undefined) {
    const letter = { color: COLOURS.paper, fontSize: 8, bold: true, fontFace: SANS, margin: 0 }
    slide.addText(glyph, { ...place, ...letter, align: 'center', valign: 'middle' })
  }
  slide.addText(word, {
    x: x + MARK + 0.08,
    y,
    w: w - MARK - 0.08,
    h: LINE,
    margin: 0,
    fontFace: SANS,
    fontSize: points,
    bold: true,
    color: colour,
    valign: 'middle',
  })
}

/** Counts one after the other from `x`, or so that they end at `right`. */
export function drawCounts(
  slide: Drawn,
  counts: readonly StatusCount[],
  { x, right, y, points = 12 }: { x?: number; right?: number; y: number; points?: number },
): void {
  const widths = counts.map(
    ({ words }) => MARK + 0.08 + words.length * points * WIDTH_OF_POINT + 0.24,
  )
  const total = widths.reduce((sum, one) => sum + one, 0)
  let at = right === undefined ? (x ?? LEFT) : right - total + 0.24
  for (const [index, { status, words }] of counts.entries()) {
    const w = widths[index] ?? 0
    drawMark(slide, STATUS_MARKS[status], words, { x: at, y, w, points })
    at += w
  }
}

/** What each line of the charts is. */
export function drawKey(slide: Drawn, y: number): void {
  for (const [at, role] of (['value', 'path', 'target'] as const).entries()) {
    const { colour, width, dash } = STROKES[role]
    const x = LEFT + at * 1.15
    slide.addShape('line', {
      x,
      y: y + 0.11,
      w: 0.36,
      h: 0,
      line: { color: colour, width, dashType: dash },
      objectName: `Key: ${DECK_WORDS.series[role]}`,
    })
    slide.addText(DECK_WORDS.series[role], {
      x: x + 0.44,
      y,
      w: 0.7,
      h: 0.22,
      margin: 0,
      fontFace: SANS,
      fontSize: 10,
      color: COLOURS.ink2,
      valign: 'middle',
    })
  }
}

/** A paragraph; `gap` is the room above it, in points. */
export function paragraph(text: string, look: TextLook, { gap = 0 }: { gap?: number } = {}): Run {
  return {
    text,
    options: {
      fontFace: SANS,
      color: COLOURS.ink2,
      fontSize: 11,
      ...look,
      paraSpaceBefore: gap,
      breakLine: true,
    },
  }
}

/** A box of text that begins at the top and is shrunk rather than let over the edge. */
export function drawText(
  slide: Drawn,
  runs: Run[],
  place: { x: number; y: number; w: number; h: number },
): void {
  if (runs.length === 0) return
  slide.addText(runs, { ...place, margin: 0, valign: 'top', fit: 'shrink' })
}
