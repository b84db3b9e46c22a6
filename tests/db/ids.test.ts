import { describe, expect, test } from 'vitest'

import { codeOf, firstFree, newId, slugOf } from '../../db/ids.ts'

test('a later id sorts after an earlier one', async () => {
  const first = newId()
  await new Promise((resolve) => setTimeout(resolve, 3))
  expect(newId() > first).toBe(true)
})

describe('a slug', () => {
  test.each([
    ['Data and Research', 'data-and-research'],
    ['Data & Research', 'data-research'],
    ['  TK-12  ', 'tk-12'],
    ['Éducation spéciale', 'education-speciale'],
    ['学校', 'unnamed'],
    ['', 'unnamed'],
    [`${'word '.repeat(11)}four last`, `${'word-'.repeat(11)}four`],
  ])('of "%s" is "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

describe('a code', () => {
  test.each([
    ['Data and Research', 'DR'],
    ['State and Federal Programs', 'SFP'],
    ['TK-12', 'TK12'],
    ['Technology', 'TECH'],
    ['Écoles élémentaires', 'EE'],
    ['A very long name of a very special department office here', 'VLNVSD'],
    ['', 'X'],
    ['the', 'X'],
  ])('of "%s" is "%s"', (name, code) => {
    expect(codeOf(name)).toBe(code)
  })
})

describe('a free text', () => {
  test('is the wished one while nobody has it', () => {
    expect(firstFree('DR', ['XY'])).toBe('DR')
  })

  test('counts on from two when somebody has it', () => {
    expect(firstFree('DR', ['DR', 'DR3', 'DR2'])).toBe('DR4')
    expect(firstFree('lincoln', ['lincoln'], '-')).toBe('lincoln-2')
  })
})
