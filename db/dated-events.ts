/** Dated events drawn on charts: of one metric, of a department, or of the whole district. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Changes } from './changes.ts'
import { recordChange, withChanges } from './changes.ts'
import { newId } from './ids.ts'
import type { DatedEventTable, Db } from './tables.ts'
import type { Writing } from './writing.ts'

export interface DatedEvent {
  id: string
  /** Null with a null metric: the whole district. */
  departmentId: string | null
  /** Null: every metric of the department. */
  metricId: string | null
  on: CalendarDate
  label: string
  /** A `rebase` also starts a new segment of the control chart. */
  kind: DatedEventTable['kind']
  version: number
}

export type NewDatedEvent = Pick<DatedEvent, 'on' | 'label'> &
  Changes<Pick<DatedEvent, 'id' | 'departmentId' | 'metricId' | 'kind'>>

export type DatedEventChanges = Changes<Pick<DatedEvent, 'on' | 'label' | 'kind'>>

/** Every dated event, oldest first. */
export async function listDatedEvents(db: Db): Promise<DatedEvent[]> {
  const rows = await db.selectFrom('dated_event').selectAll().execute()
  return rows.map(toDatedEvent).toSorted(byDay)
}

/** What a metric's chart shows: its own events, its department's and the district's, oldest first. */
export async function listDatedEventsOf(
  db: Db,
  metric: { id: string; departmentId: string },
): Promise<DatedEvent[]> {
  const rows = await db
    .selectFrom('dated_event')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('metric_id', '=', metric.id),
        eb.and([
          eb('metric_id', 'is', null),
          eb.or([eb('department_id', 'is', null), eb('department_id', '=', metric.departmentId)]),
        ]),
      ]),
    )
    .execute()
  return rows.map(toDatedEvent).toSorted(byDay)
}

/**
 * The events from which a metric's limits are made anew, in any of its years, oldest first: its
 * own under every id it had, its department's and the district's.
 */
export async function listRebases(
  db: Db,
  metric: { departmentId: string; ids: readonly string[] },
): Promise<DatedEvent[]> {
  const rows = await db
    .selectFrom('dated_event')
    .selectAll()
    .where('kind', '=', 'rebase')
    .where((eb) =>
      eb.or([
        eb('metric_id', 'in', metric.ids),
        eb.and([
          eb('metric_id', 'is', null),
          eb.or([eb('department_id', 'is', null), eb('department_id', '=', metric.departmentId)]),
        ]),
      ]),
    )
    .execute()
  return rows.map(toDatedEvent).toSorted(byDay)
}

/** A dated event by its id. */
export async function findDatedEvent(db: Db, id: string): Promise<DatedEvent | undefined> {
  const row = await db.selectFrom('dated_event').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toDatedEvent(row)
}

/** Adds an event; undefined when the id is taken. */
export async function insertDatedEvent(
  writing: Writing,
  event: NewDatedEvent,
): Promise<DatedEvent | undefined> {
  const row = await writing.tx
    .insertInto('dated_event')
    .values({
      id: event.id ?? newId(),
      department_id: event.departmentId ?? null,
      metric_id: event.metricId ?? null,
      on_date: event.on,
      label: event.label,
      kind: event.kind ?? 'event',
      version: 1,
    })
    .onConflict((oc) => oc.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (!row) return undefined
  const after = toDatedEvent(row)
  await record(writing, { action: 'dated_event.add', entityId: after.id, after })
  return after
}

/** Changes an event; undefined when absent or stale. */
export async function updateDatedEvent(
  writing: Writing,
  id: string,
  changes: DatedEventChanges,
  expectedVersion: number,
): Promise<DatedEvent | undefined> {
  const before = await findDatedEvent(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  const after = withChanges(before, changes)
  const { on, label, kind, version } = after
  await writing.tx
    .updateTable('dated_event')
    .set({ on_date: on, label, kind, version })
    .where('id', '=', id)
    .execute()
  await record(writing, { action: 'dated_event.change', entityId: id, before, after })
  return after
}

/** Deletes an event; undefined when absent or stale. */
export async function deleteDatedEvent(
  writing: Writing,
  id: string,
  expectedVersion: number,
): Promise<'deleted' | undefined> {
  const before = await findDatedEvent(writing.tx, id)
  if (before?.version !== expectedVersion) return undefined
  await writing.tx.deleteFrom('dated_event').where('id', '=', id).execute()
  await record(writing, { action: 'dated_event.remove', entityId: id, before })
  return 'deleted'
}

// An event may show in any year, so readers of every year look again.
function record(
  writing: Writing,
  change: {
    action: `dated_event.${string}`
    entityId: string
    before?: DatedEvent
    after?: DatedEvent
  },
) {
  return recordChange(writing, { ...change, scopes: ['organisation'] })
}

function byDay(a: DatedEvent, b: DatedEvent): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1
  return a.id < b.id ? -1 : 1
}

function toDatedEvent(row: DatedEventTable): DatedEvent {
  return {
    id: row.id,
    departmentId: row.department_id,
    metricId: row.metric_id,
    on: row.on_date,
    label: row.label,
    kind: row.kind,
    version: row.version,
  }
}
