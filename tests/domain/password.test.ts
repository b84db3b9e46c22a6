import { describe, expect, test } from 'vitest'

import { COMMON_PASSWORDS } from '../../domain/common-passwords.ts'
import { LONGEST_PASSWORD, passwordFault, passwordWords } from '../../domain/password.ts'

const NAMES = ['robin.castillo@district.example', 'Arroyo Vista Unified School District']

describe('a new password', () => {
  test.each([
    'seven lanterns over the bay',
    'Kx9#mQ2$vL7@pR4!',
    '8361 4920 7715 2048',
    'пять фонарей над заливом',
    'arroyo lanterns drift eastward',
    'x'.repeat(3) + 'wooden harbour clock',
  ])('%s will do', (password) => {
    expect(passwordFault(password, NAMES)).toBeUndefined()
  })

  test.each([
    ['', 'too_short'],
    ['fourteen signs', 'too_short'],
    ['🙂🙃🙂🙃🙂🙃🙂🙃', 'too_short'],
    ['long enough? '.repeat(12), 'too_long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeats'],
    ['abcabcabcabcabcabc', 'repeats'],
    ['wordswordswordsword', 'repeats'],
    ['lantern lantern lantern', 'repeats'],
    ['abcdefghijklmnopqrst', 'repeats'],
    ['qwertyuiop1234567890', 'repeats'],
    ['0987654321poiuytrewq', 'repeats'],
    ['correct horse battery staple', 'common'],
    ['CorrectHorseBatteryStaple1', 'common'],
    ['c0rr3ctH0rs3B@tt3ryS7aple', 'common'],
    ['iloveyousomuch123', 'common'],
    ['robin.castillo@district.example', 'own_name'],
    ['Arroyo Vista Unified', 'own_name'],
    ['robin.castillo2024', 'own_name'],
  ])('%s is refused: %s', (password, fault) => {
    expect(passwordFault(password, NAMES)).toBe(fault)
  })

  test('may be as long as the longest', () => {
    const long = Array.from({ length: 16 }, (_, at) => `word-${at} `)
      .join('')
      .slice(0, LONGEST_PASSWORD)
    expect(passwordFault(long)).toBeUndefined()
  })

  test('each refusal says how to mend it', () => {
    const faults = ['too_short', 'too_long', 'common', 'repeats', 'own_name'] as const
    for (const fault of faults) expect(passwordWords(fault)).toMatch(/^[A-Z].+\.$/)
  })
})

test('every one of the common passwords is refused, and would have been long enough', () => {
  expect(COMMON_PASSWORDS.length).toBeGreaterThan(400)
  expect(new Set(COMMON_PASSWORDS).size).toBe(COMMON_PASSWORDS.length)
  const refused = new Set(['common', 'repeats'])
  const taken = COMMON_PASSWORDS.flatMap((password) => [password, password.toUpperCase()]).filter(
    (password) => !refused.has(passwordFault(password) ?? 'none'),
  )
  expect(taken).toEqual([])
})
