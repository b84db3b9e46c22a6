/**
 * What is logged of what is due in a cycle. No number is read, only whether there is one, so that
 * nothing here can tell of a small group.
 */

import type { CalendarDate } from '../domain/calendar.ts'
import type { CollectionState, Logged } from '../domain/collection.ts'
import { collectionStateOf, isDueIn } from '../domain/collection.ts'
import { dayIn } from '../domain/day-in.ts'
import type { MissingCode } from '../domain/measure.ts'
import type { Metric } from '../domain/plan.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCycles } from './cycle-rows.ts'
import { filedUnder } from './filed-observations.ts'
import { lookBack } from './look-back.ts'
import { listMetrics } from './metrics.ts'
import { standing } from './observation-row.ts'
import { findDistrict } from './settings.ts'
import type { Db, Instant } from './tables.ts'

export interface CollectionRow {
  metric: Metric
  state: CollectionState
  /** Why there is no number; only of `missing`. */
  missing: MissingCode | null
  /** The day on which the first of it was logged; null when nothing is. */
  loggedOn: CalendarDate | null
  sites: { have: number; expected: number }
  /** The ledger number of the newest change; 0 when nothing is logged. */
  changedTx: number
}

export interface CollectionScope {
  /** The district's day. */
  today: CalendarDate
  departmentId?: string | undefined
  /** A ledger number: the record as it stood after that entry, the cycle too. */
  asOf?: number | undefined
}

/** Every metric of a cycle's plans, or of one department's, in the order of print. */
export async function readCollection(
  db: Db,
  cycle: DistrictCycle,
  { today, departmentId, asOf }: CollectionScope,
): Promise<CollectionRow[]> {
  const zone = (await findDistrict(db))?.timeZone ?? 'UTC'
  const then = lookBack(db, asOf)
  const cycles = await listCycles(then, cycle.schoolYear)
  const metrics = await listMetrics(then, { schoolYear: cycle.schoolYear, departmentId })
  const logged = await readLogged(db, cycle, asOf)
  return metrics.map((metric): CollectionRow => {
    const found = logged.get(metric.id)
    const isDue = isDueIn(metric.cadence, cycle.number, cycles.length)
    const said: Logged | null = found
      ? { ...found, firstOn: dayIn(zone, new Date(found.firstAt)) }
      : null
    const state = collectionStateOf(said, { isDue, cycle, today })
    return {
      metric,
      state,
      missing: state === 'missing' ? (found?.missing ?? null) : null,
      loggedOn: said?.firstOn ?? null,
      sites: { have: found?.sites ?? 0, expected: Math.max(1, metric.siteIds.length) },
      changedTx: found?.changedTx ?? 0,
    }
  })
}

interface LoggedRow {
  hasValue: boolean
  missing: MissingCode | null
  firstAt: Instant
  sites: number
  changedTx: number
}

/** What stands in a cycle by metric id; the first version of each observation says when it came. */
async function readLogged(
  db: Db,
  cycle: DistrictCycle,
  asOf: number | undefined,
): Promise<Map<string, LoggedRow>> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('observation as version', 'version.id', 'observation.id')
    .select((eb) => [
      'observation.metric_id',
      eb.cast<number>(eb.fn.count('observation.site_id').distinct(), 'integer').as('sites'),
      eb.fn.max<MissingCode | null>('observation.missing_code').as('missing'),
      eb.fn
        .max<number>(eb.case().when('observation.missing_code', 'is', null).then(1).else(0).end())
        .as('has_value'),
      eb.fn.min<Instant>('version.recorded_at').as('first_at'),
      eb.fn.max<number>('observation.tx').as('changed_tx'),
    ])
    .where(filedUnder(cycle, asOf))
    .where(standing(asOf))
    .groupBy('observation.metric_id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.metric_id,
      {
        hasValue: row.has_value === 1,
        missing: row.missing,
        firstAt: row.first_at,
        // The district as one place has no site.
        sites: Math.max(1, row.sites),
        changedTx: row.changed_tx,
      },
    ]),
  )
}
