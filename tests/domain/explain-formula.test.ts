import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { ExplainedObservation } from '../../domain/explain-value.ts'
import type { ExplainedPart } from '../../domain/explain.ts'
import { explainPart } from '../../domain/explain.ts'
import type { Metric } from '../../domain/plan.ts'
import { NARROW_SPACE } from '../../domain/shown-number.ts'
import { metricOf, observed, rateOf, scoreOf } from '../support/metrics.ts'

type Logged = NonNullable<Parameters<typeof observed>[0]>

const CYCLES = defaultCycles(schoolYear('2022-23'))
const LEVEL = metricOf({ kind: 'level', unit: 'accounts' })
const MEAN: Metric = { ...LEVEL, acrossSites: 'mean' }
const PROJECT = metricOf({ kind: 'milestone', stages: ['Planned', 'Drafted', 'Adopted'] })
const POLICY = metricOf({ kind: 'yes_no', rateBase: 100, unit: '%' })

describe('a formula', () => {
  test.each<[string, Metric, Logged[], string]>([
    ['up to eight values', metricOf(), sites(8, { value: 1 }), '1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 8'],
    ['the sum of more', metricOf(), sites(9, { value: 1 }), 'sum of 9 values = 9'],
    ['up to eight last values', LEVEL, sites(8, { value: 1 }), '1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 8 accounts'],
    ['the sum of more of them', LEVEL, sites(9, { value: 1 }), 'sum of 9 last values = 9 accounts'],
    ['the mean of more of them', MEAN, sites(9, { value: 2 }), '(sum of 9 last values) ÷ 9 sites = 2 accounts'],
    ['up to four shares', rateOf(), sites(4, { numerator: 1, denominator: 2 }), '(1 + 1 + 1 + 1) ÷ (2 + 2 + 2 + 2) = 4 ÷ 8 × 100 = 50 %'],
    ['more shares pooled', rateOf(), sites(5, { numerator: 1, denominator: 2 }), '5 ÷ 10 × 100 = 50 %'],
    ['one share', rateOf(), sites(1, { numerator: 1, denominator: 2 }), '1 ÷ 2 × 100 = 50 %'],
    ['one score', scoreOf(), sites(1, { value: 4, n: 20 }), '80 points ÷ 20 answers = 4'],
    ['up to four scores', scoreOf(), sites(4, { value: 4, n: 5 }), '(4 × 5 + 4 × 5 + 4 × 5 + 4 × 5) ÷ (5 + 5 + 5 + 5) = 80 points ÷ 20 answers = 4'],
    ['more scores pooled', scoreOf(), sites(5, { value: 4, n: 4 }), '80 points ÷ 20 answers = 4'],
    ['the only site of several', { ...MEAN, siteIds: ['site-0', 'site-1'] }, sites(1, { value: 7 }), '7 ÷ 1 site = 7 accounts'],
    ['sites at a stage', PROJECT, [...sites(1, { stage: 'Adopted' }), ...sites(2, { stage: 'Drafted' }, 1)], '1 of 3 sites that answered reached the target stage'],
    ['several that say yes', POLICY, [...sites(2, { done: true }), ...sites(2, { done: false }, 2)], '2 sites that say yes ÷ 4 sites that answered × 100 = 50 %'],
    ['a share of sites', { ...POLICY, rateBase: 1, unit: '' }, [...sites(1, { done: true }), ...sites(1, { done: false }, 1)], '1 site that says yes ÷ 2 sites that answered = 0.5'],
    ['no share of nobody', rateOf(), sites(1, { numerator: 0, denominator: 0 }), ''],
  ])('has %s', (_, metric, logged, says) => {
    expect(formulaOf(metric, logged)).toBe(says)
  }) // prettier-ignore

  test('of a hidden site is made of the sums that are told', () => {
    const told = { numerator: 340, denominator: 86, value: 3.95 }
    const hidden = sites(2, { value: 4, n: 43 })
    expect(formulaOf(scoreOf(), hidden, told)).toBe('340 points ÷ 86 answers = 3.95')
    const shares = sites(2, { numerator: 1, denominator: 2 })
    expect(formulaOf(rateOf(), shares, { ...told, numerator: 43, value: 50 })).toBe(
      '43 ÷ 86 × 100 = 50 %',
    )
    expect(formulaOf(LEVEL, sites(2, { value: 4 }), told)).toBe('')
  })
})

function formulaOf(
  metric: Metric,
  logged: readonly Logged[],
  told?: Pick<ExplainedPart, 'numerator' | 'denominator' | 'value'>,
): string {
  const [cycle] = CYCLES
  if (!cycle) throw new Error('a year has cycles')
  const observations = logged.map((one, at): ExplainedObservation => ({
    ...observed(one),
    id: `${at}`,
    suppressed: told !== undefined && at === 0,
  }))
  const part = told && { ...told, lastOn: null, missing: null, suppressed: null }
  const { formula } = explainPart({ metric, cycles: CYCLES, cycle, observations, part })
  return formula.replaceAll(NARROW_SPACE, ' ')
}

/** The same of so many sites, the first of them called after `from`. */
function sites(count: number, said: Logged, from = 0): Logged[] {
  return Array.from({ length: count }, (_, at) => ({ ...said, siteId: `site-${from + at}` }))
}
