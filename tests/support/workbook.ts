/** Small workbooks for tests. */

import { zipOf } from './zip.ts'

/** Rows of a sheet: texts shared between cells, and numbers; a day is `{ serial }`. */
export type SheetRows = readonly (readonly (string | number | { serial: number })[])[]

/** A workbook of sheets by name. */
export function workbookOf(sheets: Readonly<Record<string, SheetRows>>): Blob {
  const names = Object.keys(sheets)
  const texts: string[] = []
  const files = Object.fromEntries(
    Object.values(sheets).map((rows, at) => [
      `xl/worksheets/sheet${at + 1}.xml`,
      sheetOf(rows, texts),
    ]),
  )
  const listed = names.map(
    (name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`,
  )
  const relations = names.map(
    (_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml':
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ...files,
  })
}

function sheetOf(rows: SheetRows, texts: string[]): string {
  const cells = rows.map((row) =>
    row
      .map((value) => {
        if (typeof value === 'number') return `<c><v>${value}</v></c>`
        if (typeof value !== 'string') return `<c s="1"><v>${value.serial}</v></c>`
        return `<c t="s"><v>${texts.push(value) - 1}</v></c>`
      })
      .join(''),
  )
  const written = cells.map((row, at) => `<row r="${at + 1}">${row}</row>`).join('')
  return `<worksheet><sheetData>${written}</sheetData></worksheet>`
}
