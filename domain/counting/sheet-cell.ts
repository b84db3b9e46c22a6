/** A workbook's stored number as the text that a person sees, without its rounding. */

import { plainNumber } from '../csv-line.ts'
import { dayOfSerial } from './date-cell.ts'

export type NumberFormat = 'plain' | 'date' | 'percent'

// Built-in formats: 9 and 10 are percents; 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times.
const DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const
const SECONDS_A_DAY = 86_400

/** What a format makes of a number. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent'
    return DATES.some(([from, to]) => id >= from && id <= to) ? 'date' : 'plain'
  }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (bare.includes('%')) return 'percent'
  return /[dmyhs]/i.test(bare.replace(/general/i, '')) ? 'date' : 'plain'
}

/** The number as text: `2022-09-30`, `93.4%`, `1234.5`. */
export function textOfNumber(stored: string, format: NumberFormat, since1904: boolean): string {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  if (format === 'percent') return `${plainNumber(Number((value * 100).toPrecision(14)))}%`
  if (format === 'plain') return plainNumber(value)
  const seconds = Math.round((value - Math.floor(value)) * SECONDS_A_DAY) % SECONDS_A_DAY
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':')
  if (value < 1) return time
  const day = dayOfSerial(value, since1904)
  if (day === undefined) return plainNumber(value)
  return seconds === 0 ? day : `${day} ${time}`
}
