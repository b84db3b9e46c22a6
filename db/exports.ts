/**
 * The rows of the CSV files, page by page. A ledger number pins one moment, so
 * that a long download needs no long transaction.
 */

import { setImmediate } from 'node:timers/promises'

import type { CalendarDate, Cycle, SchoolYear } from '../domain/calendar.ts'
import type { MetricCells, ObservationCells, ProgressCells } from '../domain/csv-shapes.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import { veilObservation } from '../domain/privacy/veil.ts'
import { listEveryCycle } from './cycle-rows.ts'
import { readDashboard } from './dashboard.ts'
import type { Names } from './export-cells.ts'
import { toMetricCells, toObservationCells, toProgressCells } from './export-cells.ts'
import { filedIn } from './filed-observations.ts'
import { lookBack } from './look-back.ts'
import type { MetricPlace, PlaceFilter } from './metric-places.ts'
import { listMetricPlaces } from './metric-places.ts'
import type { RecordedObservation } from './observation-row.ts'
import { standing, toObservation } from './observation-row.ts'
import { registerHandedOut } from './small-groups-register.ts'
import { readHidden } from './small-groups.ts'
import type { Db } from './tables.ts'

export interface ObservationExport extends PlaceFilter {
  /** A ledger number: the record as it stood after that entry. */
  asOf: number
  /** Whether that is an earlier moment, not the present. */
  past?: boolean | undefined
  /** Of these cycles alone; all unless given. */
  cycleIds?: ReadonlySet<string> | undefined
  /** Nothing is hidden: for checking what was sealed alone, never for an answer. */
  bare?: boolean | undefined
  /** Nothing goes on the register: what the rows tell is shown, and not taken away. */
  onlyShown?: boolean | undefined
  /** Those alone that took the place of another version. */
  restated?: boolean | undefined
}

export interface ProgressExport {
  schoolYear: SchoolYear
  departmentId?: string | undefined
  /** A ledger number; absent, the record as it stands. */
  asOf?: number | undefined
  /** The district's day that statuses are judged on. */
  today: CalendarDate
}

const ROWS_A_PAGE = 1000
const METRICS_AT_ONCE = 20

/**
 * The current observations: metrics in the order of print, then by day, site
 * and group. Small groups and their partners are hidden, and put on the register.
 *
 * Shape: pages of about a thousand rows, none of them empty.
 */
export async function* observationRows(
  db: Db,
  {
    asOf,
    past = false,
    bare = false,
    onlyShown = false,
    restated = false,
    cycleIds,
    ...filter
  }: ObservationExport,
): AsyncGenerator<ObservationCells[]> {
  const then = past ? lookBack(db, asOf) : db
  const places = await listMetricPlaces(then, filter)
  const names = await readNames(then)
  const cycles = await listEveryCycle(then)
  const moment = { asOf, past, bare, onlyShown, restated, cycleIds }
  const isWanted = ({ cycleId }: RecordedObservation) => cycleIds?.has(cycleId) ?? true
  let page: ObservationCells[] = []
  for await (const { place, observations } of byPlace(db, places, cycles, moment)) {
    const cells = observations.filter(isWanted).map((one) => toObservationCells(one, place, names))
    page.push(...cells.toSorted(bySiteWithinDay))
    if (page.length < ROWS_A_PAGE) continue
    yield page
    page = []
    await setImmediate()
  }
  if (page.length > 0) yield page
}

/** Each metric in each cycle, judged; metrics in the order of print. A page is a department. */
export async function* progressRows(
  db: Db,
  scope: ProgressExport,
): AsyncGenerator<ProgressCells[]> {
  yield* progressPages(await readDashboard(db, { ...scope, audience: 'outside' }))
}

/** The same of a dashboard that was read before. */
export function* progressPages(
  { cycles, departments }: Dashboard,
  /** Of these cycles alone; all unless given. */
  cycleIds?: ReadonlySet<string>,
): Generator<ProgressCells[]> {
  for (const { name: department, priorities } of departments) {
    const page = priorities.flatMap((priority) =>
      priority.actions.flatMap((action) =>
        action.metrics.flatMap(({ metric, standings }) => {
          const place = { metric, department, priority: priority.title, action: action.text }
          const numbers = { priorityNumber: priority.number, actionNumber: action.number }
          return standings.flatMap((one, at) =>
            (cycleIds?.has(one.cycleId) ?? true)
              ? toProgressCells({ ...place, ...numbers }, one, cycles[at]?.name ?? '')
              : [],
          )
        }),
      ),
    )
    if (page.length > 0) yield page
  }
}

/** Each metric's whole definition, as it is, in the order of print. */
export async function* metricRows(db: Db, filter: PlaceFilter): AsyncGenerator<MetricCells[]> {
  const places = await listMetricPlaces(db, filter)
  const names = await readNames(db)
  for (let at = 0; at < places.length; at += ROWS_A_PAGE) {
    yield places.slice(at, at + ROWS_A_PAGE).map((place) => toMetricCells(place, names))
  }
}

interface Moment {
  asOf: number
  past: boolean
  bare: boolean
  onlyShown: boolean
  restated: boolean
  cycleIds: ReadonlySet<string> | undefined
}

interface PlacedObservations {
  place: MetricPlace
  observations: RecordedObservation[]
}

/** Observations metric by metric; several metrics are asked for at once while they have few. */
async function* byPlace(
  db: Db,
  places: readonly MetricPlace[],
  cycles: readonly Cycle[],
  moment: Moment,
): AsyncGenerator<PlacedObservations> {
  for (let at = 0; at < places.length; at += METRICS_AT_ONCE) {
    const some = places.slice(at, at + METRICS_AT_ONCE)
    const veil = await veilOf(db, some, moment)
    const ids = some.map(({ metric }) => metric.id)
    const rows = await standingOf(db, ids, moment).execute()
    const few = Map.groupBy(rows, (row) => row.metric_id)
    const shown = (found: RecordedObservation[]) => filedIn(cycles, found).map(veil)
    for (const place of some) {
      if (rows.length < ROWS_A_PAGE) {
        yield { place, observations: shown((few.get(place.metric.id) ?? []).map(toObservation)) }
        continue
      }
      for await (const observations of daysOf(db, place.metric.id, moment)) {
        yield { place, observations: shown(observations) }
      }
    }
  }
}

/** How the observations of some metrics leave; what they hide is on the register before they do. */
async function veilOf(
  db: Db,
  places: readonly MetricPlace[],
  { asOf, past, bare, onlyShown, cycleIds }: Moment,
): Promise<(observation: RecordedObservation) => RecordedObservation> {
  if (bare) return asIs
  const metrics = places.map(({ metric }) => metric)
  const { byMetric } = await readHidden(db, metrics, past ? { asOf } : { handingOut: true })
  if (!past && !onlyShown)
    await registerHandedOut(db, metrics, byMetric, { totals: false, cycleIds })
  return (observation) => {
    const hidden = byMetric.get(observation.metricId)?.get(observation.cycleId)
    return hidden?.observations.has(observation.id) ? veilObservation(observation) : observation
  }
}

function asIs(observation: RecordedObservation): RecordedObservation {
  return observation
}

/** A metric's observations in pages that never part a day. */
async function* daysOf(
  db: Db,
  metricId: string,
  moment: Moment,
): AsyncGenerator<RecordedObservation[]> {
  let held: RecordedObservation[] = []
  for (;;) {
    const last = held.at(-1)
    let query = standingOf(db, [metricId], moment).orderBy('observed_on').orderBy('id')
    if (last) {
      query = query.where((eb) =>
        eb.and([
          eb('observed_on', '>=', last.observedOn),
          eb.or([eb('observed_on', '>', last.observedOn), eb('id', '>', last.id)]),
        ]),
      )
    }
    const rows = (await query.execute()).map(toObservation)
    const known = [...held, ...rows]
    if (rows.length < ROWS_A_PAGE) {
      if (known.length > 0) yield known
      return
    }
    const lastDay = rows.at(-1)?.observedOn
    held = known.filter(({ observedOn }) => observedOn === lastDay)
    const whole = known.slice(0, known.length - held.length)
    if (whole.length > 0) yield whole
  }
}

/** A page of the observations of some metrics. */
function standingOf(
  db: Db,
  metricIds: readonly string[],
  { asOf, restated }: Pick<Moment, 'asOf' | 'restated'>,
) {
  return db
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', 'in', metricIds)
    .where(standing(asOf))
    .$if(restated, (query) => query.where('version', '>', 1))
    .limit(ROWS_A_PAGE)
}

async function readNames(db: Db): Promise<Names> {
  const sites = await db.selectFrom('site').select(['id', 'code', 'name']).execute()
  const cycles = await db.selectFrom('cycle').select(['id', 'name']).execute()
  return {
    sites: new Map(sites.map((site) => [site.id, site])),
    cycles: new Map(cycles.map(({ id, name }) => [id, name])),
  }
}

// By the bytes of the codes, which is the same on every machine and database.
function bySiteWithinDay(a: ObservationCells, b: ObservationCells): number {
  for (const column of [
    'observed_on',
    'site_code',
    'participant_group',
    'observation_id',
  ] as const) {
    const [one, other] = [a[column] ?? '', b[column] ?? '']
    if (one !== other) return one < other ? -1 : 1
  }
  return 0
}
