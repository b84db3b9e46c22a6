/** What a file is by its first bytes, when it is no table. Names of files are not believed. */

import { refuse } from './refusal.ts'

const SIGNATURES: readonly [bytes: string, what: string, mend: string][] = [
  [
    '\u00d0\u00cf\u0011\u00e0',
    'an Excel file of the old kind (.xls), or one locked by a password',
    'save it without a password as “Excel Workbook (.xlsx)” or “CSV UTF-8”',
  ],
  ['\u001f\u008b', 'a gzip archive', 'unpack it and count the file inside'],
  ['7z\u00bc\u00af', 'a 7-Zip archive', 'unpack it and count the file inside'],
  ['Rar!', 'a RAR archive', 'unpack it and count the file inside'],
  ['\u0089PNG', 'a picture', 'export the table as CSV'],
  ['\u00ff\u00d8\u00ff', 'a picture', 'export the table as CSV'],
  ['GIF8', 'a picture', 'export the table as CSV'],
  ['{\\rtf', 'a text document (RTF)', 'export the table as CSV'],
  ['BZh', 'a bzip2 archive', 'unpack it and count the file inside'],
  ['\u00fd7zXZ', 'an XZ archive', 'unpack it and count the file inside'],
  ['MZ\u0090', 'a program', 'choose the table that was exported'],
  ['PAR1', 'a Parquet file', 'export the table as CSV'],
  ['SQLite format 3', 'a database', 'export the table as CSV'],
]

/** Blanks and comments that stand before what a page is. */
const BEFORE = /^(?:\s+|<!--[\s\S]*?(?:-->|$))*/
/** Also as a spreadsheet saves one, in an envelope of mail. */
const WEB_PAGE =
  /^(?:<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|table|div|form|p|center|h\d|br)\b|MIME-Version:)/i
/** A list in one, of lists, objects, numbers or texts; an object. No heading begins so. */
const JSON_TEXT = /^(?:\[\s*(?:[[{\]]|"|-?\d[\d.eE+-]*\s*,)|\{\s*(?:\}|"[^"\n]*"\s*:))/

/** Whether the file is a ZIP archive, as workbooks are too. */
export function isArchive(head: Uint8Array): boolean {
  return startsWith(head, 'PK\u0003\u0004') || startsWith(head, 'PK\u0005\u0006')
}

/**
 * Refuses the beginning of a file that is of another kind.
 *
 * Errors: refuses web pages, XML, JSON, and what the first bytes say is no text.
 */
export function refuseOtherKind(
  head: Uint8Array,
  text: string = new TextDecoder().decode(head),
): void {
  refuseOtherBytes(head)
  refuseOtherText(text)
}

function refuseOtherBytes(head: Uint8Array): void {
  if (latin(head).slice(0, 1024).includes('%PDF-')) {
    refuse('looks_like_pdf', 'This looks like a PDF, not a table; ask the system for CSV or Excel.')
  }
  for (const [bytes, what, mend] of SIGNATURES) {
    if (startsWith(head, bytes)) {
      refuse('looks_like_other_file', `This looks like ${what}; ${mend}.`)
    }
  }
}

function refuseOtherText(start: string): void {
  const text = start.replace(BEFORE, '')
  if (WEB_PAGE.test(text)) {
    refuse(
      'looks_like_web_page',
      'This looks like a web page, perhaps a sign-in page, not a table; sign in and export again.',
    )
  }
  if (/^<(?:\?xml|[a-z][\w:.-]*[\s>])/i.test(text)) {
    refuse('looks_like_xml', 'This looks like XML, not a table; export it as CSV or Excel.')
  }
  if (JSON_TEXT.test(text)) {
    refuse('looks_like_json', 'This looks like JSON, not a table; export it as CSV or Excel.')
  }
}

function startsWith(head: Uint8Array, bytes: string): boolean {
  return latin(head.subarray(0, bytes.length)) === bytes
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 1024))
}
