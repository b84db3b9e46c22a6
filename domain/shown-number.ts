/** Numbers as people read them: grouped, few decimals, with their unit. */

import { unitAfter } from './unit.ts'

/** U+202F, between a number and its percent sign. */
export const NARROW_SPACE = '\u202F'

const SMALLEST_SHOWN = 0.005
const ONE_DECIMAL_FROM = 10
const GROUPED_FROM = 1000

const ONE_DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const SIX_DECIMALS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })
const SIX_DIGITS = new Intl.NumberFormat('en-US', {
  maximumSignificantDigits: 6,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
})
const TWO_DECIMALS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })

/** `1,234.5`: one decimal from 10 on, two below; a minus sign, never a hyphen. */
export function showNumber(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '−' : ''
  if (size > 0 && size < SMALLEST_SHOWN) return `${sign}<0.01`
  if (size < GROUPED_FROM && Number.isInteger(size)) return `${sign}${size}`
  return sign + (size >= ONE_DECIMAL_FROM ? ONE_DECIMAL : TWO_DECIMALS).format(size)
}

/** `1,234.056789`: every place that is stored. */
export function showExactly(value: number): string {
  return SIX_DECIMALS.format(value).replace('-', '−')
}

/** `2.2381`, `1,234,568`: six digits or more, so that what is made of it is what is shown. */
export function showWorking(value: number): string {
  return SIX_DIGITS.format(value + 0).replace('-', '−')
}

/** `62.08 %`: the result of a formula, to two places, to four below 1. */
export function showResult(value: number, unit: string): string {
  const places = Math.abs(value) < 1 ? 4 : 2
  return withUnit(showExactly(Number(value.toFixed(places)) + 0), unit)
}

/** `62 %`, `$1,200`, `149 people`, `1 person`; the number alone without a unit. */
export function showAmount(value: number, unit: string): string {
  return withUnit(showNumber(value), unit)
}

/** How far two amounts are apart: `3 points` for percents, `12 people`. */
export function showDifference(size: number, unit: string): string {
  return showAmount(size, unit === '%' ? 'points' : unit)
}

/** The result of taking one from the other: `−2.98 points` for percents, `12 people`. */
export function showTakenAway(difference: number, unit: string): string {
  return showResult(difference, unit === '%' ? 'points' : unit)
}

function withUnit(shown: string, unit: string): string {
  if (unit === '') return shown
  if (unit === '%') return `${shown}${NARROW_SPACE}%`
  if (unit === '$') return shown.startsWith('−') ? `−$${shown.slice(1)}` : `$${shown}`
  return `${shown} ${unitAfter(shown, unit)}`
}
