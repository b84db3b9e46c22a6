import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../../domain/calendar.ts'
import { NO_PARTS } from '../../../domain/parts.ts'
import type { Metric } from '../../../domain/plan.ts'
import type { HiddenOfMetric } from '../../../domain/privacy/hidden.ts'
import type { Veil } from '../../../domain/privacy/sums.ts'
import { veilObservation, veilPart, veilStandings } from '../../../domain/privacy/veil.ts'
import { standingsOf } from '../../../domain/standing.ts'
import { said } from '../../support/guarded.ts'
import { day, rateOf } from '../../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))

describe('a share near none or all of a cycle', () => {
  test.each<[string, Partial<Metric>, number, object]>([
    [
      'that is met, however near all',
      { target: 60 },
      40,
      {
        status: 'met',
        value: 95,
        suppressed: '>=',
        sentence: 'At least 95\u202F%; the exact share of so few people is not shown: met.',
      },
    ],
    [
      'that is off track, however near none',
      {},
      1,
      {
        status: 'off_track',
        value: 5,
        suppressed: '<=',
        sentence: 'At most 5\u202F%; the exact share of so few people is not shown: off track.',
      },
    ],
    [
      'whose target is between the bound and all',
      { target: 97, baseline: 90, tolerance: { unit: 'value', amount: 0 } },
      40,
      {
        status: 'informative',
        value: 95,
        suppressed: '>=',
        sentence:
          'At least 95\u202F%; the exact share of so few people is not shown: not judged, since that could tell the share.',
      },
    ],
    [
      'in thousandths is said in them',
      { rateBase: 1000, target: 600, unit: 'per thousand' },
      40,
      { status: 'met', value: 950, suppressed: '>=' },
    ],
  ])('%s', (_, partial, numerator, told) => {
    const [, , , shown] = veiled(partial, numerator, 'coded')
    expect(shown).toMatchObject({ ...told, numerator: null, progress: null, shortBy: null })
    expect(shown?.cycleValue).toBe(shown?.value)
  })

  test('is not said by its bound where the cycle is hidden', () => {
    const [, , , shown] = veiled({}, 40, 'hidden')
    expect(shown).toMatchObject({
      value: null,
      cycleValue: null,
      numerator: null,
      denominator: null,
      status: 'no_data',
      suppressed: '*',
    })
  })

  test('is hidden where nobody is near a bound: there is none to say', () => {
    const [, , , shown] = veiled({}, 20, 'coded')
    expect(shown).toMatchObject({ value: null, suppressed: '*' })
  })
})

describe('a part of a cycle', () => {
  const part = { ...NO_PARTS, numerator: 39, denominator: 40, value: 97.5 }

  test.each([
    ['as it is', part, undefined, { value: 97.5, numerator: 39, denominator: 40, suppressed: null }],
    ['by its bound', part, 'coded', { value: 95, numerator: null, denominator: 40, suppressed: '>=' }],
    ['by its lower bound', { ...part, numerator: 1, value: 2.5 }, 'coded', { value: 5, numerator: null, suppressed: '<=' }],
    ['not at all', part, 'hidden', { value: null, numerator: null, denominator: null, missing: 'too_few_to_report', suppressed: '*' }],
    ['as none where it has none', { ...part, value: null }, 'hidden', { value: null, suppressed: null }],
    ['not at all where nothing divides', { ...part, denominator: null }, 'coded', { value: null, suppressed: '*' }],
  ] as const)('is shown %s', (_, own, veil, shown) => {
    expect(veilPart({ rateBase: 100 }, own, veil)).toMatchObject(shown)
  }) // prettier-ignore

  test('is said in the metric’s own base', () => {
    expect(veilPart({ rateBase: 1000 }, part, 'coded').value).toBe(950)
  })
})

test('a hidden observation keeps where and when it is of, and nothing that tells its number', () => {
  const [observation] = said('rate', [{ site: 'a', group: 'x', people: 4, of: 2 }])
  if (!observation) throw new Error('one observation')
  const telling = {
    survey: { invited: 4, answered: 4, scale: 5, wording: 'spring' },
    note: 'All four of them',
    evidenceUrl: 'https://example.org/four',
    provenance: null,
    reason: 'Two were missing',
  }
  expect(veilObservation({ ...observation, ...telling })).toEqual({
    ...observation,
    numerator: null,
    denominator: null,
    missing: 'too_few_to_report',
    survey: null,
    note: '',
    evidenceUrl: null,
    provenance: null,
    reason: null,
    suppressed: '*',
  })
})

/** The standings of a rate whose last cycle counts so many of forty. */
function veiled(partial: Partial<Metric>, numerator: number, total: Veil) {
  const metric = rateOf({ privacyClass: 'student', ...partial })
  const last = CYCLES.at(-1)?.id ?? ''
  const own = { ...NO_PARTS, numerator, denominator: 40, have: 1, expected: 1 }
  const standings = standingsOf({
    metric,
    cycles: CYCLES,
    parts: new Map([[last, own]]),
    lastYear: new Map(),
    today: day('2023-07-20'),
    coverageFloor: 0.8,
  })
  const hidden: HiddenOfMetric = new Map([
    [last, { total, sites: new Map(), groups: new Map(), observations: new Set(), cells: [] }],
  ])
  return veilStandings({
    metric,
    cycles: CYCLES,
    standings,
    hidden,
    hiddenLastYear: new Set(),
    threshold: 11,
  })
}
