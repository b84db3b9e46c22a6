/** Departures from the path that leadership accepted. They end by themselves. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import type { Db, DeviationTable } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Deviation {
  id: string
  metricId: string
  reason: string
  owner: string
  /** Inclusive. */
  endsOn: CalendarDate
  /** The ledger number that accepted it. */
  tx: number
}

export type NewDeviation = Omit<Deviation, 'id' | 'tx'> & { id?: string | undefined }

/** A school year's accepted deviations, in the order they were accepted. */
export async function listDeviations(db: Db, year: SchoolYear): Promise<Deviation[]> {
  const rows = await db
    .selectFrom('deviation')
    .innerJoin('metric', 'metric.id', 'deviation.metric_id')
    .selectAll('deviation')
    .where('metric.school_year', '=', year)
    .orderBy('deviation.tx')
    .execute()
  return rows.map(toDeviation)
}

/** Accepts a deviation; undefined when the metric is absent. */
export async function insertDeviation(
  writing: Writing,
  deviation: NewDeviation,
): Promise<Deviation | undefined> {
  const { tx } = writing
  const metric = await tx
    .selectFrom('metric')
    .select('school_year')
    .where('id', '=', deviation.metricId)
    .executeTakeFirst()
  if (!metric) return undefined
  const { metricId, reason, owner, endsOn, id = newId() } = deviation
  const accepted = { id, metricId, reason, owner, endsOn }
  const entry = await recordChange(writing, {
    action: 'deviation.add',
    entityId: id,
    after: accepted,
    scopes: [metric.school_year],
  })
  await tx
    .insertInto('deviation')
    .values({ id, metric_id: metricId, reason, owner, ends_on: endsOn, tx: entry })
    .execute()
  return { ...accepted, tx: entry }
}

function toDeviation(row: DeviationTable): Deviation {
  return {
    id: row.id,
    metricId: row.metric_id,
    reason: row.reason,
    owner: row.owner,
    endsOn: row.ends_on,
    tx: row.tx,
  }
}
