/** Lists of texts that live in one column, as JSON. */

/**
 * The texts of a column that `toTextList` wrote.
 *
 * Errors: throws TypeError when the column holds anything else.
 */
export function fromTextList(column: string): string[] {
  const list: unknown = JSON.parse(column)
  if (!Array.isArray(list)) throw new TypeError('not a list of texts')
  return list.map((text: unknown) => {
    if (typeof text !== 'string') throw new TypeError('not a list of texts')
    return text
  })
}

/** The column for a list of texts. */
export function toTextList(texts: readonly string[]): string {
  return JSON.stringify(texts)
}
