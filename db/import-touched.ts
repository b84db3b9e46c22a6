/** What a staged import touches on the record: cells, and what others wrote in its places since. */

import { sql } from 'kysely'

import type { CheckedObservation } from '../domain/observation.ts'
import { BeingPublished } from './publishing.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** Staged rows of one metric that enter, and leave, the same cycles. */
export interface Touched {
  departmentId: string
  metricId: string
  /** The cycle that they enter, then the one that they leave, if any. */
  cycleIds: string[]
  /** The first of their lines. */
  line: number
}

/** The rows of an import that are stored; the others change nothing. */
export const STORED = ['added', 'corrected'] as const

/** What a run's staged rows touch. */
export async function listTouched(db: Db, runId: string): Promise<Touched[]> {
  const rows = await db
    .selectFrom('import_row')
    .select(['metric_id', 'department_id', 'cycle_id', 'cycle_before'])
    .select((eb) => eb.fn.min('line').as('line'))
    .where('import_id', '=', runId)
    .where('outcome', 'in', STORED)
    .groupBy(['metric_id', 'department_id', 'cycle_id', 'cycle_before'])
    .orderBy('line')
    .execute()
  return rows.map(({ metric_id: metricId, department_id: departmentId, line, ...own }) => ({
    metricId,
    departmentId,
    cycleIds: [own.cycle_id, ...(own.cycle_before === null ? [] : [own.cycle_before])],
    line,
  }))
}

/** The first line whose place or observation somebody has written to since a ledger number. */
export async function findOvertaken(
  db: Db,
  runId: string,
  since: number,
): Promise<number | undefined> {
  // Others have written little meanwhile, a file has much: so it is looked up in the staged rows.
  // SQLite takes the tables of a cross join in their order.
  const written = () =>
    db
      .selectFrom('observation')
      .crossJoin('import_row')
      .select((eb) => eb.fn.min('import_row.line').as('line'))
      .where('observation.tx', '>', since)
      .where('import_row.import_id', '=', runId)
      .where('import_row.outcome', 'in', STORED)
  const inPlace = await written()
    .whereRef('import_row.metric_id', '=', 'observation.metric_id')
    .whereRef('import_row.observed_on', '=', 'observation.observed_on')
    .whereRef('import_row.participant_group', '=', 'observation.participant_group')
    .where(sql<boolean>`coalesce(import_row.site_id, '') = coalesce(observation.site_id, '')`)
    .executeTakeFirst()
  const named = await written().whereRef('import_row.id', '=', 'observation.id').executeTakeFirst()
  const lines = [inPlace?.line, named?.line].filter((line) => typeof line === 'number')
  return lines.length === 0 ? undefined : Math.min(...lines)
}

/**
 * Lets a change of one observation pass while an import is on its way.
 *
 * Errors: throws `BeingPublished` where the import brings the same observation, or one to the
 * same place: it was compared with what stands there.
 */
export async function passImport(
  { tx, publishing }: Writing,
  metricId: string,
  { id, at }: { id?: string; at?: CheckedObservation },
): Promise<void> {
  if (!publishing) return
  const onItsWay = () =>
    tx
      .selectFrom('import_row')
      .select('line')
      .where('import_id', '=', publishing.runId)
      .where('outcome', 'in', STORED)
      .limit(1)
  const named = id !== undefined && (await onItsWay().where('id', '=', id).executeTakeFirst())
  const there =
    at &&
    (await onItsWay()
      .where('metric_id', '=', metricId)
      .where('observed_on', '=', at.observedOn)
      .where((eb) => eb(eb.fn.coalesce('site_id', sql.lit('')), '=', at.siteId ?? ''))
      .where('participant_group', '=', at.group)
      .executeTakeFirst())
  if (named || there) throw new BeingPublished()
}
