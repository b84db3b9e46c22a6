import { describe, expect, test } from 'vitest'

import { explainAssurance, explainLabel } from '../../../domain/statistics/explain-label.ts'
import type { Assurance, Better } from '../../../domain/statistics/icons.ts'
import type { Label } from '../../../domain/statistics/labels.ts'

const QUESTIONS = [
  'Is 90 % outside of the limits, 20 % and 80 %',
  'Is it one of seven or more in a row, each higher than the one before, or each lower',
  'Is it one of two, out of three in a row on one side, that are close to a limit: below 30 % or above 70 %, two thirds of the way',
  'Is it one of seven or more in a row on one side of the mean, 50 %',
]
const LAST = { value: 90, mean: 50, reach: 30, lower: 20, upper: 80, unit: '%' }

describe('what was asked of the last value', () => {
  test.each<[Label, number]>([
    ['above_upper', 1],
    ['below_lower', 1],
    ['trend_increasing', 2],
    ['trend_decreasing', 2],
    ['two_in_three_above', 3],
    ['two_in_three_below', 3],
    ['shift_above', 4],
    ['shift_below', 4],
  ])('%s is decided by the question %d', (label, count) => {
    const asked = explainLabel({ ...LAST, label })
    expect(asked.map(({ question }) => plain(question))).toEqual(QUESTIONS.slice(0, count))
    expect(asked.map(({ holds }) => holds)).toEqual(QUESTIONS.map((_, at) => at === count - 1).slice(0, count)) // prettier-ignore
  })

  test('nothing holds of ordinary variation', () => {
    const asked = explainLabel({ ...LAST, label: 'common_cause' })
    expect(asked.map(({ question }) => plain(question))).toEqual(QUESTIONS)
    expect(asked.some(({ holds }) => holds)).toBe(false)
  })
})

describe('what was asked of a target', () => {
  const above = 'Is the target, 90 %, above the upper limit, 80 %'
  const below = 'Is it below the lower limit, 20 %'

  test.each<[Assurance, Better, [string, boolean][]]>([
    ['fail', 'up', [[above, true]]],
    ['pass', 'down', [[above, true]]],
    ['pass', 'up', [[above, false], [below, true]]],
    ['fail', 'down', [[above, false], [below, true]]],
    ['inconsistent', 'up', [[above, false], [below, false]]],
    ['inconsistent', 'down', [[above, false], [below, false]]],
    [null, 'up', []],
    ['pass', null, []],
  ])('%s, where %s is better', (assurance, better, questions) => {
    const asked = explainAssurance(assurance, better, { target: 90, lower: 20, upper: 80, unit: '%' })
    expect(asked.map(({ question, holds }) => [plain(question), holds])).toEqual(questions)
  }) // prettier-ignore
})

function plain(text: string): string {
  return text.replaceAll('\u202F', ' ')
}
