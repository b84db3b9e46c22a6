/** Blocks of cells as spreadsheets put them on the clipboard: lines of tab-separated texts. */

/**
 * The texts of a block, by line.
 *
 * A text in quotation marks may hold tabs and line ends, and doubled quotation marks mean
 * one. The line end after the last line begins no line of its own.
 */
export function readBlock(text: string): string[][] {
  const lines: string[][] = [[]]
  const fields = text
    .replaceAll(/\r\n?/g, '\n')
    .matchAll(/("(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]*)(\t|\n|$)/g)
  for (const [, field = '', end] of fields) {
    lines.at(-1)?.push(unquoted(field))
    if (end === '\n') lines.push([])
    if (end === '') break
  }
  const last = lines.at(-1)
  if (lines.length > 1 && last?.length === 1 && last[0] === '') lines.pop()
  return lines
}

/** The block that puts these texts into a spreadsheet. */
export function writeBlock(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map(quoted).join('\t')).join('\n')
}

function unquoted(field: string): string {
  const isQuoted = field.length > 1 && field.startsWith('"') && field.endsWith('"')
  return isQuoted ? field.slice(1, -1).replaceAll('""', '"') : field
}

function quoted(field: string): string {
  return /["\t\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
