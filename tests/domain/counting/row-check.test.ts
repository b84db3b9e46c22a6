import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { MOST_COLUMNS } from '../../../domain/counting/broken-row.ts'
import { refusable } from '../../../domain/counting/refusal.ts'
import { RowCheck } from '../../../domain/counting/row-check.ts'
import { CsvReader, LONGEST_CELL } from '../../../domain/csv-reader.ts'

const PIECES = fc.array(fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', ';', '\r', '\n') }))

describe('whether bytes can be rows', () => {
  test('is told as the reader of rows tells it, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(PIECES, async (pieces) => {
        const reader = new CsvReader(',')
        const records = [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()]
        const broken = records.find(({ problem }) => problem !== null)
        const wanted = broken ? { code: broken.problem, line: broken.line } : null
        expect(await refusalOf(pieces.map(bytesOf))).toEqual(wanted)
        expect(await refusalOf(pieces.map(halvesOf))).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })

  test('a row may have as many cells as are read, and no more', async () => {
    const row = `a\r\n"b\r\nc"\r\n${'c,'.repeat(MOST_COLUMNS - 1)}c`
    expect(await refusalOf([bytesOf(row)])).toBeNull()
    expect(await refusalOf([bytesOf(`${row},`)])).toEqual({ code: 'too_many_columns', line: 4 })
  })

  test('separators in quotes make no cells', async () => {
    const quoted = bytesOf(`"${'c,'.repeat(MOST_COLUMNS)}"\n`)
    expect(await refusalOf([quoted])).toBeNull()
  })

  test.each([
    ['characters', 'x'],
    ['characters of two bytes', 'ñ'],
  ])('a row may go on for as many %s as a cell may have', async (_, letter) => {
    const half = letter.repeat(LONGEST_CELL / 2)
    const long = [`a\n`, half, half].map(bytesOf)
    expect(await refusalOf(long)).toBeNull()
    expect(await refusalOf([...long, bytesOf(letter)])).toEqual({ code: 'cell_too_long', line: 2 })
  })

  test('a mark at the beginning is none of its cells', async () => {
    for (const units of [bytesOf('\uFEFF"a'), halvesOf('\uFEFF"a'), bytesOf('"a')]) {
      expect(await refusalOf([units])).toEqual({ code: 'quote_not_closed', line: 1 })
    }
  })
})

async function refusalOf(pieces: readonly (Uint8Array | Uint16Array)[]) {
  const check = new RowCheck(',')
  const outcome = await refusable(() => {
    for (const piece of pieces) check.feed(piece)
    check.end()
  })
  return outcome.ok ? null : { code: outcome.error.code, line: outcome.error.line }
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function halvesOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
}
