/** Folding of printed characters for matching. Stored text is never folded. */

/** Labels are looked for in so many first characters of a line. */
const LABEL_REACH = 400

const BLANKS = /[\t\u00a0\u00ad\u180e\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]/g
const SINGLE_QUOTES = /[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033]/g
const DASHES = /[\u2010-\u2015\u2212]/g
const INVISIBLE = new Set(
  '\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff \t\u00a0\u3000\u202f\u205f',
)

/**
 * The start of a line with blanks, quotes and dashes made plain.
 *
 * Shape: character by character, so an offset in it is an offset in the text.
 */
export function fold(text: string, reach: number = LABEL_REACH): string {
  const start = text.length > reach ? text.slice(0, reach) : text
  if (!/[^\u0020-\u007e]|`/.test(start)) return start
  return start
    .replace(BLANKS, ' ')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
}

/** The text without blanks, tabs and zero-width characters at its ends. */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charAt(start))) start += 1
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

function isBlank(character: string): boolean {
  return INVISIBLE.has(character) || (character >= '\u2000' && character <= '\u200a')
}

/**
 * The line as its labels read once Markdown headings, bold and backslashes are
 * taken off its front. Most lines come back as they are.
 */
export function withoutMarkdown(printed: string): string {
  switch (printed.charAt(0)) {
    case '#':
      return withoutBold(trimBlanks(printed.replace(/^#{1,6}(?=[ \t#])[ \t]{0,20}/, '')))
    case '*':
    case '_':
      return unescaped(withoutBold(printed))
    default:
      return unescaped(printed)
  }
}

/** The text with the first pair of `**`, `__`, `*` or `_` around its start removed. */
export function withoutBold(text: string): string {
  const mark = ['***', '**', '__', '*', '_'].find((each) => text.startsWith(each))
  if (!mark || text.charAt(mark.length) === ' ') return unescaped(text)
  const close = text.slice(0, LABEL_REACH).indexOf(mark, mark.length + 1)
  if (close < 0) return text
  return trimBlanks(text.slice(mark.length, close) + text.slice(close + mark.length))
}

function unescaped(text: string): string {
  const start = text.slice(0, 60)
  if (!start.includes('\\')) return text
  return start.replace(/\\([[\](){}.#*_!>+-])/g, '$1') + text.slice(60)
}
