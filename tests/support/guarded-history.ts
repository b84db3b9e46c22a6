/** Histories of groups of people over two school years, to attack with everything told of them. */

import type { Arbitrary } from 'fast-check'
import { array, boolean, constantFrom, integer, oneof, record, tuple } from 'fast-check'

import { listCycles } from '../../db/cycles.ts'
import { insertObservation } from '../../db/observations.ts'
import type { Db } from '../../db/tables.ts'
import type { Recording } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { boundsOf, cycleOf, monthsOf } from '../../domain/calendar.ts'
import type { CheckedObservation } from '../../domain/observation.ts'
import type { Metric } from '../../domain/plan.ts'
import { day } from './metrics.ts'
import { addMetric, checked, LAST_YEAR, SITES, THIS_YEAR } from './recorded-district.ts'

/** What was logged of one month and place: people, and how many of them. */
export interface Logged {
  /** From 0, July 2021, to 23. */
  month: number
  site: number
  group: string
  people: number
  of: number
}

export interface HistoryOfGroups {
  measure: Pick<Metric, 'kind' | 'cadence' | 'groupsOverlap' | 'accumulates' | 'privacyClass'>
  sites: number
  logged: Logged[]
}

const MONTHS = 24

/** Monthly, quarterly or half-yearly; calm cycles, and cycles with few people or nearly all. */
export const anyHistory: Arbitrary<HistoryOfGroups> = record({
  measure: record({
    kind: constantFrom('rate', 'rate', 'count', 'count', 'score', 'level'),
    cadence: constantFrom('monthly', 'monthly', 'quarterly', 'twice_a_year'),
    groupsOverlap: boolean(),
    accumulates: boolean(),
    privacyClass: constantFrom('student', 'survey'),
  }),
  sites: integer({ min: 1, max: 3 }),
  groups: constantFrom(0, 0, 0, 1, 2),
  everyone: boolean(),
}).chain(({ measure, sites, groups, everyone }) => {
  const step = measure.cadence === 'monthly' ? 1 : 3
  const times = MONTHS / step
  const cells = sites * (groups + 1)
  const large = tuple(integer({ min: 25, max: 90 }), constantFrom(0.4, 0.5, 0.6))
  const small = tuple(integer({ min: 1, max: 10 }), constantFrom(0, 0.5, 1))
  const oneSided = tuple(integer({ min: 25, max: 90 }), constantFrom(0, 1))
  const calm = array(large, { minLength: cells, maxLength: cells })
  const mixed = array(oneof(large, large, small, oneSided), { minLength: cells, maxLength: cells })
  return array(oneof({ weight: 5, arbitrary: calm }, { weight: 1, arbitrary: mixed }), {
    minLength: times,
    maxLength: times,
  }).map((drawn) => ({
    measure,
    sites,
    logged: drawn.flatMap((numbers, at) =>
      Array.from({ length: sites }, (_, site) => {
        const own = numbers.slice(site * (groups + 1), (site + 1) * (groups + 1))
        return loggedAt({ month: at * step, site }, own, { everyone, ...measure })
      }).flat(),
    ),
  }))
})

/** The groups, and everyone with a rest; the last pair is the rest. */
function loggedAt(
  where: Pick<Logged, 'month' | 'site'>,
  numbers: readonly (readonly [people: number, share: number])[],
  { everyone, groupsOverlap }: { everyone: boolean; groupsOverlap: boolean },
): Logged[] {
  const amounts = numbers.map(([people, share]) => ({ people, of: Math.round(people * share) }))
  const groups = amounts
    .slice(0, -1)
    .map((amount, at) => ({ ...where, group: `group-${at}`, ...amount }))
  if (groups.length > 0 && !everyone) return groups
  const sum = (what: 'people' | 'of') => amounts.reduce((all, amount) => all + amount[what], 0)
  // Overlapping groups share members, so everyone may be fewer than their sum.
  const people = groupsOverlap ? Math.max(...amounts.map((one) => one.people)) + 3 : sum('people')
  return [...groups, { ...where, group: '', people, of: Math.min(sum('of'), people) }]
}

/** Stores a history as a metric and the one that it continues; gives the id of the last year's. */
export async function addHistory(
  db: Db,
  next: () => Recording,
  { measure, sites, logged }: HistoryOfGroups,
): Promise<string> {
  const { at } = next()
  const siteIds = SITES.slice(0, sites === 1 ? 0 : sites)
  const name = `history-${at.getTime()}`
  const whole = {
    ...measure,
    unit: measure.kind === 'rate' ? '%' : '',
    scaleMin: 1,
    scaleMax: 5,
    siteIds,
  }
  const shape = measure.kind === 'score' ? whole : { ...whole, scaleMin: null, scaleMax: null }
  let continuesId: string | null = null
  for (const [half, schoolYear] of [LAST_YEAR, THIS_YEAR].entries()) {
    const own = { ...shape, id: `${name}-${half}`, letter: name, schoolYear, continuesId }
    const metric: Metric = await addMetric(db, own)
    const cycles = await listCycles(db, schoolYear)
    const months = monthsOf(boundsOf(schoolYear))
    await writing(db, next(), async (change) => {
      for (const one of logged.filter(({ month }) => Math.floor(month / 12) === half)) {
        const observedOn = day(`${months[one.month % 12]}-10`)
        const cycleId = cycleOf(observedOn, cycles)?.id ?? ''
        const observation = {
          ...toObservation(measure.kind, one),
          siteId: siteIds[one.site] ?? null,
        }
        await insertObservation(change, metric, checked({ ...observation, observedOn, cycleId }))
      }
    })
    continuesId = metric.id
  }
  return continuesId ?? ''
}

function toObservation(
  kind: Metric['kind'],
  { group, people, of }: Logged,
): Partial<Omit<CheckedObservation, 'observedOn'>> {
  if (kind === 'rate') return { group, numerator: of, denominator: people }
  return kind === 'score' ? { group, value: 3.5, n: people } : { group, value: people }
}
