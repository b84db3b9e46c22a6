/** Everything that is known of one metric in its school year: what its page and its chart show. */

import type { CalendarDate, Cycle } from '../domain/calendar.ts'
import { boundsOf } from '../domain/calendar.ts'
import type { DashboardCycle } from '../domain/dashboard.ts'
import { goalOf } from '../domain/goal.ts'
import type { PathPoint } from '../domain/pace.ts'
import { pathPoints } from '../domain/pace.ts'
import type { Parts } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { toleranceOf } from '../domain/progress.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../domain/roll-up.ts'
import type { CycleStanding } from '../domain/standing.ts'
import { standingsOf } from '../domain/standing.ts'
import type { Statistics } from '../domain/statistics/statistics.ts'
import type { CycleSurvey } from '../domain/statistics/survey-series.ts'
import type { Suppressed } from '../domain/suppressed.ts'
import { findAction } from './actions.ts'
import { readAsked } from './asked-questions.ts'
import { listCycles } from './cycles.ts'
import type { DatedEvent } from './dated-events.ts'
import { listDatedEventsOf } from './dated-events.ts'
import { findDepartment } from './departments.ts'
import { filedIn } from './filed-observations.ts'
import { readStatistics } from './history.ts'
import { getHead } from './ledger.ts'
import { lookBack } from './look-back.ts'
import { findMetric } from './metrics.ts'
import type { Restatement } from './observation-history.ts'
import { listRestatements } from './observation-history.ts'
import type { RecordedObservation } from './observation-row.ts'
import { findPriority } from './priorities.ts'
import type { RestatedCycle } from './reported.ts'
import { readRestatedCycles } from './reported.ts'
import type { Site } from './sites.ts'
import { listSites } from './sites.ts'
import { readLastYearAsOf, rollUpCycles } from './standing-inputs-as-of.ts'
import { byMetric, readDeviations, readLastYear } from './standing-inputs.ts'
import { listStandingOf } from './standing-observations.ts'
import { readSurveys } from './surveys.ts'
import type { Db } from './tables.ts'
import { veilSeries } from './veiled-series.ts'
import type { Audience } from './veiled-standings.ts'
import { readVeiling } from './veiled-standings.ts'

export interface SeriesScope {
  /** A ledger number: the record as it stood after that entry. */
  asOf?: number | undefined
  /** The district's day. */
  today: CalendarDate
  /** Who it is for; staff unless it says otherwise. */
  audience?: Audience | undefined
}

export interface Series extends SeriesPlace {
  /** The district's day that statuses were judged on. */
  today: CalendarDate
  /** The ledger number whose record this is. */
  asOf: number
  metric: Metric
  /** Whether the metric is out of the plan; its observations stay. */
  removed: boolean
  /** In order. */
  cycles: DashboardCycle[]
  /** One per cycle. */
  standings: CycleStanding[]
  /** On its own day, else on the first of the year; null without one. */
  baseline: PathPoint | null
  path: PathPoint[]
  /** The shortfall that is still on track, in the metric's unit. */
  tolerance: number
  /** Current ones, oldest first. */
  observations: RecordedObservation[]
  /** Expected sites and those that logged, by name. */
  sites: SiteSeries[]
  /** Participant groups that were logged, by name; everyone is not among them. */
  groups: GroupSeries[]
  events: DatedEvent[]
  restatements: Restatement[]
  /** Cycles that read otherwise today than when leadership was shown them, in order. */
  restated: RestatedCycle[]
  /** Whether any number is hidden from whom it is for. */
  hides: boolean
  /** Its points over the years, with what may be drawn and said of them. */
  statistics: Statistics
  /** One per surveyed cycle, in order. */
  surveys: CycleSurvey[]
}

/** Where in the plan the metric stands, in words. */
export interface SeriesPlace {
  departmentCode: string
  department: string
  priorityId: string
  priorityNumber: number
  priority: string
  actionNumber: number
  action: string
}

export interface SiteSeries extends Pick<Site, 'id' | 'code' | 'name'> {
  /** Whether the metric expects values from it. */
  expected: boolean
  /** Cycles in which it said something. */
  cycles: SeriesPart[]
}

export interface GroupSeries {
  name: string
  cycles: SeriesPart[]
}

/** What one site or group says in one cycle. */
export interface SeriesPart extends Parts {
  cycleId: string
  /** In the metric's unit, unrounded; null is no number, never 0. */
  value: number | null
  /** Set where the number is not shown as it is. */
  suppressed: Suppressed | null
}

/** A metric's series, as it stands or as it stood after a ledger number. */
export async function readSeries(
  db: Db,
  metricId: string,
  { asOf, today, audience = 'staff' }: SeriesScope,
): Promise<Series | undefined> {
  // The newest entry is asked for first, so that the answer never claims more than it holds.
  const head = asOf ?? (await getHead(db))
  const then = lookBack(db, asOf)
  const inPlan = await findMetric(then, metricId)
  const metric = inPlan ?? (await findMetric(then, metricId, { removed: 'included' }))
  const place = metric && (await findPlace(then, metric))
  if (!metric || !place) return undefined
  const stored = await listCycles(then, metric.schoolYear)
  const cycles = stored.map(
    ({ version: _version, closedBy: _by, closingReason: _reason, ...cycle }) => cycle,
  )
  const observations = filedIn(stored, await listStandingOf(db, metricId, asOf))
  const series: Series = {
    ...place,
    today,
    asOf: head,
    metric,
    removed: !inPlan,
    cycles,
    standings: await judge(then, metric, cycles, observations, { asOf, today }),
    baseline: baselineOf(metric),
    path: pathPoints(metric, cycles),
    tolerance: toleranceOf({
      ...goalOf(metric, cycles.length, cycles.length),
      tolerance: metric.tolerance,
    }),
    observations,
    sites: sitesOf(metric, cycles, observations, await listSites(then)),
    groups: groupsOf(metric, cycles, observations),
    events: await listDatedEventsOf(then, metric),
    restatements: await listRestatements(db, metricId, asOf),
    restated: [],
    hides: false,
    statistics: await readStatistics(db, metric, { asOf, today, audience }),
    surveys: await readSurveys(then, metric, cycles, observations, asOf),
  }
  const veiling = await readVeiling(db, [metric], audience, { asOf })
  const shown = veiling ? veilSeries(series, veiling) : series
  const hidden = veiling?.hidden.byMetric.get(metric.id)
  const restated = await readRestatedCycles(db, {
    ...shown,
    cycles: stored,
    hides: (cycleId) => hidden?.has(cycleId) ?? false,
    asOf: head,
    audience,
  })
  return { ...shown, restated }
}

async function findPlace(db: Db, metric: Metric): Promise<SeriesPlace | undefined> {
  const department = await findDepartment(db, metric.departmentId)
  const action = await findAction(db, metric.actionId)
  const priority = action && (await findPriority(db, action.priorityId))
  if (!department || !priority) return undefined
  return {
    departmentCode: department.code,
    department: department.name,
    priorityId: priority.id,
    priorityNumber: priority.number,
    priority: priority.title,
    actionNumber: action.number,
    action: action.text,
  }
}

async function judge(
  db: Db,
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly RecordedObservation[],
  { asOf, today }: SeriesScope,
): Promise<CycleStanding[]> {
  const scope = { schoolYear: metric.schoolYear, metricId: metric.id }
  const lastYear =
    asOf === undefined
      ? await readLastYear(db, scope, [metric])
      : await readLastYearAsOf(db, [metric], asOf)
  const deviations = await readDeviations(db, scope)
  const asked = await readAsked(db, scope, asOf)
  return standingsOf({
    metric,
    cycles,
    parts: byMetric(rollUpCycles(metric, cycles, observations)).get(metric.id) ?? new Map(),
    lastYear: lastYear.get(metric.id),
    asked: asked.get(metric.id),
    today,
    coverageFloor: metric.coverageFloor,
    deviations: deviations.get(metric.id),
  })
}

function baselineOf({ baseline, baselineOn, schoolYear }: Metric): PathPoint | null {
  if (baseline === null) return null
  return { on: baselineOn ?? boundsOf(schoolYear).startsOn, value: baseline }
}

function sitesOf(
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly RecordedObservation[],
  sites: readonly Site[],
): SiteSeries[] {
  const expected = new Set(metric.siteIds)
  const logged = new Set(observations.flatMap(({ siteId }) => siteId ?? []))
  // One site's parts are not a sum over sites, even where the metric has many.
  const own = { ...metric, siteIds: [] }
  return sites
    .filter(({ id }) => expected.has(id) || logged.has(id))
    .map(({ id, code, name }) => {
      const said = observations.filter(({ siteId }) => siteId === id)
      return { id, code, name, expected: expected.has(id), cycles: partsIn(own, cycles, said) }
    })
}

function groupsOf(
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly RecordedObservation[],
): GroupSeries[] {
  const byGroup = Map.groupBy(observations, ({ group }) => group)
  return Array.from(byGroup, ([name, said]) => ({ name, cycles: partsIn(metric, cycles, said) }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function partsIn(
  metric: Metric,
  cycles: readonly Cycle[],
  observations: readonly RecordedObservation[],
): SeriesPart[] {
  return cycles.flatMap(({ id, startsOn, endsOn }) => {
    const own = observations.filter(
      ({ observedOn }) => startsOn <= observedOn && observedOn <= endsOn,
    )
    if (own.length === 0) return []
    const parts = rollUpMetric(metric, rollUpSites(metric, own))
    return [{ cycleId: id, value: actualOf(metric, parts), ...parts, suppressed: null }]
  })
}
