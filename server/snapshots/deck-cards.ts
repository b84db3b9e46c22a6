/** A priority's slide: its metrics side by side, each with its status, figure, chart and sentence. */

import type { MetricCard } from '../../domain/packet/deck-metric.ts'
import type { SlideOf } from '../../domain/packet/deck.ts'
import { STATUS_WORDS } from '../../domain/status-words.ts'
import { drawCounts, drawKey, drawMark, drawText, paragraph } from './deck-draw.ts'
import type { Drawn, Run } from './deck-library.ts'
import { COLOURS, INNER, LEFT, SANS, SERIF, STATUS_MARKS, WIDTH } from './deck-look.ts'

interface Box {
  x: number
  y: number
  w: number
  h: number
}

const TOP = 1.55
const BOTTOM = 6.68
const GAP = 0.5
const KEY = 6.76
const SIZES = [
  { most: 12, points: 24 },
  { most: 20, points: 18 },
  { most: 34, points: 14 },
] as const

export function drawPriority(slide: Drawn, { cards, counts, none }: SlideOf<'priority'>): void {
  drawCounts(slide, counts, { right: WIDTH - LEFT, y: 0.36, points: 11 })
  if (none !== '') {
    drawText(slide, [paragraph(none, { fontSize: 14 })], { x: LEFT, y: TOP, w: INNER, h: 1 })
  }
  for (const [at, card] of cards.entries()) drawCard(slide, card, boxOf(at, cards.length))
  if (cards.some(({ chart }) => chart !== null)) drawKey(slide, KEY)
}

/** One wide, two or three beside each other, four in two rows. */
function boxOf(at: number, of: number): Box {
  const columns = of === 4 ? 2 : of
  const rows = of === 4 ? 2 : 1
  const w = (INNER - GAP * (columns - 1)) / columns
  const h = (BOTTOM - TOP - 0.3 * (rows - 1)) / rows
  return {
    x: LEFT + (at % columns) * (w + GAP),
    y: TOP + Math.floor(at / columns) * (h + 0.3),
    w,
    h,
  }
}

function drawCard(slide: Drawn, card: MetricCard, box: Box): void {
  const { x, y, w, h } = box
  const { status, code, chart } = card
  const isWide = w > 2 * h || w > 8
  const textWidth = isWide ? Math.min(w * 0.46, 4.4) : w
  const textHeight = isWide ? h - 0.36 : 2.35
  slide.addShape('line', { x, y, w, h: 0, line: { color: COLOURS.rule, width: 1 } })
  drawMark(slide, STATUS_MARKS[status], STATUS_WORDS[status], { x, y: y + 0.1, w: 1.7 })
  slide.addText(code, {
    x: x + textWidth - 1.2,
    y: y + 0.1,
    w: 1.2,
    h: 0.28,
    margin: 0,
    align: 'right',
    valign: 'middle',
    fontFace: SANS,
    fontSize: 10,
    color: COLOURS.ink3,
  })
  drawText(slide, textOf(card, isWide && h < 3 ? 10.5 : 12), {
    x,
    y: y + 0.42,
    w: textWidth,
    h: textHeight,
  })
  if (!chart) return
  const place = isWide
    ? { x: x + textWidth + 0.15, y: y + 0.1, w: w - textWidth - 0.15, h: h - 0.1 }
    : { x: x - 0.05, y: y + 0.42 + textHeight + 0.05, w: w + 0.05, h: h - 0.47 - textHeight }
  // What is in it is written anew by `deck-parts.ts`; this makes its place.
  const lines = chart.series.map(({ name, values }) => ({
    name,
    labels: chart.labels,
    values: values.map((value) => value ?? 0),
  }))
  slide.addChart('line', lines, { ...place, altText: chart.altText, objectName: `Chart ${code}` })
}

/** `small` is the size of what is said; the name and figure follow from it. */
function textOf({ name, figure, heldTo, sentence, hidden }: MetricCard, small: number): Run[] {
  const points = SIZES.find(({ most }) => figure.length <= most)?.points ?? 12
  return [
    paragraph(name, { fontSize: small + 2, bold: true, color: COLOURS.ink }),
    paragraph(figure, { fontSize: points, fontFace: SERIF, color: COLOURS.ink }, { gap: 2 }),
    ...(heldTo === '' ? [] : [paragraph(heldTo, { fontSize: small, color: COLOURS.ink3 })]),
    ...(sentence === '' ? [] : [paragraph(sentence, { fontSize: small }, { gap: 4 })]),
    ...(hidden === ''
      ? []
      : [paragraph(hidden, { fontSize: small, color: COLOURS.ink, italic: true }, { gap: 3 })]),
  ]
}
