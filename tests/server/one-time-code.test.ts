import { Buffer } from 'node:buffer'

import { describe, expect, test } from 'vitest'

import { createBackupCodes, hashOfBackupCode } from '../../server/sign-in/backup-codes.ts'
import {
  codeAddress,
  codeAt,
  createCodeSecret,
  findStep,
  stepOf,
  toBase32,
} from '../../server/sign-in/one-time-code.ts'
import { createSeal } from '../../server/sign-in/seal.ts'

/** The secret of RFC 6238, appendix B, whose codes have eight digits there. */
const SECRET = toBase32(Buffer.from('12345678901234567890'))

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('%d seconds after 1970 the code is %s', (seconds, code) => {
  expect(codeAt(SECRET, stepOf(new Date(seconds * 1000)))).toBe(code)
})

describe('the step of a code', () => {
  const now = new Date(1_111_111_111 * 1000)
  const step = stepOf(now)

  test.each([-1, 0, 1])('%d steps from now it is found', (beside) => {
    expect(findStep(SECRET, codeAt(SECRET, step + beside), { now, after: null })).toBe(
      step + beside,
    )
  })

  test.each([-2, 2])('%d steps from now it is not', (beside) => {
    expect(findStep(SECRET, codeAt(SECRET, step + beside), { now, after: null })).toBeUndefined()
  })

  test('the last one used is not found again, nor an earlier one', () => {
    expect(findStep(SECRET, codeAt(SECRET, step), { now, after: step })).toBeUndefined()
    expect(findStep(SECRET, codeAt(SECRET, step - 1), { now, after: step })).toBeUndefined()
    expect(findStep(SECRET, codeAt(SECRET, step + 1), { now, after: step })).toBe(step + 1)
  })
})

test('a secret has 160 bits in base 32, and is another each time', () => {
  expect(createCodeSecret()).toMatch(/^[A-Z2-7]{32}$/)
  expect(createCodeSecret()).not.toBe(createCodeSecret())
})

test('the address that an app reads keeps issuer and account apart', () => {
  expect(codeAddress('ABC', 'a+b@district.example', 'Quarterdeck: Alder & Co')).toBe(
    'otpauth://totp/Quarterdeck%20%20Alder%20%26%20Co:a%2Bb%40district.example?secret=ABC&issuer=Quarterdeck%20%20Alder%20%26%20Co',
  )
})

test('ten backup codes come with a salted hash each', async () => {
  const { codes, salt, hashes } = await createBackupCodes()
  expect(new Set(codes).size).toBe(10)
  expect(codes.filter((code) => !/^[a-z2-9]{5}-[a-z2-9]{5}$/.test(code))).toEqual([])
  expect(await hashOfBackupCode((codes[3] ?? '').replace('-', ''), salt)).toBe(hashes[3])
  expect(await hashOfBackupCode((codes[3] ?? '').replace('-', ''), 'other')).not.toBe(hashes[3])
})

describe('a seal', () => {
  const seal = createSeal('a secret of forty characters for testing', 'second factor')
  const sealed = seal.close('text', 'p1')

  test('opens what it closed, for the same owner', () => {
    expect(seal.open(sealed, 'p1')).toBe('text')
    expect(sealed).not.toContain('text')
    expect(seal.close('text', 'p1')).not.toBe(sealed)
  })

  test.each([
    ['another owner', () => seal.open(sealed, 'p2')],
    [
      'another purpose',
      () => createSeal('a secret of forty characters for testing', 'x').open(sealed, 'p1'),
    ],
    ['another secret', () => createSeal('b'.repeat(40), 'second factor').open(sealed, 'p1')],
    ['a changed text', () => seal.open(sealed.slice(0, -4) + turned(sealed.slice(-4)), 'p1')],
    ['a short text', () => seal.open('abc', 'p1')],
  ])('does not open for %s', (_, open) => {
    expect(open()).toBeUndefined()
  })
})

function turned(text: string): string {
  return text.split('').toReversed().join('') === text
    ? 'AbCd'
    : text.split('').toReversed().join('')
}
