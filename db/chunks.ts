/** Long lists in pieces: a database takes only so many parameters in one statement. */

const ROWS_A_STATEMENT = 100

/** The rows in lists of at most a hundred; none for an empty list. */
export function chunksOf<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_A_STATEMENT)
  return Array.from({ length: count }, (_, n) =>
    rows.slice(n * ROWS_A_STATEMENT, (n + 1) * ROWS_A_STATEMENT),
  )
}
