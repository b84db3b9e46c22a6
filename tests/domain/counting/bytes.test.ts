import { createHash } from 'node:crypto'

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { MOST_COLUMNS } from '../../../domain/counting/broken-row.ts'
import { delimiterOf } from '../../../domain/counting/delimiter.ts'
import { hashOf, textOf } from '../../../domain/counting/encoding.ts'
import { piecesOf } from '../../../domain/counting/reading.ts'
import { refusable } from '../../../domain/counting/refusal.ts'
import { Sha256 } from '../../../domain/counting/sha-256.ts'
import { openText } from '../../../domain/counting/source.ts'

describe('the hash of a file', () => {
  test('is SHA-256, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (pieces) => {
        const ours = new Sha256()
        const theirs = createHash('sha256')
        for (const piece of pieces) {
          ours.update(piece)
          theirs.update(piece)
        }
        expect(ours.hex()).toBe(theirs.digest('hex'))
      }),
    )
  })

  test('is of all its pieces', async () => {
    const bytes = Buffer.alloc(600_000, 'a,b\n')
    expect(await hashOf(new Blob([bytes]), {})).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
  })
})

describe('the encoding of a file', () => {
  const text = 'Escuela,Año\n“Ñandú”,1\n'

  test.each([
    ['utf-8', false, Buffer.from(text)],
    ['utf-8', false, Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', false, Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16le', true, Buffer.from(text, 'utf16le')],
    ['utf-16be', false, Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['utf-16be', true, Buffer.from(text, 'utf16le').swap16()],
    [
      'windows-1252',
      true,
      Buffer.from('Escuela,A\u00f1o\n\u0093\u00d1and\u00fa\u0094,1\n', 'latin1'),
    ],
  ] as const)('%s, guessed %s', async (name, guessed, bytes) => {
    const file = new Blob([bytes])
    const encoding = { name, guessed } as const
    expect(await openText(file, {})).toMatchObject({ encoding })
    const pieces = await Array.fromAsync(textOf(file, encoding, {}))
    expect(pieces.join('')).toBe(text)
  })

  test('a mark of UTF-8 is no letter of the first heading, whatever comes later', async () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFFA,B\n1,'), Buffer.from([0xf1])])
    const { encoding, rows } = await openText(new Blob([bytes]), {})
    expect(encoding).toEqual({ name: 'windows-1252', guessed: true })
    const records = await Array.fromAsync(rows({}))
    expect(records.flat().map(({ cells }) => cells)).toEqual([
      ['A', 'B'],
      ['1', 'ñ'],
    ])
  })

  test('one byte at the end of a long file tells that it is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.alloc(600_000, 'a,b\n'), Buffer.from([0xf1])])
    const { encoding } = await openText(new Blob([bytes]), {})
    expect(encoding).toEqual({ name: 'windows-1252', guessed: true })
  })

  test.each(['utf8', 'utf16le'] as const)('NUL in %s is refused with its line', async (name) => {
    const file = new Blob([Buffer.from('\uFEFFa,b\n1,2\r\n3,\u0000\n', name)])
    expect(await refusable(() => openText(file, {}))).toMatchObject({
      error: { code: 'nul_bytes', line: 3 },
    })
  })

  test.each([
    ['looks_like_web_page', '<!DOCTYPE html>\n<html><body>Session expired, sign in</body></html>'],
    ['looks_like_web_page', '\uFEFF\n  <HTML><table>'],
    ['looks_like_xml', '<?xml version="1.0"?><rows/>'],
    ['looks_like_json', '[{"Date":"2022-09-01","Value":1}]'],
    ['looks_like_json', '{"rows": 1}'],
    ['looks_like_json', '[[1,2],[3,4]]'],
    ['looks_like_json', '[1, 2, 3]'],
    ['looks_like_json', '[\n  "a",\n  "b"\n]'],
    ['looks_like_web_page', '<!-- saved -->\n<html><body>Sign in</body></html>'],
    ['looks_like_web_page', `${' \n'.repeat(200_000)}<!DOCTYPE html>`],
    ['looks_like_web_page', `<!DOCTYPE html>${'<td>x, y</td>'.repeat(50_000)}`],
    ['looks_like_json', `[${'{"Date":"2022-09-01","n":3},'.repeat(50_000)}{}]`],
    ['looks_like_web_page', '<div class="login">Session expired</div>'],
    ['looks_like_web_page', 'MIME-Version: 1.0\nX-Document-Type: Workbook\n'],
  ])('%s', async (code, start) => {
    const refused = await refusable(() => openText(new Blob([start]), {}))
    expect(refused).toMatchObject({ ok: false, error: { code } })
  })
})

describe('reading in pieces', () => {
  const file = new Blob([new Uint8Array(1_000_000)])

  test('says how far it is', async () => {
    const parts: number[] = []
    await Array.fromAsync(piecesOf(file, { onProgress: (part) => parts.push(part) }))
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.toSorted((a, b) => a - b)).toEqual(parts)
    expect(parts.at(-1)).toBe(1)
  })

  test('gives every byte of a long file in its order, and asks for them a few times', async () => {
    const bytes = new Uint8Array(Uint32Array.from({ length: 5_000_000 }, (_, at) => at).buffer)
    const long = new Asked([bytes])
    const pieces = await Array.fromAsync(piecesOf(long))
    expect(Buffer.compare(Buffer.concat(pieces), bytes)).toBe(0)
    expect(new Set(pieces.slice(0, -1).map(({ length }) => length))).toEqual(new Set([262_144]))
    expect(long.times).toBeLessThan(12)
  })

  test('stops when it is cancelled, and lets timers run in between', async () => {
    const cancel = new AbortController()
    setTimeout(() => cancel.abort(new Error('enough')))
    const long = new Blob(Array.from({ length: 200 }, () => file))
    await expect(Array.fromAsync(piecesOf(long, { signal: cancel.signal }))).rejects.toThrow(
      'enough',
    )
  })
})

describe('the delimiter', () => {
  test.each([
    [',', 'a,b\n1,2\n'],
    [';', 'Date;Rate\n1.9.2022;94,5\n2.9.2022;95,1\n'],
    ['\t', 'Name\tCity\nA\tPasadena, CA\nB\tAltadena, CA\n'],
    ['|', 'a|b\n1|2\n'],
    ['^', '1^2022^x\n2^2022^y\n'],
    [',', 'Title; with a mark\n\na,b,c\n1,2,3\n4,5,6\n'],
    [',', 'a,b\n"1;2;3",4\n"1;2;3",4\n'],
    [',', 'one column\nof text\n'],
  ])('%j parts %j', (delimiter, beginning) => {
    expect(delimiterOf(beginning)).toEqual({ delimiter, skip: 0 })
  })

  test('a first line may only say it', () => {
    expect(delimiterOf('sep=;\r\nDate,Rate;x\r\n')).toEqual({ delimiter: ';', skip: 7 })
  })

  test('a line of too many columns is refused', async () => {
    expect(await refusable(() => delimiterOf(line(MOST_COLUMNS)))).toMatchObject({ ok: true })
    expect(await refusable(() => delimiterOf(line(MOST_COLUMNS + 1)))).toMatchObject({
      error: { code: 'too_many_columns', line: 1 },
    })
  })
})

/** Knows how often it was asked for bytes. */
class Asked extends Blob {
  times = 0

  override slice(from?: number, to?: number): Blob {
    this.times += 1
    return super.slice(from, to)
  }
}

function line(columns: number): string {
  return `${'c,'.repeat(columns - 1)}c\n`
}
