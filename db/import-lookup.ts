/** Everything an import looks up, read once: metrics by id and place, sites by code, cycles. */

import { createHash } from 'node:crypto'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { isCalendarDate, schoolYearOf } from '../domain/calendar.ts'
import type { ImportProblem, NamedCells } from '../domain/observation-csv.ts'
import type { ObservationContext } from '../domain/observation.ts'
import type { Metric } from '../domain/plan.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCycles } from './cycle-rows.ts'
import { getHead } from './ledger.ts'
import type { MetricPlace } from './metric-places.ts'
import { listMetricPlaces } from './metric-places.ts'
import { listSchoolYears } from './school-years.ts'
import type { Db } from './tables.ts'

export interface ImportLookup {
  /** The metric a row is of, or why there is none. */
  metricOf: (cells: NamedCells) => Metric | ImportProblem
  /** The site a row is of, null for the district as one place, or why there is none. */
  siteOf: (cells: NamedCells) => string | null | ImportProblem
  /** What an observation of the metric is checked against. */
  contextOf: (metric: Metric) => ObservationContext
  metricsById: ReadonlyMap<string, Metric>
  /** By cycle id. */
  cycles: ReadonlyMap<string, DistrictCycle>
  /** The ledger's head before it was read. */
  since: number
  /** Of everything that some metrics' rows were checked against: another once any of it changed. */
  hashOf: (metricIds: readonly string[]) => string
}

export interface LookupOptions {
  /** Of rows that do not say theirs; else it follows from their day. */
  schoolYear?: SchoolYear | undefined
  /** Departments whose rows may be written; absent, all. */
  departmentIds?: ReadonlySet<string> | undefined
  /** Whether other departments' metrics are told of; else they are not there. */
  seesOthers?: boolean | undefined
  latestDay: CalendarDate
}

/** Reads what an import looks up. */
export async function readLookup(db: Db, options: LookupOptions): Promise<ImportLookup> {
  const since = await getHead(db)
  const places = (await listMetricPlaces(db, {})).filter(({ metric }) => isSeen(metric, options))
  const sites = await readSites(db)
  const years = new Map<SchoolYear, DistrictCycle[]>()
  for (const { id } of await listSchoolYears(db)) years.set(id, await listCycles(db, id))
  const siteIds = new Set(sites.values())
  const metricsById = new Map(places.map(({ metric }) => [metric.id, metric]))
  return {
    metricOf: metricFinder(places, options),
    siteOf: (cells) => siteOf(cells, sites),
    contextOf: (metric) => ({
      metric,
      cycles: years.get(metric.schoolYear) ?? [],
      siteExists: (id) => siteIds.has(id),
      latestDay: options.latestDay,
    }),
    metricsById,
    cycles: new Map([...years.values()].flat().map((cycle) => [cycle.id, cycle])),
    since,
    hashOf: (metricIds) => {
      const wanted = new Set(metricIds)
      const own = places.filter(({ metric }) => wanted.has(metric.id))
      const days = [...years.values()]
        .flat()
        .map(({ id, startsOn, endsOn }) => [id, startsOn, endsOn])
      const about = JSON.stringify([own, days, [...sites]])
      return createHash('sha256').update(about).digest('hex')
    },
  }
}

/** Whether what some metrics' rows were checked against is still as it was read. */
export async function stillHolds(
  db: Db,
  lookup: ImportLookup,
  metricIds: readonly string[],
  options: LookupOptions,
): Promise<boolean> {
  // Every change is in the ledger, and one of observations changes no plan, no site and no cycle.
  const other = await db
    .selectFrom('ledger')
    .select('tx')
    .where('tx', '>', lookup.since)
    .where('entity', 'not in', ['observation', 'import'])
    .limit(1)
    .executeTakeFirst()
  if (!other) return true
  const { hashOf } = await readLookup(db, options)
  return hashOf(metricIds) === lookup.hashOf(metricIds)
}

function metricFinder(
  places: readonly MetricPlace[],
  { schoolYear, departmentIds }: LookupOptions,
): ImportLookup['metricOf'] {
  const byId = new Map(places.map(({ metric }) => [metric.id, metric]))
  const inPlan = places.filter(({ removed }) => !removed)
  const byPlace = Map.groupBy(
    inPlan.flatMap((place) =>
      [place.department, place.departmentCode].map((name) => ({
        key: placeKey(place.metric.schoolYear, name, [
          place.priorityNumber,
          place.actionNumber,
          place.metric.letter,
        ]),
        metric: place.metric,
      })),
    ),
    ({ key }) => key,
  )
  return (cells) => {
    const found = byId.get(cells.metric_id ?? '') ?? find(cells)
    if (!('departmentId' in found)) return found
    if (departmentIds && !departmentIds.has(found.departmentId)) {
      const message = `The metric ${found.code} is another department's; leave its rows out.`
      return { column: 'metric_id', code: 'department_not_yours', message }
    }
    return found
  }

  function find(cells: NamedCells): Metric | ImportProblem {
    const { department = '', observed_on: day = '' } = cells
    const { priority_number, action_number, metric_letter } = cells
    const year = cells.school_year ?? schoolYear ?? (isCalendarDate(day) ? schoolYearOf(day) : '')
    const numbers = [priority_number ?? '', action_number ?? '', metric_letter ?? '']
    const found = new Set(
      (byPlace.get(placeKey(year, department, numbers)) ?? []).map(({ metric }) => metric),
    )
    const [metric] = found
    if (metric && found.size === 1) return metric
    const place = `${department || 'no department'}, ${numbers.map((one) => one || '?').join('.')}`
    if (metric) {
      const message = `The plan of ${year} has ${found.size} metrics at ${place}; give the metric_id.`
      return { column: 'metric_id', code: 'metric_ambiguous', message }
    }
    const id = cells.metric_id === undefined ? '' : `There is no metric “${cells.metric_id}”. `
    const message = `${id}There is no metric at ${place} in ${year || 'an unknown year'}; take the id or the numbers from the plan.`
    return { column: 'metric_id', code: 'metric_unknown', message }
  }
}

function placeKey(year: string, department: string, numbers: (string | number)[]): string {
  return [year, department, ...numbers].map((one) => String(one).trim().toLowerCase()).join('\n')
}

function isSeen(
  { departmentId }: Metric,
  { departmentIds, seesOthers = true }: LookupOptions,
): boolean {
  return seesOthers || !departmentIds || departmentIds.has(departmentId)
}

/** Site ids by code, and by name where no code is spelled like it; both folded. */
async function readSites(db: Db): Promise<Map<string, string>> {
  const sites = await db.selectFrom('site').select(['id', 'code', 'name']).execute()
  return new Map([
    ...sites.map(({ id, name }) => [fold(name), id] as const),
    ...sites.map(({ id, code }) => [fold(code), id] as const),
  ])
}

function siteOf(
  { site_code, site }: NamedCells,
  sites: ReadonlyMap<string, string>,
): string | null | ImportProblem {
  const named = (site_code ?? site ?? '').trim()
  if (named === '') return null
  const id = sites.get(fold(named))
  if (id !== undefined) return id
  const column = site_code === undefined ? 'site' : 'site_code'
  return {
    column,
    code: 'site_unknown',
    message: `There is no site “${named}”; add it, or correct the code.`,
  }
}

function fold(text: string): string {
  return text.trim().toLowerCase()
}
