import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { coverageOf } from '../../domain/coverage.ts'
import type { MeasureKind } from '../../domain/measure.ts'
import { MEASURE_KINDS } from '../../domain/measure.ts'
import type { Metric } from '../../domain/plan.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { actualOf, addCycles, rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { standingsOf } from '../../domain/standing.ts'
import { day, metricOf } from '../support/metrics.ts'
import { cycleObservations, metricOfKind } from '../support/random-observations.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const [Q1] = CYCLES

describe.each(MEASURE_KINDS)('a %s', (kind) => {
  test('rolls up the same in whatever order its observations come', () => {
    fc.assert(
      fc.property(
        metricOfKind(kind),
        cycleObservations(kind, { sites: ['a', 'b', null] }).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        (metric, [all, shuffled]) => {
          expect(rolled(metric, shuffled)).toEqual(rolled(metric, all))
          expect(covered(metric, shuffled)).toEqual(covered(metric, all))
        },
      ),
    )
  })

  test('is what its own rule gives by hand', () => {
    fc.assert(
      fc.property(metricOfKind(kind), cycleObservations(kind, { groups: [''] }), (metric, all) => {
        const value = actualOf(metric, rolled(metric, all))
        const isSilent = all.every(({ missing }) => missing !== null)
        expect(value === null).toBe(isSilent)
        expect(value ?? 0).toBeCloseTo(isSilent ? 0 : byHand(metric, all), 6)
      }),
    )
  })

  test('never stands better for one more site that is expected and silent', () => {
    fc.assert(
      fc.property(metricOfKind(kind), cycleObservations(kind), (metric, all) => {
        const before = statusOf(metric, all)
        const after = statusOf({ ...metric, siteIds: [...metric.siteIds, 'silent'] }, all)
        // A milestone of one place becomes a count of sites, which is another number.
        const isAnother = kind === 'milestone' && metric.siteIds.length <= 1
        const worse = before === 'not_due' ? 'no_data' : 'incomplete'
        expect([before, worse, isAnother && after]).toContain(after)
      }),
    )
  })
})

describe.each(['count', 'rate', 'score'] as const)('a %s', (kind) => {
  test('added over cycles is the roll-up of all, however they are split', () => {
    fc.assert(
      fc.property(
        metricOfKind(kind),
        cycleObservations(kind, { groups: [''] }).chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.array(fc.nat(3), { minLength: all.length, maxLength: all.length }),
          ),
        ),
        (metric, [all, places]) => {
          const parts = [0, 1, 2, 3].map((cycle) =>
            rolled(
              metric,
              all.filter((_, at) => places[at] === cycle),
            ),
          )
          expect(actualOf(metric, addCycles(metric, parts))).toBe(
            actualOf(metric, rolled(metric, all)),
          )
        },
      ),
    )
  })
})

/** Last values by place, or all values, put together as section 2 of the rules says. */
function byHand(metric: Metric, all: readonly RolledObservation[]): number {
  const valued = all.filter(({ missing }) => missing === null)
  const of = (pick: (one: RolledObservation) => number | null, list = valued) =>
    sum(list.map((one) => pick(one) ?? 0))
  const lasts = Array.from(Map.groupBy(valued, ({ siteId }) => siteId ?? '').values(), (own) =>
    own.toSorted((a, b) => (a.observedOn < b.observedOn ? -1 : 1)).slice(-1),
  ).flat()
  const kinds: Record<MeasureKind, () => number> = {
    count: () => of(({ value }) => value),
    rate: () => (100 * of(({ numerator }) => numerator)) / of(({ denominator }) => denominator),
    score: () => of(({ value, n }) => (value ?? 0) * (n ?? 0)) / of(({ n }) => n),
    level: () =>
      of(({ value }) => value, lasts) / (metric.acrossSites === 'mean' ? lasts.length : 1),
    milestone: () => {
      const stages = lasts.map(({ stage }) => metric.stages.indexOf(stage ?? ''))
      const several = Math.max(new Set(all.map(({ siteId }) => siteId)).size, metric.siteIds.length)
      return several > 1 ? stages.filter((stage) => stage >= 1).length : (stages[0] ?? 0)
    },
    yes_no: () => (100 * lasts.filter(({ done }) => done).length) / lasts.length,
  }
  return metric.kind === null ? 0 : kinds[metric.kind]()
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((before, one) => before + one, 0)
}

function rolled(metric: Metric, observations: readonly RolledObservation[]) {
  return rollUpMetric(metric, rollUpSites(metric, observations))
}

function covered(metric: Metric, observations: readonly RolledObservation[]) {
  return Q1 && coverageOf(metric, metric.siteIds, observations, Q1)
}

function statusOf(metric: Metric, observations: readonly RolledObservation[]) {
  const parts = { ...rolled(metric, observations), ...covered(metric, observations) }
  const [standing] = standingsOf({
    metric,
    cycles: CYCLES,
    parts: new Map([[Q1?.id ?? '', { have: 0, expected: 0, ...parts }]]),
    today: day('2023-07-01'),
    coverageFloor: metricOf().coverageFloor,
  })
  return standing?.status
}
