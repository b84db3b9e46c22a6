/**
 * Exact numbers: decimals of at most six places, kept as doubles and added in
 * millionths, so that both databases, the screen and the CSV agree to the last
 * digit.
 */

import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/** The largest magnitude that may be stored. */
export const LARGEST_VALUE = 9_000_000_000

/** Decimal places that may be stored. */
export const DECIMAL_PLACES = 6

export type NumberProblemCode = 'not_a_number' | 'number_too_large' | 'too_many_places'

const MILLION = 1_000_000
// Below this, value × 10⁶ is off by less than a half, so rounding finds the exact millionth.
const SAFE_TO_MULTIPLY = 2_000_000_000
const PLAIN_DECIMAL = /^-?\d+(?:\.(\d+))?$/

/**
 * Whether a number may be stored, and the number with −0 made 0.
 *
 * Errors: NaN and infinities, |value| over 9×10⁹, more than six decimal places.
 */
export function checkNumber(value: number): Result<number, NumberProblemCode> {
  if (!Number.isFinite(value)) return err('not_a_number')
  if (Math.abs(value) > LARGEST_VALUE) return err('number_too_large')
  if (!hasSixPlaces(value)) return err('too_many_places')
  return ok(value === 0 ? 0 : value)
}

/** The nearest number of six places. */
export function roundToSixPlaces(value: number): number {
  const rounded = Number(value.toFixed(DECIMAL_PLACES))
  return rounded === 0 ? 0 : rounded
}

/** The sum of storable numbers, without the drift of adding doubles. */
export function sumExactly(values: Iterable<number>): number {
  let micro = 0
  let large = 0n
  for (const value of values) {
    if (Math.abs(value) < SAFE_TO_MULTIPLY) micro += Math.round(value * MILLION)
    else large += exactMillionths(value)
    if (!Number.isSafeInteger(micro) || Math.abs(micro) > Number.MAX_SAFE_INTEGER / 2) {
      large += BigInt(micro)
      micro = 0
    }
  }
  return fromMillionths(large + BigInt(micro))
}

function hasSixPlaces(value: number): boolean {
  return Number(value.toFixed(DECIMAL_PLACES)) === value
}

function exactMillionths(value: number): bigint {
  const text = value.toFixed(DECIMAL_PLACES)
  if (!PLAIN_DECIMAL.test(text)) throw new RangeError(`not a storable number: ${value}`)
  return BigInt(text.replace('.', ''))
}

function fromMillionths(millionths: bigint): number {
  const whole = millionths / BigInt(MILLION)
  const rest = millionths % BigInt(MILLION)
  const sum = Number(`${whole}.${String(rest < 0n ? -rest : rest).padStart(DECIMAL_PLACES, '0')}`)
  return millionths < 0n && sum > 0 ? -sum : sum
}
