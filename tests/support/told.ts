/**
 * All that is told of metrics to whoever may not see small groups, from the answers and files
 * themselves. What hiding says of itself is not asked.
 */

import { readDashboard } from '../../db/dashboard.ts'
import { observationRows, progressRows } from '../../db/exports.ts'
import { listGuarded } from '../../db/guarded-observations.ts'
import { getHead } from '../../db/ledger.ts'
import type { Series } from '../../db/series.ts'
import type { Db } from '../../db/tables.ts'
import type { CalendarDate, Cycle, SchoolYear } from '../../domain/calendar.ts'
import type { ObservationCells, ProgressCells } from '../../domain/csv-shapes.ts'
import type { Dashboard } from '../../domain/dashboard.ts'
import { isRunningTotal } from '../../domain/pace.ts'
import type { Metric } from '../../domain/plan.ts'
import type { GuardedObservation } from '../../domain/privacy/guarded.ts'
import type { Leaf } from '../../domain/privacy/places.ts'
import { placesOf, usedOf } from '../../domain/privacy/places.ts'
import type { Suppressed } from '../../domain/suppressed.ts'
import { allOf } from './csv.ts'

/** A number that was told, or what was told instead of it. */
export interface Told {
  of: readonly Leaf[]
  value?: number | null
  numerator?: number | null
  denominator?: number | null
  suppressed?: Suppressed | null | undefined
}

/** One school year of a metric: what is true, and what is told. */
export interface ToldYear {
  metric: Metric
  cycles: readonly Cycle[]
  truth: readonly GuardedObservation[]
  told: Told[]
}

/** What is answered and handed out of a whole school year. */
export interface Answers {
  dashboard: Dashboard
  progress: ProgressCells[]
  observations: ObservationCells[]
}

/** The dashboard of whoever may not see small groups, and both files. */
export async function readAnswers(
  db: Db,
  schoolYear: SchoolYear,
  today: CalendarDate,
): Promise<Answers> {
  const scope = { schoolYear, today }
  return {
    dashboard: await readDashboard(db, { ...scope, audience: 'without_small_groups' }),
    progress: await allOf(progressRows(db, scope)),
    observations: await allOf(observationRows(db, { schoolYear, asOf: await getHead(db) })),
  }
}

/** What is true of a metric's year. */
export async function readTruth(db: Db, { metric, cycles }: Series): Promise<Truth> {
  const truth = (await listGuarded(db, [metric.id], undefined)).get(metric.id) ?? []
  return { metric, cycles, truth }
}

/** Everything told of one metric's year: its series, the dashboard and both files. */
export function collectYear(years: Truth, series: Series, answers: Answers): ToldYear {
  const { dashboard } = answers
  const onDashboard = dashboard.departments
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap(({ metrics }) => metrics)
    .find((one) => one.metric.id === years.metric.id)
  const told = [
    ...toldOfStandings(years, series.standings),
    ...toldOfStandings(years, onDashboard?.standings ?? []),
    ...toldOfParts(years, series),
    ...toldOfFiles(years, answers),
  ]
  return { ...years, told }
}

export type Truth = Pick<ToldYear, 'metric' | 'cycles' | 'truth'>

function toldOfStandings(years: Truth, standings: Series['standings']): Told[] {
  return standings.flatMap(({ cycleId, cycleValue, value, suppressed, ...standing }, at) => {
    const own = leavesIn(years, [cycleId])
    const upTo = years.cycles.slice(0, at + 1).map(({ id }) => id)
    const all = isRunningTotal(years.metric) ? leavesIn(years, upTo) : own
    const { numerator, denominator } = standing
    const before = years.cycles[at - 1]
    return [
      { of: all, value, numerator, denominator, suppressed },
      { of: own, value: cycleValue, suppressed },
      ...(before ? [{ of: leavesIn(years, [before.id]), value: standing.previous }] : []),
    ]
  })
}

function toldOfParts(years: Truth, { sites, groups, observations }: Series): Told[] {
  const ofSites = sites.flatMap(({ id, cycles }) =>
    cycles.map((part) => ({ ...part, of: leavesIn(years, [part.cycleId], { siteId: id }) })),
  )
  const ofGroups = groups.flatMap(({ name, cycles }) =>
    cycles.map((part) => ({ ...part, of: leavesIn(years, [part.cycleId], { group: name }) })),
  )
  const single = observations.map(({ id, value, numerator, denominator, n, suppressed }) => ({
    of: leavesIn(years, null, { id }),
    value,
    numerator: numerator ?? value,
    denominator: denominator ?? n,
    suppressed,
  }))
  return [...ofSites, ...ofGroups, ...single]
}

function toldOfFiles(years: Truth, { progress, observations }: Answers): Told[] {
  const { metric, cycles } = years
  return [
    ...progress
      .filter(({ metric_id }) => metric_id === metric.id)
      .flatMap((row) => {
        const at = cycles.findIndex(({ name }) => name === row.cycle)
        const upTo = cycles.slice(isRunningTotal(metric) ? 0 : at, at + 1).map(({ id }) => id)
        const before = cycles[at - 1]
        return [
          {
            of: leavesIn(years, upTo),
            value: numberIn(row.actual),
            numerator: numberIn(row.numerator),
            denominator: numberIn(row.denominator),
            suppressed: markIn(row.suppressed),
          },
          ...(before ? [{ of: leavesIn(years, [before.id]), value: numberIn(row.previous) }] : []),
        ]
      }),
    ...observations
      .filter(({ metric_id }) => metric_id === metric.id)
      .map((row) => ({
        of: leavesIn(years, null, { id: String(row.observation_id) }),
        value: numberIn(row.value),
        numerator: numberIn(row.numerator) ?? numberIn(row.value),
        denominator: numberIn(row.denominator) ?? numberIn(row.n),
      })),
  ]
}

function numberIn(cell: unknown): number | null {
  return typeof cell === 'number' ? cell : null
}

function markIn(cell: unknown): Suppressed | null {
  return cell === '*' || cell === '>=' || cell === '<=' ? cell : null
}

const LEAVES = new WeakMap<GuardedObservation, Leaf>()

/** The observations that a number is made of; one leaf for each, however often it is asked for. */
function leavesIn(
  { metric, truth }: Truth,
  cycleIds: readonly string[] | null,
  only: Partial<Pick<GuardedObservation, 'id' | 'siteId' | 'group'>> = {},
): Leaf[] {
  const own = truth.filter(
    (one) =>
      (cycleIds === null || cycleIds.includes(one.cycleId)) &&
      (only.id === undefined || one.id === only.id) &&
      (only.siteId === undefined || one.siteId === only.siteId) &&
      (only.group === undefined || one.group === only.group),
  )
  const cycles = Map.groupBy(own, ({ cycleId }) => cycleId)
  return Array.from(cycles.values()).flatMap((said) =>
    placesOf(metric, said).flatMap(usedOf).map(sameLeaf),
  )
}

/** The one leaf of an observation. */
export function sameLeaf(leaf: Leaf): Leaf {
  const known = LEAVES.get(leaf.observation) ?? leaf
  LEAVES.set(leaf.observation, known)
  return known
}
