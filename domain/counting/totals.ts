/** Rows that add up the others, which would be counted twice. */

const TOTAL =
  /^(?:(?:grand|state|district|county|school|site|overall|report|campus)[ -]|sub-?)?totals?\s*\*{0,3}:?$/i
const BEGINS_TOTAL = /^(?:grand )?totals?\b/i
const EVERYWHERE = /^(?:district(?:[ -]?wide)?|all (?:schools|sites|campuses)|statewide|overall)$/i

/** Whether a row is called a total, or is of the whole district in its first cell. */
export function isTotals(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first] = filled
  if (first === undefined) return false
  if (EVERYWHERE.test(first) || (filled.length <= 2 && BEGINS_TOTAL.test(first))) return true
  return filled.some((cell) => cell.length < 40 && TOTAL.test(cell))
}
