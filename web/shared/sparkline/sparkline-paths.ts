/** The geometry of a sparkline, as SVG path text. Pure, and cheap enough to run 540 times. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { utc } from '../format.ts'

export interface DatedValue {
  on: CalendarDate
  value: number
}

export interface DatedNumber {
  on: CalendarDate
  /** In the metric's unit; null leaves a gap. */
  value: number | null
  /** Whether no line leads to it from the value before, with which it may not be compared. */
  apart?: boolean | undefined
}

export interface SparklineFrame {
  /** The first and last day drawn, usually those of the school year. */
  from: CalendarDate
  to: CalendarDate
  /** In CSS pixels. */
  width: number
  height: number
}

export interface SparklinePaths {
  /** The line through the values; a value between two gaps is a dot. */
  line: string
  /** The target path. */
  path: string
  /** Every value as a dot, drawn with a round cap. */
  dots: string
  /** Centre of the last value, or null when there is none. */
  last: { x: number; y: number } | null
}

const PAD = 5

export function sparklinePaths(
  points: readonly DatedNumber[],
  path: readonly DatedValue[],
  frame: SparklineFrame,
): SparklinePaths {
  const place = placer(points, path, frame)
  const placed = points.map(({ on, value, apart = false }) =>
    value === null ? null : { ...place(on, value), apart },
  )
  const drawn = placed.filter((at) => at !== null)

  const last = drawn.at(-1)

  let line = ''
  let pen: 'up' | 'down' = 'up'
  for (const at of placed) {
    if (at) line += `${pen === 'up' || at.apart ? 'M' : 'L'}${at.x} ${at.y}`
    pen = at ? 'down' : 'up'
  }
  return {
    line,
    path: path
      .map(({ on, value }) => place(on, value))
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`)
      .join(''),
    dots: drawn.map(({ x, y }) => `M${x} ${y}h0`).join(''),
    last: last ? { x: last.x, y: last.y } : null,
  }
}

/** Where each of some days stands, as short strokes along the bottom. */
export function tickPath(days: readonly CalendarDate[], frame: SparklineFrame): string {
  return days.map((day) => `M${across(day, frame)} ${frame.height}v-4`).join('')
}

function placer(
  points: readonly DatedNumber[],
  path: readonly DatedValue[],
  frame: SparklineFrame,
): (on: CalendarDate, value: number) => { x: number; y: number } {
  let low = Infinity
  let high = -Infinity
  for (const { value } of [...points, ...path]) {
    if (value === null) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const span = high - low
  const room = frame.height - 2 * PAD - 3
  return (on, value) => ({
    x: across(on, frame),
    y: round(span > 0 ? PAD + (1 - (value - low) / span) * room : PAD + room / 2),
  })
}

function across(on: CalendarDate, { from, to, width }: SparklineFrame): number {
  const share = (utc(on) - utc(from)) / (utc(to) - utc(from))
  return round(PAD + share * (width - 2 * PAD))
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
