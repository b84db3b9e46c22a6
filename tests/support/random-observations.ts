/** Random metrics and observations of the first cycle, for properties of the rules. */

import * as fc from 'fast-check'

import type { MeasureKind } from '../../domain/measure.ts'
import { MISSING_CODES } from '../../domain/measure.ts'
import type { RolledObservation } from '../../domain/roll-up.ts'
import { metricOf, observed } from './metrics.ts'

const STAGES = ['Planned', 'Drafted', 'Adopted']
const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((millionths) => millionths / 1e6)
const places = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 0 })

/** A metric of a kind in any direction, over no, one or several expected sites. */
export function metricOfKind(kind: MeasureKind) {
  return fc
    .record({
      direction: fc.constantFrom('up', 'down', 'at_least', 'at_most', 'between', 'exactly', 'keep'),
      baseline: fc.option(amount),
      target: fc.option(amount),
      span: amount,
      tolerance: fc.record({
        unit: fc.constantFrom('value', 'percent_of_span'),
        amount: fc.integer({ min: 0, max: 40 }),
      }),
      cadence: fc.constantFrom('monthly', 'quarterly'),
      accumulates: fc.boolean(),
      acrossSites: fc.constantFrom('sum', 'mean'),
      groupsOverlap: fc.boolean(),
      siteIds: places,
      milestoneTargets: fc.option(amount.map((typed) => ({ '2022-23-Q1': typed }))),
    })
    .map(({ span, milestoneTargets, ...rest }) =>
      metricOf({
        ...rest,
        kind,
        targetHigh: rest.target === null ? null : rest.target + span,
        stages: kind === 'milestone' ? STAGES : [],
        targetStage: kind === 'milestone' ? 'Drafted' : null,
        milestoneTargets: milestoneTargets ?? {},
      }),
    )
}

/** Observations of one cycle, at most one for a place, group and day, as the database keeps them. */
export function cycleObservations(
  kind: MeasureKind,
  { sites = ['a', 'b', 'c'], groups = ['', 'Staff', 'Parents'] }: Partial<Named> = {},
) {
  return fc.uniqueArray(observationOfKind(kind, { sites, groups }), {
    maxLength: 12,
    selector: ({ siteId, group, observedOn }) => [siteId, group, observedOn].join(' '),
  })
}

interface Named {
  sites: readonly (string | null)[]
  groups: readonly string[]
}

function observationOfKind(kind: MeasureKind, { sites, groups }: Named) {
  return fc
    .record({
      siteId: fc.constantFrom(...sites),
      group: fc.constantFrom(...groups),
      month: fc.integer({ min: 7, max: 9 }),
      date: fc.integer({ min: 1, max: 28 }),
      missing: fc.option(fc.constantFrom(...MISSING_CODES), { freq: 5 }),
      value: amount,
      whole: fc.integer({ min: 1, max: 500 }),
      stage: fc.constantFrom(...STAGES),
      done: fc.boolean(),
    })
    .map(({ month, date, ...one }): RolledObservation => {
      const own = one.missing === null ? valuesOf(kind, one) : { missing: one.missing }
      const observedOn = `2022-0${month}-${String(date).padStart(2, '0')}`
      return observed({ siteId: one.siteId, group: one.group, observedOn, ...own })
    })
}

interface Drawn {
  value: number
  whole: number
  stage: string
  done: boolean
}

function valuesOf(kind: MeasureKind, { value, whole, stage, done }: Drawn) {
  switch (kind) {
    case 'count':
    case 'level':
      return { value }
    case 'rate':
      return { numerator: value, denominator: whole }
    case 'score':
      return { value, n: whole }
    case 'milestone':
      return { stage }
    case 'yes_no':
      return { done }
  }
}
