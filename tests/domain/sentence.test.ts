import { describe, expect, test } from 'vitest'

import type { AssessInput } from '../../domain/progress.ts'
import { assess } from '../../domain/progress.ts'
import { NARROW_SPACE, showAmount, showDifference, showNumber } from '../../domain/shown-number.ts'

const RATE: Partial<AssessInput> = {
  kind: 'rate',
  unit: '%',
  cycleName: 'Q2',
  milestone: 65,
  tolerance: { unit: 'value', amount: 2 },
}
const STAGES = ['Planned', 'Drafted', 'Adopted']

describe('a number', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [1234567, '1,234,567'],
    [62.083, '62.1'],
    [9.876, '9.88'],
    [4.2, '4.2'],
    [-12.5, '−12.5'],
    [0.004, '<0.01'],
    [-0.004, '−<0.01'],
    [0.005, '0.01'],
    [99.96, '100'],
  ])('%d is shown as %s', (value, shown) => {
    expect(showNumber(value)).toBe(shown)
  })

  test.each([
    [62, '%', `62${NARROW_SPACE}%`],
    [1200, '$', '$1,200'],
    [-1200, '$', '−$1,200'],
    [149, 'people', '149 people'],
    [149, '', '149'],
  ])('%d in “%s” is %s', (value, unit, shown) => {
    expect(showAmount(value, unit)).toBe(shown)
  })

  test('percents are points apart', () => {
    expect(showDifference(3, '%')).toBe('3 points')
    expect(showDifference(1, '%')).toBe('1 point')
    expect(showDifference(1, 'people')).toBe('1 person')
  })
})

describe('the sentence', () => {
  test.each<[Partial<AssessInput>, string]>([
    [
      {
        ...RATE,
        actual: 62,
        numerator: 149,
        denominator: 240,
        coverage: { have: 24, expected: 24, floor: 0.8 },
      },
      '62 % (149 of 240) over 24 of 24 sites; the path for Q2 is 65 % ± 2; short by 3 points: at risk.',
    ],
    [
      { ...RATE, actual: 64 },
      '64 %; the path for Q2 is 65 % ± 2; short by 1 point, within the tolerance: on track.',
    ],
    [{ ...RATE, actual: 66 }, '66 %; the path for Q2 is 65 % ± 2: on track.'],
    [
      { ...RATE, actual: 30 },
      '30 %; moved away from the baseline of 40 %; the path for Q2 is 65 % ± 2; short by 35 points: off track.',
    ],
    [{ ...RATE, actual: 80 }, "80 %; the year's target is 80 %: met."],
    [{ ...RATE, actual: 80.5 }, "80.5 %; the year's target is 80 %; beyond it by 0.5 points: met."],
    [
      { ...RATE, actual: 62, coverage: { have: 14, expected: 24, floor: 0.8 } },
      '62 %; incomplete: 14 of 24 sites, and a status needs 80 %.',
    ],
    [
      { ...RATE, actual: 62, target: null, milestone: null },
      '62 %; no target is set: informative.',
    ],
    [
      { ...RATE, actual: 62, baseline: null, milestone: null },
      "62 %; the year's target is 80 % ± 2 (no baseline); short by 18 points: off track.",
    ],
    [{ ...RATE, actual: null, due: false }, 'Nothing is logged or owed for Q2 yet: not due.'],
    [{ ...RATE, actual: null }, 'No number for Q2: no data.'],
    [{ actual: null }, 'No number: no data.'],
    [
      { ...RATE, actual: null, missing: 'not_collected' },
      'No number for Q2, it was not collected: no data.',
    ],
    [
      { ...RATE, actual: null, obstacle: 'groups overlap, so they cannot be added' },
      'No number for Q2, groups overlap, so they cannot be added: no data.',
    ],
  ])('of a rate: %j', (input, sentence) => {
    expect(said(input)).toBe(sentence)
  })

  test.each<[Partial<AssessInput>, string]>([
    [
      { direction: 'down', baseline: 20, target: 10, milestone: 10, actual: 11.7, unit: 'days' },
      '11.7 days; the path is 10 days ± 1; over by 1.7 days: at risk.',
    ],
    [
      { direction: 'down', baseline: 20, target: 10, milestone: 10, actual: 8.6, unit: 'days' },
      "8.6 days; the year's target is 10 days; beyond it by 1.4 days: met.",
    ],
    [
      { direction: 'at_least', target: 95, actual: 92, unit: '%' },
      '92 %; the condition is at least 95 %; short by 3 points: off track.',
    ],
    [{ direction: 'at_most', target: 5, actual: 4 }, '4; the condition is at most 5: met.'],
    [
      { direction: 'at_most', target: 5, actual: 6 },
      '6; the condition is at most 5; over by 1: off track.',
    ],
    [
      { direction: 'between', target: [10, 20], actual: 8 },
      '8; the condition is between 10 and 20; short by 2: off track.',
    ],
    [
      { direction: 'exactly', target: 3, actual: 4 },
      '4; the condition is exactly 3; over by 1: off track.',
    ],
    [
      {
        direction: 'keep',
        baseline: 95,
        target: 95,
        actual: 92,
        unit: '%',
        tolerance: { unit: 'value', amount: 3 },
      },
      '92 %; the condition is to keep 95 % ± 3; short by 3 points, within the tolerance: on track.',
    ],
  ])('of a direction: %j', (input, sentence) => {
    expect(said(input)).toBe(sentence)
  })

  test.each<[Partial<AssessInput>, string]>([
    [
      {
        kind: 'score',
        baseline: 3,
        target: 4.5,
        milestone: 4.5,
        actual: 4.2,
        numerator: 504,
        denominator: 120,
      },
      '4.2 (120 answers); the path is 4.5 ± 0.15; short by 0.3: at risk.',
    ],
    [
      {
        kind: 'count',
        baseline: 0,
        target: 400,
        milestone: 200,
        actual: 212,
        unit: 'sessions',
        cycleName: 'Q2',
        runningTotal: true,
        lacking: ['Q1'],
      },
      '212 sessions so far this year, without Q1; the path for Q2 is 200 sessions ± 40: on track.',
    ],
    [
      {
        kind: 'yes_no',
        baseline: 0,
        target: 1,
        milestone: 1,
        actual: 0,
        numerator: 0,
        denominator: 1,
        rateBase: 1,
      },
      'No; the path is yes: off track.',
    ],
    [
      {
        kind: 'yes_no',
        baseline: 0,
        target: 1,
        milestone: 0.5,
        actual: 1,
        numerator: 1,
        denominator: 1,
      },
      "Yes; the year's target is yes: met.",
    ],
    [
      {
        kind: 'yes_no',
        unit: '%',
        rateBase: 100,
        places: 24,
        baseline: 0,
        target: 100,
        milestone: 50,
        actual: 75,
        numerator: 18,
        denominator: 24,
      },
      '18 of 24 sites say yes; the path is 50 % ± 10: on track.',
    ],
    [
      { kind: 'milestone', stages: STAGES, baseline: 0, target: 2, milestone: 1.5, actual: 1 },
      '“Drafted”, stage 2 of 3; the path is between “Drafted” and “Adopted” ± 0.2 stages; short by 0.5 stages: off track.',
    ],
    [
      { kind: 'milestone', stages: STAGES, baseline: 0, target: 2, milestone: 2, actual: 2 },
      "“Adopted”, stage 3 of 3; the year's target is “Adopted”: met.",
    ],
    [
      {
        kind: 'milestone',
        stages: STAGES,
        targetStage: 'Drafted',
        places: 24,
        baseline: 0,
        target: 24,
        milestone: 12,
        actual: 11,
      },
      '11 sites reached “Drafted”; the path is 12 sites ± 2.4; short by 1 site, within the tolerance: on track.',
    ],
    [
      { kind: 'milestone', stages: [], baseline: 0, target: 100, milestone: 50, actual: 40 },
      '40 % complete; the path is 50 % ± 10; short by 10 points, within the tolerance: on track.',
    ],
  ])('of a kind: %j', (input, sentence) => {
    expect(said(input)).toBe(sentence)
  })
})

function said(input: Partial<AssessInput>): string {
  const { sentence } = assess({
    direction: 'up',
    baseline: 40,
    target: 80,
    milestone: 80,
    actual: 60,
    tolerance: { unit: 'percent_of_span', amount: 10 },
    due: true,
    ...input,
  })
  return sentence.replaceAll(NARROW_SPACE, ' ')
}
