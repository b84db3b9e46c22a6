import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { coverageOf } from '../../domain/coverage.ts'
import type { ExplainedObservation } from '../../domain/explain-value.ts'
import type { Explanation } from '../../domain/explain.ts'
import { explain } from '../../domain/explain.ts'
import { MEASURE_KINDS } from '../../domain/measure.ts'
import { sumExactly } from '../../domain/number.ts'
import { isRunningTotal } from '../../domain/pace.ts'
import type { Metric } from '../../domain/plan.ts'
import { rollUpMetric, rollUpSites } from '../../domain/roll-up.ts'
import { standingsOf } from '../../domain/standing.ts'
import { day } from '../support/metrics.ts'
import { cycleObservations, metricOfKind } from '../support/random-observations.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))

describe.each(MEASURE_KINDS)('the explanation of a %s', (kind) => {
  // Observations of the first cycle, some of them moved into the second.
  const year = cycleObservations(kind, { sites: ['a', 'b', 'c', null] }).chain((first) =>
    fc.array(fc.boolean(), { minLength: first.length, maxLength: first.length }).map((later) =>
      first.map((one, at): ExplainedObservation => {
        const observedOn = later[at]
          ? day(
              one.observedOn.replace(/-0[789]-/, (month) => `-1${Number(month.slice(2, 3)) - 7}-`),
            )
          : one.observedOn
        return { ...one, id: `${at}`, observedOn }
      }),
    ),
  )

  test('lists terms that make exactly the value of the standing', () => {
    fc.assert(
      fc.property(metricOfKind(kind), year, fc.constantFrom(0, 1), (metric, all, at) => {
        const { explained, standing } = explainedAt(metric, all, at)
        expect(explained.value).toBe(standing?.value)
        expect(valueOf(metric, explained)).toBe(standing?.value)
      }),
      { numRuns: 300 },
    )
  })

  test('has each observation once, used or left out', () => {
    fc.assert(
      fc.property(metricOfKind(kind), year, fc.constantFrom(0, 1), (metric, all, at) => {
        const { explained, standing } = explainedAt(metric, all, at)
        const listed = [...explained.terms, ...explained.leftOut].map(
          ({ observation }) => observation.id,
        )
        const runs = isRunningTotal(metric) && standing?.cycleValue !== null
        const asked = all.filter(({ observedOn }) => {
          const number = CYCLES.findIndex(({ endsOn }) => observedOn <= endsOn)
          return runs ? number <= at : number === at
        })
        expect(listed.toSorted()).toEqual(asked.map(({ id }) => id).toSorted())
      }),
      { numRuns: 300 },
    )
  })

  test('ends with the step that decided the status', () => {
    fc.assert(
      fc.property(metricOfKind(kind), year, fc.constantFrom(0, 1), (metric, all, at) => {
        const { explained, standing } = explainedAt(metric, all, at)
        const steps = explained.judged?.steps ?? []
        expect(steps.filter(({ holds }) => holds).map(({ status }) => status)).toEqual([
          standing?.status,
        ])
        expect(steps.at(-1)?.holds).toBe(true)
      }),
    )
  })

  test('names every expected site that has no value, silent or with a reason', () => {
    fc.assert(
      fc.property(metricOfKind(kind), year, (metric, all) => {
        const { explained } = explainedAt({ ...metric, cadence: 'quarterly' }, all, 0)
        const { have = 0, expected = 0 } = explained.coverage ?? {}
        const excused = metric.siteIds.length - expected
        const without = explained.silent.length + explained.short.length
        expect(metric.siteIds.length === 0 || without === expected - have).toBe(true)
        expect(metric.siteIds.length === 0 || excused >= 0).toBe(true)
      }),
    )
  })
})

/** By hand from the listed terms. */
function valueOf(metric: Metric, { terms }: Explanation): number | null {
  if (terms.length === 0) return null
  const sum = sumExactly(terms.map(({ numerator }) => numerator ?? 0))
  const whole = sumExactly(terms.map(({ denominator }) => denominator ?? 0))
  const places = new Set(terms.map(({ observation }) => observation.siteId)).size
  switch (metric.kind) {
    case 'count':
      return sum
    case 'rate':
    case 'yes_no':
      return (metric.rateBase * sum) / whole
    case 'score':
      return sum / whole
    case 'level':
      return metric.acrossSites === 'mean' ? sum / places : sum
    case 'milestone': {
      const counts = terms.filter(({ reached }) => reached !== null)
      return counts.length > 0 ? counts.filter(({ reached }) => reached).length : sum
    }
    case null:
      return null
  }
}

function explainedAt(metric: Metric, observations: readonly ExplainedObservation[], at: number) {
  const parts = new Map(
    CYCLES.flatMap((cycle) => {
      const own = observations.filter(
        ({ observedOn }) => cycle.startsOn <= observedOn && observedOn <= cycle.endsOn,
      )
      if (own.length === 0) return []
      const rolled = rollUpMetric(metric, rollUpSites(metric, own))
      return [[cycle.id, { ...rolled, ...coverageOf(metric, metric.siteIds, own, cycle) }] as const]
    }),
  )
  const standing = standingsOf({
    metric,
    cycles: CYCLES,
    parts,
    today: day('2023-07-01'),
    coverageFloor: metric.coverageFloor,
  })[at]
  const cycle = CYCLES[at]
  if (!standing || !cycle) throw new Error('a year has cycles')
  // What is too few to report is hidden, which is another matter.
  const told = {
    ...standing,
    missing: standing.missing === 'too_few_to_report' ? null : standing.missing,
  }
  const explained = explain({ metric, cycles: CYCLES, cycle, observations, standing: told })
  return { explained, standing }
}
