import { describe, expect, test } from 'vitest'

import { codeRate, showCodedRate } from '../../../domain/privacy/coded-rate.ts'

describe('a share near none or all', () => {
  test.each([
    [300, 1, '≤1'], [300, 1.1, null], [300, 99, '≥99'], [300, 98.9, null], [299, 1.5, '≤2'],
    [100, 2, '≤2'], [100, 98, '≥98'], [100, 2.9, null], [100, 97.1, null], [99, 4, '≤5'], [40, 5, '≤5'], [40, 95, '≥95'], [40, 94.9, null],
    [39, 10, '≤10'], [20, 90, '≥90'], [20, 89, null], [19, 20, '≤20'], [11, 80, '≥80'], [11, 79, null],
    [60, 50, null], [1000, 0, '≤1'], [1000, 100, '≥99'],
  ])('of %i people, %d %% is said as %s', (people, percent, expected) => {
    const code = codeRate(percent, people)
    expect(code && showCodedRate(code)).toBe(expected && `${expected}\u202F%`)
  }) // prettier-ignore
})
