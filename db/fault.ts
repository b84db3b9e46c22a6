/** What broke below the product, told from the codes that the databases give. */

/**
 * What a failed statement means for what was asked:
 * - `full`: no room is left; nothing was saved.
 * - `busy`: somebody else holds the database, or it cannot be reached; nothing was saved.
 * - `publishing`: it is about what a file on its way brings; nothing was saved.
 * - `later`: a file broke off after its entry was in the log; it is gone on with by itself.
 * - `unsure`: the disk failed; whether the change is kept shows only after a new start.
 */
export type Fault = 'full' | 'busy' | 'publishing' | 'later' | 'unsure'

// Sources: https://sqlite.org/rescode.html, https://www.postgresql.org/docs/18/errcodes-appendix.html
const FAULTS: readonly (readonly [RegExp, Fault])[] = [
  [/^SQLITE_FULL$/, 'full'],
  [/^SQLITE_IOERR/, 'unsure'],
  [/^SQLITE_(?:BUSY|LOCKED)/, 'busy'],
  [/^53100$/, 'full'],
  [/^BEING_PUBLISHED$/, 'publishing'],
  [/^PUBLISHED_LATER$/, 'later'],
  // A connection that ends while a commit is under way leaves its outcome open; a retry is safe.
  [/^(?:08\w{3}|53\w{3}|57P0[123]|55P03|40001|40P01)$/, 'busy'],
  [/^(?:58030|XX001)$/, 'unsure'],
  [/^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE)$/, 'busy'],
]

/** Undefined for a mistake of our own. */
export function faultOf(error: unknown): Fault | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FAULTS.find(([pattern]) => pattern.test(code))?.[1]
}
