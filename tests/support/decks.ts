/** Looking into a PowerPoint file. */

import JSZip from 'jszip'

import { openWorkbook } from '../../domain/counting/archive.ts'

/** Every part by its name: texts as texts, and those of the workbooks in it as `book.xlsx!part`. */
export async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>()
  for (const [name, file] of Object.entries((await JSZip.loadAsync(bytes)).files)) {
    if (!name.endsWith('.xlsx')) {
      parts.set(name, await file.async('string'))
      continue
    }
    const inner = await partsOf(await file.async('uint8array'))
    for (const [part, text] of inner) parts.set(`${name}!${part}`, text)
  }
  return parts
}

/** The cells behind a chart, as the product itself reads a workbook. */
export async function cellsOf(bytes: Uint8Array, chart: number): Promise<unknown[][]> {
  const { files } = await JSZip.loadAsync(bytes)
  const book = await files[`ppt/embeddings/Microsoft_Excel_Worksheet${chart}.xlsx`]?.async('blob')
  const workbook = book && (await openWorkbook(book, {}))
  const source = await workbook?.open('Sheet1', {})
  if (!source) throw new Error(`no workbook behind chart ${chart}`)
  const rows: unknown[][] = []
  for await (const batch of source.rows({})) rows.push(...batch.map(({ cells }) => cells))
  return rows
}

/** The values of each attribute or element, in their order. */
export function found(xml: string | undefined, pattern: RegExp): string[] {
  return Array.from(xml?.matchAll(pattern) ?? [], ([, text = '']) => text)
}
