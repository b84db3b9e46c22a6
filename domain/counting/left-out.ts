/** Rows that are not counted, by reason. A row is told by its line, never by its cells. */

export const LEFT_OUT_REASONS = {
  totals_row: 'adds up other rows',
  not_totals_row: 'is not the totals row',
  note: 'is a note',
  wrong_cells: 'has more or fewer cells than there are headings',
  filtered: 'is not meant by the recipe',
  repeated: 'repeats an answer of the same day',
  site_missing: 'names no site',
  site_left_out: 'is of a site that is left out',
  date_missing: 'has no date',
  date_not_read: 'has a date that does not exist or cannot be read',
  period_too_long: 'is of a longer period than is counted by',
  key_missing: 'names nobody',
  under_minutes: 'is of somebody present for too short a time',
  no_answer: 'has no answer',
  no_value: 'has no value',
  suppressed: 'has a value that was hidden by whoever made the file',
  not_a_number: 'has a value that is not a number',
  number_too_large: 'has a number too large to be stored',
  outside_scale: 'has an answer outside the scale',
  place_repeated: 'is of a place and period that another row was counted for',
} as const
export type LeftOutReason = keyof typeof LEFT_OUT_REASONS

export interface LeftOut {
  reason: LeftOutReason
  /** Rows; cells where a table's columns are periods. */
  count: number
  /** The first few. */
  lines: number[]
}

const MOST_LINES = 8

/** Gathers what is left out. */
export class LeftOutRows {
  readonly #reasons = new Map<LeftOutReason, LeftOut>()

  add(reason: LeftOutReason, line: number | null, count = 1): void {
    const known = this.#reasons.get(reason) ?? { reason, count: 0, lines: [] }
    known.count += count
    if (line !== null && known.lines.length < MOST_LINES) known.lines.push(line)
    this.#reasons.set(reason, known)
  }

  /** Most rows first. */
  list(): LeftOut[] {
    return Array.from(this.#reasons.values()).toSorted((a, b) => b.count - a.count)
  }
}
