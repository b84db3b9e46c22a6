/** Whether a packet's rows are what the record says they were, but for what had to be hidden. */

import type { Column } from '../csv-shapes.ts'

type Row = Readonly<Record<string, string>>

/** What a hidden number takes with it. */
const TOLD = new Set([
  'value',
  'numerator',
  'denominator',
  'n',
  'stage',
  'done',
  'invited',
  'answered',
  'survey_scale',
  'wording',
  'provenance',
  'note',
  'evidence_url',
  'source_file',
  'source_sha256',
  'restated_reason',
  'actual',
  'progress',
  'status',
  'short_by',
  'sentence',
  'suppressed',
  'coverage_have',
  'coverage_expected',
  'last_observed_on',
  'missing_reason',
])

/** Numbers of other cycles, which are hidden for those cycles' sake. */
const OF_OTHER_CYCLES = new Set(['previous', 'same_cycle_last_year'])

export interface Compared {
  columns: readonly Column[]
  /** What makes a row the same row. */
  key: readonly string[]
}

/** The first difference, as a clause; undefined where there is none. Rows are as a CSV reader gives them. */
export function differenceFromHistory(
  sealed: readonly Row[],
  history: readonly Row[],
  { columns, key }: Compared,
): string | undefined {
  const keyOf = (row: Row) => key.map((name) => row[name] ?? '').join(' ')
  const left = new Map(history.map((row) => [keyOf(row), row]))
  for (const row of sealed) {
    const name = keyOf(row)
    const then = left.get(name)
    if (!then) return `it has a row of ${name} that the record did not have`
    left.delete(name)
    const column = columns.find((one) => !agrees(one.name, row, then))
    if (column) return `${column.name} of ${name} is not what the record says it was`
  }
  const [missing] = left.keys()
  return missing === undefined ? undefined : `it lacks the row of ${missing}`
}

function agrees(column: string, row: Row, then: Row): boolean {
  if (row[column] === then[column]) return true
  if (row['suppressed'] !== '') return TOLD.has(column) || hidesOther(column, row)
  if (column === 'sentence')
    return Array.from(OF_OTHER_CYCLES).some((name) => row[name] !== then[name])
  return hidesOther(column, row)
}

function hidesOther(column: string, row: Row): boolean {
  return OF_OTHER_CYCLES.has(column) && row[column] === ''
}
