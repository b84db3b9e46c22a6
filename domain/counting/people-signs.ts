/**
 * Signs in counted rows that somebody should look at before the number is used. Lines
 * are named, never the cells: a person looks them up in the file.
 */

import { readMinutes } from './number-cell.ts'
import type { Recipe } from './recipe.ts'
import { sameWords } from './same-words.ts'
import type { Table, TableRow } from './tables.ts'

const DEVICE = /\b(?:ipad|iphone|tablet|laptop|chromebook|galaxy|android)\b/i
const BOT = /\bbot\b|note ?taker|\botter\.ai\b|fireflies|read\.ai/i
const PERSON = /e-?mail|respondent/i
const DURATION = /duration/i
/** A visit of one minute is somebody who looked in. */
const SHORT_VISIT = 1
const MOST_LINES = 20
const MOST_ANSWERS = 200_000

export class PeopleSigns {
  /** Second devices, programs that take notes, visits of a minute. */
  readonly doubtful: number[] = []
  /** A second answer of one person on one day. */
  readonly repeated: number[] = []
  readonly #keysAt: number[]
  readonly #durationAt: number
  readonly #personAt: number
  readonly #dateAt: number
  readonly #answers = new Set<string>()

  constructor({ counting, oncePer, date }: Recipe, { headings }: Table) {
    const isPeople = counting.how === 'distinct' || counting.how === 'ratio of roster'
    const isSurvey = counting.how === 'percent favourable' || counting.how === 'mean of scale'
    const at = (column: string) => headings.findIndex((one) => sameWords(one) === sameWords(column))
    this.#keysAt = isPeople ? counting.keys.map(at) : []
    this.#durationAt = isPeople ? headings.findIndex((heading) => DURATION.test(heading)) : -1
    const asked = isSurvey && oncePer === undefined
    this.#personAt = asked ? headings.findIndex((heading) => PERSON.test(heading)) : -1
    this.#dateAt = date && 'column' in date ? at(date.column) : -1
  }

  look({ cells, line }: TableRow): void {
    const names = this.#keysAt.map((at) => cells[at] ?? '').join(' ')
    const minutes = readMinutes(cells[this.#durationAt] ?? '')
    const short = minutes !== undefined && minutes <= SHORT_VISIT
    if ((DEVICE.test(names) || BOT.test(names) || short) && this.doubtful.length < MOST_LINES) {
      this.doubtful.push(line)
    }
    const person = sameWords(cells[this.#personAt] ?? '')
    if (person === '') return
    const [day = ''] = (cells[this.#dateAt] ?? '').trim().split(/[ T]/)
    const key = `${day} ${person}`
    if (this.#answers.has(key) && this.repeated.length < MOST_LINES) this.repeated.push(line)
    if (this.#answers.size < MOST_ANSWERS) this.#answers.add(key)
  }
}
