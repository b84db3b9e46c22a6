import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Metric } from '../../../domain/plan.ts'
import { NARROW_SPACE } from '../../../domain/shown-number.ts'
import { explainSegment } from '../../../domain/statistics/explain-statistics.ts'
import type { Period } from '../../../domain/statistics/periods.ts'
import type { StatisticsInput } from '../../../domain/statistics/statistics.ts'
import { statisticsOf } from '../../../domain/statistics/statistics.ts'
import { calculated } from '../../support/arithmetic.ts'
import { day, metricOf } from '../../support/metrics.ts'
import { monthly, WALK } from '../../support/months.ts'

const NEW_FORM = { on: day('2022-08-15'), label: 'New form' }

function explained(
  values: readonly (number | null)[],
  partial: Partial<Metric> = {},
  { at = 0, ...more }: Partial<StatisticsInput> & { at?: number } = {},
) {
  const years = monthly(values, partial)
  const measure = metricOf({ cadence: 'monthly', target: null, baseline: null, ...partial })
  const statistics = statisticsOf({ years, today: day('2023-07-01'), borders: [], ...more })
  return { statistics, ...explainSegment(statistics, measure, at) }
}

/** Shares of so many, month by month. */
function shares(tops: readonly number[], whole: number) {
  const partial: Partial<Metric> = { kind: 'rate', unit: '%' }
  const years = monthly(tops, partial).map((year) => ({
    ...year,
    observations: year.observations.map((one) => ({ ...one, denominator: whole })),
  }))
  return explained([], partial, { years })
}

function formulas({ calculations }: ReturnType<typeof explained>) {
  return Object.fromEntries(calculations.map(({ name, formula }) => [name, formula]))
}

describe('the limits of an XmR chart', () => {
  test('are told with the mean, the steps, the large step left out, and the drawn edge', () => {
    const told = explained([...WALK.slice(0, 23), 40])
    expect(told.rule.name).toMatch(/^XmR chart: /)
    expect(told.rule.source).toContain('NHSRplotthedots 0.2.2')
    expect(formulas(told)).toMatchObject({
      Mean: '151 ÷ 24 values = 6.29167',
      'Mean step between neighbours': '101 ÷ 23 steps = 4.3913',
      'Left out, once: 1 step of this or more': '3.267 × 4.3913 = 14.3464',
      'Mean step of the others': '67 ÷ 22 steps = 3.04545',
      'Upper limit': '6.29167 + 2.66 × 3.04545 = 14.39',
      'Lower limit': '6.29167 − 2.66 × 3.04545 = −1.81; drawn at 0, the least it can be',
    })
  })

  test('leave gaps out with their reason, and no step crosses one', () => {
    const gap = [...WALK.slice(0, 5), null, ...WALK.slice(6)]
    const years = monthly(gap).map((year) => ({
      ...year,
      isHidden: ({ name }: Period) => name === 'Sep 2021',
    }))
    const { used, leftOut } = explained([], {}, { years })
    expect(leftOut).toEqual([
      { name: 'Sep 2021', gap: 'suppressed' },
      { name: 'Dec 2021', gap: 'no_value' },
    ])
    expect(used).toHaveLength(22)
    expect(used.map(({ step }) => step).slice(0, 6)).toEqual([null, 2, null, 4, null, 4])
  })

  test('of an earlier segment have no target, no change and no runs', () => {
    const values = [...WALK.slice(0, 14), ...WALK.slice(0, 10)]
    const options = { borders: [{ ...NEW_FORM, on: day('2022-09-01') }] }
    const earlier = explained(values, { target: 50 }, { ...options, at: 0 })
    expect(Object.keys(formulas(earlier))).toEqual([
      'Mean',
      'Mean step between neighbours',
      'Upper limit',
      'Lower limit',
    ])
    expect(earlier.assurance).toEqual([])
    expect(earlier.used).toHaveLength(14)
    const last = explained(values, { target: 50 }, { ...options, at: 1 })
    expect(last.rule.name).toMatch(/^Run chart: /)
    expect(last.used.map(({ point }) => point.name)[0]).toBe('Sep 2022')
    expect(last.why).toBe('Limits need 13 points; there are 10 points.')
  })
})

describe('the limits of a share', () => {
  const OF_240 = [149, 150, 139, 162, 151, 155, 148, 160, 144, 152, 158, 141, 150]

  test('are told at the last point, from its denominator', () => {
    const told = shares(OF_240, 240)
    expect(told.rule.source).toContain('Shewhart')
    expect(formulas(told)).toMatchObject({
      'Share of all': '1,959 ÷ 3,120 = 0.627885',
      Mean: `0.627885 × 100 = 62.79${NARROW_SPACE}%`,
      'Upper limit of Jul 2022': `(0.627885 + 3 × √(0.627885 × 0.372115 ÷ 240)) × 100 = 72.15${NARROW_SPACE}%`,
      'Lower limit of Jul 2022': `(0.627885 − 3 × √(0.627885 × 0.372115 ÷ 240)) × 100 = 53.43${NARROW_SPACE}%`,
      'Change from Jun 2022': '62.5 − 58.75 = 3.75 points',
      'Change from Jul 2021': '62.5 − 62.0833 = 0.4167 points',
    })
    expect(told.used.every(({ step }) => step === null)).toBe(true)
  })

  test('of thousands are told with what widens them', () => {
    const told = shares(
      OF_240.map((top) => top * 10),
      2400,
    )
    expect(told.rule.source).toContain('Laney 2002')
    const { 'Widened by': widened, ...rest } = formulas(told)
    expect(widened).toMatch(/^[\d.]+ ÷ 1.128 = ([\d.]+)$/)
    expect(rest['Upper limit of Jul 2022']).toContain(
      `÷ 2,400) × ${widened?.split('= ')[1]}) × 100 = `,
    )
  })
})

describe('fewer points', () => {
  test('have a median from five, with the runs from ten', () => {
    expect(formulas(explained(WALK.slice(0, 7)))).toEqual({
      'Change from Dec 2021': '2 − 9 = −7',
      Median: 'the 4th of 7 values in order = 3',
    })
    const ten = explained(WALK.slice(0, 10), { target: 50 })
    expect(formulas(ten)).toEqual({
      'Change from Mar 2022': '3 − 5 = −2',
      'Distance to the target': '50 − 3 = 47',
      'Median, of the 5th and the 6th of 10 values in order': '(3 + 4) ÷ 2 = 3.5',
      'Longest run on one side that chance usually makes':
        'round(log₂ 10) + 3 = 6; the longest here is 2',
      'Fewest crossings of the median that chance usually makes': `the 5${NARROW_SPACE}% quantile of heads in 9 throws of a coin = 2; here 6`,
    })
    expect([ten.label, ten.assurance]).toEqual([[], []])
  })

  test('on the median drop out of the runs, and it is said', () => {
    const { calculations } = explained([3, 1, 3, 5, 3, 4, 2, 5, 1, 6, 3])
    expect(calculations).toContainEqual({ name: 'Off the median', formula: '11 − 4 on it = 7' })
  })

  test('below five have no line, and one has not even a change', () => {
    expect(explained([3, 1]).rule.name).toContain('fewer than 5 have no line')
    expect(formulas(explained([3, 1]))).toEqual({ 'Change from Jul 2021': '1 − 3 = −2' })
    expect(explained([3]).calculations).toEqual([])
  })
})

describe('the distance to a target', () => {
  test.each([
    ['up', { target: 9 }, '9 − 4 = 5'],
    ['down', { target: 1, direction: 'down' }, '4 − 1 = 3'],
    ['to the nearer edge', { target: 1, targetHigh: 2, direction: 'between' }, '4 − 2 = 2'],
    ['from below it', { target: 6, targetHigh: 9, direction: 'between' }, '6 − 4 = 2'],
  ] as const)('is told %s', (_, partial, expected) => {
    expect(distanceOf(partial)).toBe(expected)
  })

  test.each([
    ['reached', { target: 4 }],
    ['none', { target: null }],
    ['the year’s of a running total', { target: 9, accumulates: true, kind: 'count' }],
  ] as const)('is not told where the target is %s', (_, partial) => {
    expect(distanceOf(partial)).toBeUndefined()
  })
})

describe('what decided the icons', () => {
  test.each([
    ['outside', [...WALK.slice(0, 23), 40], [true]],
    ['a trend', [...WALK.slice(0, 13), 2, 3, 4, 5, 6, 7, 8], [false, true]],
    ['two of three', [...WALK.slice(0, 18), 6, 11, 11], [false, false, true]],
    ['a shift', [...WALK.slice(0, 16), 6, 7, 6, 7, 6, 7, 6, 7], [false, false, false, true]],
    ['ordinary variation', WALK, [false, false, false, false]],
  ] as const)('%s is found after what was asked before it', (_, values, expected) => {
    expect(askedOf(values)[0]).toEqual(expected)
  })

  test.each([
    ['fail', 50, 'up', [true]],
    ['pass', 50, 'down', [true]],
    ['inconsistent', 5, 'up', [false, false]],
  ] as const)('a target is %s by these limits', (assurance, target, direction, expected) => {
    const told = explained(WALK, { target, direction })
    expect(told.statistics.assurance).toBe(assurance)
    expect(told.assurance.map(({ holds }) => holds)).toEqual(expected)
    expect(told.assurance[0]?.question).toContain(`Is the target, ${target}, above`)
  })

  test('a target under the lower limit is asked second', () => {
    const high = WALK.map((value) => value + 100)
    expect(askedOf(high, { target: 5 })[1]).toEqual([false, true])
  })
})

describe('every formula', () => {
  const wholes = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 13, maxLength: 24 })

  test.each([1, 0.001, 1234.5])('of single values reproduces what is drawn, times %d', (scale) => {
    fc.assert(
      fc.property(wholes, (tops) => {
        const values = tops.map((top) => Number((top * scale).toFixed(6)))
        const told = explained(values, { kind: 'level' })
        const { 'Upper limit': upper = '', 'Lower limit': lower = '' } = formulas(told)
        fc.pre(upper !== '')
        const last = told.statistics.points.findLast(({ value }) => value !== null)
        expect(calculated(upper).shown).toBeCloseTo(last?.upper ?? NaN, 1)
        expect(calculated(lower).shown).toBeCloseTo(last?.lower ?? NaN, 1)
        expect(told.calculations.filter(isArithmetic).filter(isOff)).toEqual([])
      }),
    )
  })

  test.each([5000, 600])('of shares of %d reproduces what is drawn', (whole) => {
    fc.assert(
      fc.property(wholes, (tops) => {
        const told = shares(
          tops.map((top) => top % (whole + 1)),
          whole,
        )
        const drawn = told.calculations.filter(({ name }) => name.startsWith('Upper limit'))
        const last = told.statistics.points.findLast(({ value }) => value !== null)
        for (const { formula } of drawn) {
          const shown = Math.min(100, calculated(formula).shown)
          expect(shown).toBeCloseTo(last?.upper ?? NaN, 1)
        }
        expect(told.calculations.filter(isArithmetic).filter(isOff)).toEqual([])
      }),
    )
  })
})

function distanceOf(partial: Partial<Metric>): string | undefined {
  return formulas(explained([3, 1, 4], partial))['Distance to the target']
}

function askedOf(values: readonly number[], partial: Partial<Metric> = {}) {
  const { label, assurance } = explained(values, partial)
  return [label, assurance].map((questions) => questions.map(({ holds }) => holds))
}

function isArithmetic({ formula }: { formula: string }) {
  return !/round|quantile|order =|on it/.test(formula)
}

/** Whether a reader gets another result than the one written, with six digits of what goes in. */
function isOff({ formula }: { formula: string }): boolean {
  const { made, shown } = calculated(formula)
  const largest = Math.max(...(formula.match(/[\d,.]*\d/g) ?? []).map(toNumber))
  return Math.abs(made - shown) > 0.00501 + 2e-5 * largest
}

function toNumber(written: string): number {
  return Number(written.replaceAll(',', ''))
}
