/** What a metric's chart shows. Every number is in the metric's own unit. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import type { NumberUnit } from '../format.ts'
import type { DatedValue } from '../sparkline/sparkline-paths.ts'

export interface TimeChartModel {
  /** The metric's name; it heads the picture and names it for those who listen. */
  title: string
  unit: NumberUnit
  direction: ChartDirection
  /** Oldest first. */
  observations: readonly ChartObservation[]
  /** One per cycle that has one, drawn as a step over the cycle. */
  cycleValues: readonly CycleValue[]
  /** Cycles that read otherwise when they were reported, in order. */
  restated?: readonly RestatedValue[]
  baseline: DatedValue | null
  /** Milestone targets, oldest first, the year's target last. Empty for a condition. */
  path: readonly DatedValue[]
  target: ChartTarget | null
  /** The shortfall still on track, inclusive, 0 or more. Null when nothing is judged. */
  tolerance: number | null
  events: readonly ChartEvent[]
  /** Days before which the line of observations ends, since another question was asked from there on. */
  breaks?: readonly CalendarDate[]
  /** In order; the chart spans from the first to the last unless points lie outside. */
  cycles: readonly ChartCycle[]
  /** The day the picture stands for. */
  asOf: CalendarDate
  /** Where the numbers come from. */
  source?: string
}

/** Source: rules, "progress, pace and status". */
export type ChartDirection = 'up' | 'down' | 'at_least' | 'at_most' | 'between' | 'exactly' | 'keep'

/** `between` has two ends; every other direction has one value. */
type ChartTarget = { value: number } | { low: number; high: number }

export interface ChartObservation {
  on: CalendarDate
  /** Null is a gap, marked on the floor of the chart with its note. */
  value: number | null
  /** Why there is no number, or what to know about this one. */
  note?: string
  /** Hidden for the sake of a small group. Its value is null. */
  suppressed?: boolean
}

interface CycleValue {
  /** The cycle's name. */
  cycle: string
  value: number | null
  /** The ends of a whisker: what a survey's result lies between. */
  low?: number
  high?: number
}

export interface RestatedValue {
  /** The cycle's name. */
  cycle: string
  /** Where the mark stands: a day of the cycle. */
  on: CalendarDate
  reported: number
  /** What it is joined to; null where there is no number any more. */
  now: number | null
  /** Both numbers, and why. */
  sentence: string
}

interface ChartEvent {
  on: CalendarDate
  label: string
  /** Whether it was decided, not only something that happened. */
  isDecision?: boolean
}

interface ChartCycle {
  /** `Q1`. */
  name: string
  startsOn: CalendarDate
  /** Inclusive. */
  endsOn: CalendarDate
}

/** What is said of a restated cycle, wherever it is said: `Q1: reported 62 % at DLN 1, now 64 %`. */
export function tellOf({ cycle, sentence }: RestatedValue): string {
  return `${cycle}: ${sentence}`
}

/** The letter an event carries on the chart and in the list below it: A, B, … Z, 27. */
export function eventLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1)
}
