/**
 * The different cells of some columns, so that a person can say which of them are meant.
 * They are for the screen of whoever chose the file, and for nothing else.
 */

import type { Result } from '../result.ts'
import { columnAt } from './columns.ts'
import { tableReaderOf, tableRows } from './look.ts'
import { openFile } from './open-file.ts'
import type { Reading } from './reading.ts'
import { passOf } from './reading.ts'
import type { CountProblem } from './refusal.ts'
import { refusable, refuse } from './refusal.ts'
import { sameWords } from './same-words.ts'

export interface AnswersAsked {
  part?: string | undefined
  table: number
  columns: readonly string[]
}

export interface Answers {
  /** Most rows first; case and blanks do not tell them apart. */
  answers: { text: string; rows: number }[]
  /** Whether there are more than were kept. */
  more: boolean
}

/** More would be no choice but a list of people or days. */
const MOST_ANSWERS = 60

/**
 * The different cells of some columns; empty ones are none.
 *
 * Errors: refuses what is no table, and columns that are not there.
 */
export function listAnswers(
  file: Blob,
  { part, table, columns }: AnswersAsked,
  reading: Reading = {},
): Promise<Result<Answers, CountProblem>> {
  return refusable(async () => {
    const { source } = await openFile(file, part, passOf(reading, 0, 2))
    if (!source) refuse('part_unknown', 'The file has several parts; say which one is meant.')
    const known = new Map<string, { text: string; rows: number }>()
    let more = false
    for await (const rows of tableRows(source, tableReaderOf(source), passOf(reading, 1, 2))) {
      for (const row of rows) {
        if (row.kind !== 'data' || row.table.number !== table) continue
        for (const column of columns) {
          const text = (row.cells[columnAt(column, row.table)] ?? '').trim()
          const words = sameWords(text)
          if (words === '') continue
          const answer = known.get(words)
          if (answer) answer.rows += 1
          else if (known.size < MOST_ANSWERS) known.set(words, { text, rows: 1 })
          else more = true
        }
      }
    }
    const answers = Array.from(known.values()).toSorted((a, b) => b.rows - a.rows)
    return { answers, more }
  })
}
