/** Workbooks, and archives of text files: their parts, and the rows of one. */

import type { Part } from './open-file.ts'
import type { Reading } from './reading.ts'
import { refuse } from './refusal.ts'
import { refuseOtherKind } from './sniff.ts'
import type { RowSource } from './source.ts'
import { openText } from './source.ts'
import type { SheetFacts } from './workbook.ts'
import { readFormats, readRelations, readSharedTexts, readSheet, readWorkbook } from './workbook.ts'
import type { ZipEntry } from './zip.ts'
import { listEntries, unpack } from './zip.ts'

/** Parts by name, and how one is opened. */
export interface Archive {
  parts: Part[]
  open: (part: string, reading: Reading) => Promise<RowSource>
}

const WORKBOOK = 'xl/workbook.xml'
const TABLE = /\.(?:csv|tsv|txt|tab|dat)$/i
const OTHER_DOCUMENTS: readonly [path: RegExp, what: string][] = [
  [/^word\//, 'a Word document'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^content\.xml$/, 'an OpenDocument file'],
  [/^xl\/workbook\.bin$/, 'a binary workbook (.xlsb)'],
]

/** Opens a workbook; undefined when the archive is none. */
export async function openWorkbook(file: Blob, reading: Reading): Promise<Archive | undefined> {
  const entries = await listEntries(file)
  const textAt = createTextReader(file, entries, reading)
  const workbook = await textAt(WORKBOOK)
  if (workbook === undefined) return undefined
  const { sheets, since1904 } = readWorkbook(workbook)
  if (sheets.length === 0)
    refuse('workbook_damaged', 'The workbook has no sheet with cells; save it again.')
  const paths = readRelations((await textAt('xl/_rels/workbook.xml.rels')) ?? '')
  return {
    parts: sheets.map(({ name, hidden }) => ({ name, hidden })),
    open: async (wanted) => {
      const sheet = sheets.find(({ name }) => name === wanted)
      const xml = await textAt(paths.get(sheet?.relation ?? '') ?? '')
      if (xml === undefined) {
        return refuse(
          'workbook_damaged',
          `The sheet “${wanted}” cannot be found in the workbook; save it again.`,
        )
      }
      const facts: SheetFacts = {
        texts: readSharedTexts((await textAt('xl/sharedStrings.xml')) ?? ''),
        formats: readFormats((await textAt('xl/styles.xml')) ?? ''),
        since1904,
      }
      const rows = (again: Reading) => readSheet(xml, facts, again)
      return { kind: 'sheet', encoding: null, delimiter: null, rows }
    },
  }
}

/**
 * The text files of an archive.
 *
 * Errors: refuses other documents, and archives without a text file.
 */
export async function listTables(file: Blob): Promise<Archive> {
  const entries = await listEntries(file)
  for (const [path, what] of OTHER_DOCUMENTS) {
    if (entries.some(({ name }) => path.test(name))) {
      refuse(
        'looks_like_other_file',
        `This looks like ${what}, not a table; save it as .xlsx or CSV.`,
      )
    }
  }
  const tables = entries.filter(({ name }) => TABLE.test(name) && !name.startsWith('__MACOSX/'))
  if (tables.length === 0) {
    refuse(
      'archive_without_table',
      'The archive holds no CSV, TSV or TXT file; unpack it and count a file inside.',
    )
  }
  return {
    parts: tables.map(({ name }) => ({ name, hidden: false })),
    open: async (wanted, reading) => {
      const entry = tables.find(({ name }) => name === wanted)
      if (!entry) return refuse('part_unknown', `The archive has no file “${wanted}”.`)
      return openText(await unpack(file, entry, reading, refuseOtherKind), reading)
    },
  }
}

function createTextReader(file: Blob, entries: readonly ZipEntry[], reading: Reading) {
  return async (path: string): Promise<string | undefined> => {
    const entry = entries.find(({ name }) => name.toLowerCase() === path.toLowerCase())
    return entry && (await unpack(file, entry, reading)).text()
  }
}
