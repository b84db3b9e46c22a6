/** The numbers of one site and period as rows are added to them. */

import { checkNumber, roundToSixPlaces, sumExactly } from '../number.ts'
import type { LeftOutReason } from './left-out.ts'
import { refuse } from './refusal.ts'
import { sameWords } from './same-words.ts'

/** What is stored: the fields of a measure kind. */
export interface Values {
  value?: number
  numerator?: number
  denominator?: number
  mean?: number
  n?: number
}

/** People in all numbers of a file together, so that a file cannot fill the memory. */
export const MOST_PEOPLE = 2_000_000

/** Rows counted. */
export class RowTally {
  rows = 0
  part = 0

  add(isPart: boolean): void {
    this.rows += 1
    if (isPart) this.part += 1
  }
}

/** A sum of exact numbers, and how many they are. */
export class SumTally {
  sum = 0
  n = 0

  /** Why it cannot be added; null when it was. */
  add(value: number): LeftOutReason | null {
    const sum = sumExactly([this.sum, value])
    if (!checkNumber(sum).ok) return 'number_too_large'
    this.sum = sum
    this.n += 1
    return null
  }

  mean(): number {
    return roundToSixPlaces(this.sum / this.n)
  }
}

/** Distinct people, with their minutes added up. */
export class PeopleTally {
  readonly #people = new Map<string, { minutes: number; rows: number }>()

  get size(): number {
    return this.#people.size
  }

  /** How many there are more than before: 1 or 0. */
  add(key: string, minutes: number): number {
    const known = this.#people.get(key)
    this.#people.set(key, {
      minutes: (known?.minutes ?? 0) + minutes,
      rows: (known?.rows ?? 0) + 1,
    })
    return known ? 0 : 1
  }

  /** Those who were there long enough, and the rows of those who were not. */
  count(atLeast: number): { people: number; rowsUnder: number } {
    const all = Array.from(this.#people.values())
    const under = all.filter(({ minutes }) => minutes < atLeast)
    return {
      people: all.length - under.length,
      rowsUnder: under.reduce((rows, one) => rows + one.rows, 0),
    }
  }
}

/** Who a row is of: the first of the cells that is filled, apart from the other columns' keys. */
export function keyOf(cells: readonly string[], positions: readonly number[]): string {
  for (const [rank, at] of positions.entries()) {
    const key = sameWords(cells[at] ?? '')
    if (key !== '') return `${rank} ${key}`
  }
  return ''
}

/** Refuses a file of too many people. */
export function refusePeople(): never {
  refuse(
    'too_many_people',
    `More than ${MOST_PEOPLE.toLocaleString('en-US')} different keys; is the right column counted?`,
  )
}
