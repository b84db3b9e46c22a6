/** What goes into the words about points, and what comes out. */

import type { Direction } from '../measure.ts'
import type { Assurance, Icon } from './icons.ts'
import type { Label } from './labels.ts'

/** How much may be said; each level says what the one before says, and more. */
export const SPEECH_LEVELS = ['nothing', 'value', 'change', 'median', 'runs', 'limits'] as const
export type SpeechLevel = (typeof SPEECH_LEVELS)[number]

/** One value and the period it is of. */
export interface NamedPoint {
  /** `Oct 2022`, `Q2 2022–23`. */
  name: string
  /** In the metric's unit; null is a gap, whatever its reason. */
  value: number | null
}

export interface SpeechInput {
  /** Equally spaced, of one segment, in order. */
  points: readonly NamedPoint[]
  unit: string
  direction: Direction
  /** In the metric's unit; both edges for `between`. Null: nothing to compare a point with. */
  target: number | readonly [number, number] | null
  /** The same period a year before the last point, where it has a value. */
  sameLastYear?: { name: string; value: number } | null
  /** The event the segment begins with; empty or left out for none. */
  since?: string
  /** What the control chart says; made by `xmr` when left out. */
  judged?: Judged
}

export interface Speech {
  /** Points with a value. */
  count: number
  level: SpeechLevel
  mayDrawMedian: boolean
  mayJudgeRuns: boolean
  /** Enough points, and no guard against it. */
  mayDrawLimits: boolean
  /** Limits may be drawn, marked as a trial. */
  trial: boolean
  /** In the order of importance; English. */
  sentences: string[]
  /** What more points would allow; empty when they allow everything. */
  next: string
}

/** What a control chart says of the last point of a segment. */
export interface Judged {
  drawn: boolean
  trial: boolean
  /** Why nothing is drawn, in words. */
  why?: string
  /** At the last point, as drawn; null where nothing is. */
  lower: number | null
  upper: number | null
  /** Of the last point. */
  label: Label
  variation: Icon
  assurance: Assurance
  /** Positions of the unusual values where a guard forbids limits. */
  exceptions: readonly number[]
}
