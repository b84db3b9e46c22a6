/**
 * How a deck looks: paper and ink in the light colours of `web/styles/tokens.css`, serif headings, and a
 * shape for each status and decision. Inches on a slide of 13.33 by 7.5; points for letters.
 */

import type { DecisionKind } from '../../domain/decision.ts'
import type { SeriesRole } from '../../domain/packet/deck-metric.ts'
import type { Status } from '../../domain/status.ts'

export const WIDTH = 13.333
export const HEIGHT = 7.5
export const LEFT = 0.62
export const INNER = WIDTH - 2 * LEFT

/** Fonts that offices have everywhere, or have a twin of the same widths for. */
export const SERIF = 'Georgia'
export const SANS = 'Arial'

export const COLOURS = {
  paper: 'FAF8F3',
  raised: 'FFFFFF',
  ink: '17202A',
  ink2: '46515C',
  ink3: '5F6973',
  rule: 'E2DDD2',
  brand: '12324A',
  line: '12466E',
  path: '7C858D',
  target: '5F6973',
  grid: 'E8E4DA',
} as const

export interface Mark {
  shape: 'ellipse' | 'donut' | 'diamond' | 'flowChartMerge' | 'flowChartDelay' | 'rect' | 'upArrow' | 'star5' | 'octagon' | 'rightArrow' | 'mathEqual' // prettier-ignore
  colour: string
  outline?: 'solid' | 'dash'
  /** Of the full height; 1 unless given. */
  height?: number
  glyph?: string
  /** Its right half filled. */
  half?: boolean
}

const INK2 = COLOURS.ink2
const INK3 = COLOURS.ink3

export const STATUS_MARKS: Readonly<Record<Status, Mark>> = {
  met: { shape: 'ellipse', colour: '0A6A4E', glyph: '✓' },
  on_track: { shape: 'donut', colour: '2468AD' },
  at_risk: { shape: 'diamond', colour: '955E00' },
  off_track: { shape: 'flowChartMerge', colour: '8C1A10' },
  incomplete: { shape: 'ellipse', colour: '5A4385', outline: 'solid', half: true },
  no_data: { shape: 'ellipse', colour: INK3, outline: 'dash' },
  informative: { shape: 'rect', colour: INK2, outline: 'solid' },
  not_due: { shape: 'rect', colour: INK3, height: 0.2 },
}

export const DECISION_MARKS: Readonly<Record<DecisionKind, Mark>> = {
  keep: { shape: 'mathEqual', colour: INK2 },
  adjust: { shape: 'rightArrow', colour: '2468AD' },
  stop: { shape: 'octagon', colour: '8C1A10' },
  escalate: { shape: 'upArrow', colour: '955E00' },
  celebrate: { shape: 'star5', colour: '0A6A4E' },
}

/** The same shapes as letters, for a line of text. */
export const STATUS_LETTERS: Readonly<Record<Status, string>> = {
  met: '✓',
  on_track: '◎',
  at_risk: '◆',
  off_track: '▼',
  incomplete: '◐',
  no_data: '○',
  informative: '□',
  not_due: '–',
}

export interface Stroke {
  colour: string
  /** Points. */
  width: number
  dash: 'solid' | 'dash' | 'sysDot'
  /** Size of the mark at each value; 0 is none. */
  mark: number
}

/** The path is lighter than the values, and none of them is told by its colour alone. */
export const STROKES: Readonly<Record<SeriesRole, Stroke>> = {
  value: { colour: COLOURS.line, width: 2.25, dash: 'solid', mark: 7 },
  path: { colour: COLOURS.path, width: 1.5, dash: 'dash', mark: 6 },
  target: { colour: COLOURS.target, width: 1.5, dash: 'sysDot', mark: 0 },
  targetHigh: { colour: COLOURS.target, width: 1.5, dash: 'sysDot', mark: 0 },
}
