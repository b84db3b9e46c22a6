/**
 * A cell read as a number: only what can be meant in one way. `1,234` alone
 * may be a thousand or a decimal; the rest of its column decides, or a person.
 */

export type DecimalMark = '.' | ','

export type NumberCell =
  | {
      is: 'number'
      value: number
      percent: boolean
      /** The mark that it proves. */ mark?: DecimalMark
    }
  | {
      is: 'either'
      /** Value by the decimal mark. */ byMark: Record<DecimalMark, number>
      percent: boolean
    }
  /** Left empty, or said to be. */
  | { is: 'no_value' }
  /** Hidden by whoever made the file. */
  | { is: 'suppressed' }
  | { is: 'not_a_number' }

const NO_VALUE = new Set([
  '',
  'n/a',
  'na',
  '#n/a',
  'null',
  'nil',
  'none',
  'no data',
  'nan%',
  '-',
  '.',
  '..',
])
const SUPPRESSED = new Set([
  '*',
  '**',
  '***',
  '~',
  '\u2014',
  '\u2013',
  '--',
  'c',
  's',
  'x',
  'z',
  'ds',
  'ps',
  'low',
  'suppressed',
  'too few',
])
// <10, ≤ 5, >95%, n<11, 10-19, 10–19 %.
const BOUND = /^(?:n\s*)?[<>\u2264\u2265]=?\s*\d+(?:\.\d+)?\s*%?$/
const BAND = /^\d{1,3}(?:\.\d+)?\s*%?\s*[-\u2013]\s*\d{1,3}(?:\.\d+)?\s*%?$/

const WHOLE = /^\d+$/
const ONE_MARK = /^(\d*)([.,])(\d+)$/
const THOUSAND = /^[1-9]\d{0,2}[.,]\d{3}$/
const GROUPED: Record<DecimalMark, RegExp> = {
  '.': /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.\d+)$/,
  ',': /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)$/,
}
const SPACED = /^[1-9]\d{0,2}(?:[ '\u2019\u00a0\u202f]\d{3})+(?:([.,])\d+)?$/
const EXPONENT = /^\d+(?:\.\d+)?e[+-]?\d{1,3}$/i
const SIGN = /^[-+\u2212]/
const CURRENCY = /^[$\u20ac\u00a3]\s?/

/** What a cell says as a number. */
export function readNumber(cell: string): NumberCell {
  const text = cell.trim()
  if (WHOLE.test(text)) return { is: 'number', value: Number(text), percent: false }
  const lower = text.toLowerCase()
  if (NO_VALUE.has(lower)) return { is: 'no_value' }
  if (SUPPRESSED.has(lower) || BOUND.test(lower) || BAND.test(lower)) return { is: 'suppressed' }
  const percent = text.endsWith('%')
  const unsigned = (percent ? text.slice(0, -1).trimEnd() : text).replace(CURRENCY, '')
  const sign = SIGN.exec(unsigned)?.[0]
  const read = readDigits(unsigned.slice(sign?.length ?? 0).replace(CURRENCY, ''), percent)
  return sign === undefined || sign === '+' ? read : negated(read)
}

function readDigits(digits: string, percent: boolean): NumberCell {
  const number = (text: string, mark?: DecimalMark): NumberCell => {
    const value = Number(text)
    if (!Number.isFinite(value)) return { is: 'not_a_number' }
    return { is: 'number', value, percent, ...(mark && { mark }) }
  }
  if (WHOLE.test(digits) || EXPONENT.test(digits)) return number(digits)
  const [, left = '', mark, right = ''] = ONE_MARK.exec(digits) ?? []
  if (mark === '.' || mark === ',') {
    const asDecimal = Number(`${left}.${right}`)
    if (!THOUSAND.test(digits)) return number(`${left}.${right}`, mark)
    const asGroup = Number(left + right)
    const byMark =
      mark === '.' ? { '.': asDecimal, ',': asGroup } : { '.': asGroup, ',': asDecimal }
    return { is: 'either', byMark, percent }
  }
  if (GROUPED['.'].test(digits)) return number(digits.replaceAll(',', ''), '.')
  if (GROUPED[','].test(digits)) return number(digits.replaceAll('.', '').replace(',', '.'), ',')
  const [spaced, spacedMark] = SPACED.exec(digits) ?? []
  if (spaced === undefined) return { is: 'not_a_number' }
  const joined = spaced.replace(/[ '\u2019\u00a0\u202f]/g, '').replace(',', '.')
  return number(joined, spacedMark === '.' || spacedMark === ',' ? spacedMark : undefined)
}

function negated(read: NumberCell): NumberCell {
  if (read.is === 'number') return { ...read, value: -read.value }
  if (read.is !== 'either') return read
  return { ...read, byMark: { '.': -read.byMark['.'], ',': -read.byMark[','] } }
}

const CLOCK = /^(?:(\d+):)?(\d{1,3}):(\d{2})$/
const SPELLED =
  /^(?:(\d+)\s*h(?:r|rs|our|ours)?\.?)?\s*(?:(\d+)\s*m(?:in|ins|inute|inutes)?\.?)?\s*(?:(\d+)\s*s(?:ec|ecs|econd|econds)?\.?)?$/i

/** A duration in minutes: `70`, `1 hr 2 min`, `1h 2m 3s`, `01:02:03`; undefined when it is none. */
export function readMinutes(cell: string): number | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  const [, hours, minutes, seconds] = CLOCK.exec(text) ?? SPELLED.exec(text) ?? []
  if (hours !== undefined || minutes !== undefined || seconds !== undefined) {
    return Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60
  }
  const number = readNumber(text)
  return number.is === 'number' && number.value >= 0 ? number.value : undefined
}
