import { expect, test } from 'vitest'

import { decodePlanBytes } from '../../../domain/plan-text/decode.ts'

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const codes = Array.from(mark ? `\ufeff${text}` : text, (each) => each.charCodeAt(0))
  return Uint8Array.from(
    codes.flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])),
  )
}

const TEXT = 'Priority 1: Caf\u00e9 \u2019'

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT), 'utf-8', false],
  ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${TEXT}`), 'utf-8', false],
  ['UTF-16 little-endian with a mark', utf16(TEXT, true, true), 'utf-16le', false],
  ['UTF-16 big-endian with a mark', utf16(TEXT, false, true), 'utf-16be', false],
  ['UTF-16 without a mark', utf16(TEXT, true, false), 'utf-16le', true],
  ['big-endian UTF-16 without a mark', utf16(TEXT, false, false), 'utf-16be', true],
])('%s is decoded', (_, bytes, encoding, guessed) => {
  expect(decodePlanBytes(bytes)).toEqual({ text: TEXT, encoding, guessed })
})

test('bytes that are not UTF-8 are taken for Windows-1252, which is a guess', () => {
  const bytes = Uint8Array.from([0x43, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x85, 0x94, 0x80, 0x9f])
  expect(decodePlanBytes(bytes)).toEqual({
    text: 'Caf\u00e9 \u201c\u2026\u201d\u20ac\u0178',
    encoding: 'windows-1252',
    guessed: true,
  })
})

test('no bytes are an empty text', () => {
  expect(decodePlanBytes(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', guessed: false })
})

test('long Windows-1252 files are decoded to their end', () => {
  const bytes = new Uint8Array(300_000).fill(0xe9)
  expect(decodePlanBytes(bytes).text).toBe('\u00e9'.repeat(300_000))
})
