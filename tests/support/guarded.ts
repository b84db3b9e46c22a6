/** Observations of groups of people, for tests of what is hidden. */

import type { Arbitrary } from 'fast-check'
import { array, boolean, constant, constantFrom, integer, oneof, record, tuple } from 'fast-check'

import { calendarDate } from '../../domain/calendar.ts'
import type { MeasureKind } from '../../domain/measure.ts'
import type { Metric } from '../../domain/plan.ts'
import type { GuardedObservation, HiddenOfMetric } from '../../domain/privacy/hidden.ts'
import { hideMetric } from '../../domain/privacy/hidden.ts'
import type { CycleAudit } from '../../domain/privacy/printed.ts'
import { auditCycle } from '../../domain/privacy/printed.ts'
import { metricOf } from './metrics.ts'

export const CYCLE = '2022-23-Q1'
export const T = 11

/** One observation: how many people, and for a rate how many of them. */
export interface Said {
  site?: string | null
  group?: string
  day?: number
  people: number
  of?: number
}

/** Observations of a kind, named `observation-0` and on. */
export function said(kind: MeasureKind, list: readonly Said[]): GuardedObservation[] {
  return list.map(({ site = null, group = '', day = 1, people, of }, at) => ({
    id: `observation-${at}`,
    cycleId: CYCLE,
    tx: at + 1,
    observedOn: calendarDate(`2022-08-${String(day).padStart(2, '0')}`),
    siteId: site,
    group,
    value: kind === 'rate' ? null : kind === 'score' ? 3.5 : people,
    numerator: kind === 'rate' ? (of ?? Math.floor(people / 2)) : null,
    denominator: kind === 'rate' ? people : null,
    n: kind === 'score' ? people : null,
    stage: null,
    done: null,
    missing: null,
  }))
}

/** What is hidden of them. */
export function hide(metric: Metric, observations: readonly GuardedObservation[]): HiddenOfMetric {
  return hideMetric({ measure: metric, observations, threshold: T })
}

/** What an onlooker finds out of them once that is hidden. */
export function attack(
  metric: Metric,
  observations: readonly GuardedObservation[],
  hidden: HiddenOfMetric = hide(metric, observations),
): CycleAudit {
  return auditCycle({ measure: metric, observations, hidden: hidden.get(CYCLE), threshold: T })
}

/** A metric and a cycle of it: sites, groups, days; small, large, nobody, everybody. */
export const anyCycle: Arbitrary<{ metric: Metric; observations: GuardedObservation[] }> = record({
  kind: constantFrom<MeasureKind>('rate', 'rate', 'count', 'score', 'level'),
  groupsOverlap: boolean(),
  // Some places know their groups only, some everyone only, some both.
  alone: array(constantFrom<Alone>('both', 'both', 'groups', 'everyone'), {
    minLength: 5,
    maxLength: 5,
  }),
  sites: integer({ min: 1, max: 5 }),
  groups: integer({ min: 0, max: 3 }),
  days: integer({ min: 1, max: 2 }),
}).chain((shape) => {
  const least = shape.kind === 'score' ? 1 : 0
  const people = oneof(
    { weight: 1, arbitrary: constant(least) },
    { weight: 4, arbitrary: integer({ min: 1, max: 10 }) },
    { weight: 5, arbitrary: integer({ min: 11, max: 320 }) },
  )
  const share = constantFrom(0, 0.1, 0.5, 0.8, 0.96, 1)
  const cells = shape.sites * shape.days * (shape.groups + 1)
  return array(tuple(people, share), { minLength: cells, maxLength: cells }).map((drawn) => ({
    metric: metricOf({ kind: shape.kind, groupsOverlap: shape.groupsOverlap, rateBase: 100 }),
    observations: said(shape.kind, listOf(shape, drawn)),
  }))
})

type Alone = 'both' | 'groups' | 'everyone'

interface Shape {
  alone: Alone[]
  groupsOverlap: boolean
  sites: number
  groups: number
  days: number
}

function listOf(shape: Shape, drawn: readonly (readonly [number, number])[]): Said[] {
  let at = 0
  const next = () => drawn[at++] ?? [0, 0]
  const list: Said[] = []
  for (let site = 0; site < shape.sites; site += 1) {
    const alone = shape.groups === 0 ? 'everyone' : shape.alone[site]
    for (let day = 1; day <= shape.days; day += 1) {
      const where = { site: shape.sites === 1 ? null : `site-${site}`, day }
      const groups = Array.from({ length: alone === 'everyone' ? 0 : shape.groups }, (_, group) => {
        const [people, share] = next()
        return { ...where, group: `group-${group}`, people, of: Math.round(people * share) }
      })
      const [rest, share] = next()
      list.push(...groups)
      if (alone === 'groups') continue
      // Overlapping groups share members, so everyone is fewer than their sum.
      const shared = shape.groupsOverlap ? 0.6 : 1
      const grouped = groups.reduce((sum, { people }) => sum + people, 0)
      const counted = groups.reduce((sum, { of }) => sum + of, 0)
      const people =
        Math.max(...groups.map((one) => one.people), Math.ceil(grouped * shared)) + rest
      const of = shape.groupsOverlap
        ? Math.round(people * share)
        : counted + Math.round(rest * share)
      list.push({
        ...where,
        people: groups.length > 0 ? people : rest,
        of: groups.length > 0 ? of : Math.round(rest * share),
      })
    }
  }
  return list
}
