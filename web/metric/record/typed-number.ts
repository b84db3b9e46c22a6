/** Numbers as people type and paste them. */

const GROUPED = /^\d{1,3}(?:[,\u0020\u00a0\u202f']\d{3})+(?:\.\d+)?$/
const GROUPED_WITH_POINTS = /^\d{1,3}(?:\.\d{3})+,\d+$/
const DECIMAL_COMMA = /^\d*,\d+$/
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/

/**
 * The number that a text means: `1,234.5`, `61,5`, `12 %`, `(5)`, `−3`.
 *
 * Null when nothing is typed; NaN when it is no number. `1,234` is a thousand and more.
 */
export function readNumber(text: string): number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const inBrackets = /^\((.+)\)$/.exec(trimmed)?.[1]
  const signed = (inBrackets ?? trimmed).replace(/^[$\s]+|[%\s]+$/g, '')
  const negative = inBrackets !== undefined || /^[-−]/.test(signed)
  const size = readSize(signed.replace(/^[-−+]\s*\$?/, ''))
  return negative && size !== 0 ? -size : size
}

function readSize(digits: string): number {
  if (PLAIN.test(digits)) return Number(digits)
  if (GROUPED.test(digits)) return Number(digits.replace(/[^\d.]/g, ''))
  if (GROUPED_WITH_POINTS.test(digits)) {
    return Number(digits.replaceAll('.', '').replace(',', '.'))
  }
  return DECIMAL_COMMA.test(digits) ? Number(digits.replace(',', '.')) : Number.NaN
}
