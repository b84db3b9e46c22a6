import { describe, expect, test } from 'vitest'

import { showDistance, showTarget, showTolerance, showValue } from '../../domain/sentence-amount.ts'
import type { Telling } from '../../domain/sentence.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'

const STAGES = ['Planned', 'Drafted', 'Adopted']
const ONE_STAGE = { kind: 'milestone', stages: ['Adopted'] } as const
const PROJECT = { kind: 'milestone', stages: STAGES } as const
const SITES = { places: 2 } as const

describe('a value', () => {
  test.each<[Telling, number, string]>([
    [{}, 4, '4'],
    [{ kind: 'score', denominator: 1, numerator: 4 }, 4, '4 (1 answer)'],
    [{ kind: 'score', denominator: 2, numerator: 8 }, 4, '4 (2 answers)'],
    [{ kind: 'score', denominator: 0 }, 4, '4 (0 answers)'],
    [{ kind: 'rate', unit: '%', denominator: 8 }, 0, '0 % (0 of 8)'],
    [{ kind: 'rate', unit: '%', numerator: 1 }, 50, '50 %'],
    [{ kind: 'level', unit: 'accounts', denominator: 2 }, 5, '5 accounts'],
    [{ kind: 'yes_no' }, 0, 'no'],
    [{ kind: 'yes_no' }, 1, 'yes'],
    [{ kind: 'yes_no', unit: '%', ...SITES }, 50, '50 %'],
    [{ kind: 'yes_no', ...SITES, numerator: 1, denominator: 2 }, 50, '1 of 2 sites says yes'],
    [{ kind: 'yes_no', ...SITES, numerator: 2, denominator: 2 }, 100, '2 of 2 sites say yes'],
    [{ kind: 'yes_no', ...SITES, numerator: 0, denominator: 1 }, 0, '0 of 1 site say yes'],
    [{ ...PROJECT, ...SITES, targetStage: 'Drafted' }, 1, '1 site reached “Drafted”'],
    [{ ...PROJECT, ...SITES }, 2, '2 sites reached “Adopted”'],
    [{ ...PROJECT, ...SITES, targetStage: null }, 2, '2 sites reached “Adopted”'],
    [{ ...ONE_STAGE, ...SITES }, 2, '2 sites reached “Adopted”'],
    [{ kind: 'milestone', ...SITES }, 2, '2 sites reached completion'],
    [{ kind: 'milestone', targetStage: '80', ...SITES }, 2, '2 sites reached “80 %”'],
    [{ kind: 'milestone' }, 40, '40 % complete'],
    [ONE_STAGE, 0, '“Adopted”, stage 1 of 1'],
  ])('of %j is said: %d', (telling, value, says) => {
    expect(plain(showValue(telling, value))).toBe(says)
  })
})

describe('a target', () => {
  test.each<[Telling, number, string]>([
    [{ unit: '%' }, 65, '65 %'],
    [{ kind: 'yes_no' }, 0, 'no'],
    [{ kind: 'yes_no' }, 1, 'yes'],
    [{ kind: 'yes_no' }, 0.25, '25 % of the way to yes'],
    [{ kind: 'yes_no', rateBase: 100 }, 75, '75 % of the way to yes'],
    [{ kind: 'yes_no', rateBase: 100 }, 100, 'yes'],
    [{ kind: 'yes_no', unit: '%', rateBase: 100, ...SITES }, 75, '75 %'],
    [{ kind: 'milestone' }, 40, '40 %'],
    [{ kind: 'milestone', ...SITES }, 1, '1 site'],
    [PROJECT, 1, '“Drafted”'],
    [PROJECT, 0.5, 'between “Planned” and “Drafted”'],
    [PROJECT, 3, 'stage 4'],
    [PROJECT, 2.5, 'stage 3.5'],
  ])('of %j is said: %d', (telling, value, says) => {
    expect(plain(showTarget(telling, value))).toBe(says)
  })
})

describe('a distance and a tolerance', () => {
  test.each<[Telling, string, string]>([
    [{ unit: '%' }, '2 points', ' ± 2'],
    [{ unit: 'people' }, '2 people', ' ± 2'],
    [{ kind: 'yes_no' }, '', ''],
    [{ kind: 'yes_no', unit: '%', ...SITES }, '2 points', ' ± 2'],
    [{ kind: 'milestone' }, '2 points', ' ± 2'],
    [{ kind: 'milestone', ...SITES }, '2 sites', ' ± 2'],
    [PROJECT, '2 stages', ' ± 2 stages'],
    [ONE_STAGE, '2 stages', ' ± 2 stages'],
    [{ ...PROJECT, ...SITES }, '2 sites', ' ± 2'],
  ])('of %j', (telling, distance, tolerance) => {
    expect(showDistance(telling, 2)).toBe(distance)
    expect(showTolerance(telling, 2)).toBe(tolerance)
    expect(showTolerance(telling, 0)).toBe('')
  })
})

function plain(text: string): string {
  return text.replaceAll(NARROW_SPACE, ' ')
}
