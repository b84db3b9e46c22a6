import { describe, expect, test } from 'vitest'

import { newMeasure } from '../../../db/metric-fields.ts'
import type { EntryField } from '../../../web/entry/entry-text.ts'
import {
  emptyFields,
  isBlank,
  isSameText,
  NOTHING_TYPED,
  typedDraft,
  withTyped,
  wordProblem,
} from '../../../web/entry/entry-text.ts'

const rate = { ...newMeasure(), coverageFloor: 0.8, kind: 'rate' as const }

const counted = (value: string) => ({ ...NOTHING_TYPED, value })

describe('what is typed into a cell', () => {
  test.each<[EntryField, string, string]>([
    ['value', 'not held', 'not_held'],
    ['value', 'not_held', 'not_held'],
    ['numerator', 'Needs_Help', 'needs_help'],
    ['value', '*', 'too_few_to_report'],
    ['value', '<11', 'too_few_to_report'],
    ['n', 'n < 10', 'too_few_to_report'],
    ['value', '≤ 10', 'too_few_to_report'],
    ['value', '-', ''],
    ['value', '0', ''],
  ])('into %s, %s is why there is no number: “%s”', (field, typed, missing) => {
    expect(withTyped(NOTHING_TYPED, field, typed).missing).toBe(missing)
  })

  test('a reason takes the numbers’ place and keeps the note; a number takes the reason’s', () => {
    const text = { ...NOTHING_TYPED, numerator: '3', denominator: '4', note: 'draft' }
    const reason = withTyped(text, 'denominator', 'not held')
    expect(reason).toEqual({ ...NOTHING_TYPED, missing: 'not_held', note: 'draft' })
    expect(withTyped(reason, 'numerator', '5')).toEqual({
      ...text,
      numerator: '5',
      denominator: undefined,
    })
  })

  test.each([
    ['1,234', '1234', true],
    ['61,5', '61.5', true],
    ['0', '', false],
    ['(5)', '-5', true],
    ['abc', 'abd', false],
    ['  7 ', '7', true],
  ])('“%s” and “%s” mean the same: %s', (one, other, same) => {
    expect(isSameText(counted(one), counted(other))).toBe(same)
  })

  test('zero is something, blanks are nothing', () => {
    expect(isBlank({ ...NOTHING_TYPED, value: '0' })).toBe(false)
    expect(isBlank({ ...NOTHING_TYPED, value: '  ' })).toBe(true)
    expect(isBlank({ ...NOTHING_TYPED, missing: 'not_held' })).toBe(false)
  })

  test('a half waits for the other half, but not beside a reason', () => {
    expect(emptyFields({ ...NOTHING_TYPED, numerator: '0' }, rate)).toEqual(['denominator'])
    expect(emptyFields({ ...NOTHING_TYPED, missing: 'not_held' }, rate)).toEqual([])
  })

  test.each([
    ['yes', true],
    ['X', true],
    ['0', false],
    ['No', false],
    ['maybe', null],
  ])('“%s” is read as %s', (done, read) => {
    const measure = { ...rate, kind: 'yes_no' as const }
    expect(typedDraft({ ...NOTHING_TYPED, done }, measure)).toMatchObject({ done: read })
    expect(wordProblem({ ...NOTHING_TYPED, done })).toBe(read === null ? 'done' : undefined)
  })

  test('a percent where two numbers are wanted is a fault, not a hundredth', () => {
    const text = { ...NOTHING_TYPED, numerator: '62 %', denominator: '100' }
    expect(wordProblem(text)).toBe('share')
  })
})
