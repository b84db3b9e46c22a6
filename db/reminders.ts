/** The reminders that were sent, or wait to be. One sender at a time has each, whichever server it runs in. */

import type { CalendarDate } from '../domain/calendar.ts'
import type { Digest, DigestKind, OwedCycle } from '../domain/reminder.ts'
import { newId } from './ids.ts'
import type { ReminderState, ReminderTable } from './reminder-tables.ts'
import type { Db, Instant } from './tables.ts'

export interface Reminder {
  id: string
  personId: string
  /** The district's day. */
  on: CalendarDate
  kind: DigestKind
  /** The cycle that a coordinator sent it for; null when its day had come. */
  askedCycleId: string | null
  state: ReminderState
  tries: number
  /** Of one that waits: when it is tried. */
  nextTryAt: Instant
  /** When it was sent, or it was clear that it would not be. */
  settledAt: Instant | null
  /** The code of the last failure. */
  error: string | null
  /** What it told of; empty before it is sent. */
  told: { cycleId: string; departmentId: string }[]
}

/** How a try ended. */
export type Outcome =
  | { state: 'sent' }
  | { state: 'refused' | 'unknown'; error: string }
  | { state: 'waiting'; error: string; nextTryAt: Instant }

/** A sender's hold of a reminder. */
export interface Claim {
  reminderId: string
  /** Names the sender. */
  by: string
}

/** Puts digests down to be sent; gives how many are new. Nobody has two of one day. */
export async function insertReminders(
  db: Db,
  digests: readonly Pick<Digest, 'personId' | 'kind'>[],
  { on, at, askedCycleId = null }: { on: CalendarDate; at: Instant; askedCycleId?: string | null },
): Promise<number> {
  let added = 0
  for (const { personId, kind } of digests) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('reminder')
      .values({
        id: newId(),
        person_id: personId,
        on_day: on,
        kind,
        asked_cycle_id: askedCycleId,
        state: 'waiting',
        tries: 0,
        made_at: at,
        next_try_at: at,
        claimed_by: null,
        claimed_until: null,
        settled_at: null,
        error: null,
      })
      .onConflict((oc) => oc.columns(['person_id', 'on_day']).doNothing())
      .executeTakeFirst()
    added += Number(numInsertedOrUpdatedRows ?? 0n)
  }
  return added
}

/**
 * Ends what no sender will end: days that are over, and mails that a sender had handed to the
 * mail server when it died. Nobody can tell whether those arrived, so they are not sent again.
 */
export async function settleReminders(
  db: Db,
  { today, at }: { today: CalendarDate; at: Instant },
): Promise<void> {
  await db
    .updateTable('reminder')
    .set({ state: 'unknown', error: 'interrupted', settled_at: at })
    .where('state', '=', 'sending')
    .where('claimed_until', '<=', at)
    .execute()
  await db
    .updateTable('reminder')
    .set({ state: 'given_up', settled_at: at })
    .where('state', '=', 'waiting')
    .where('on_day', '<', today)
    .execute()
}

/** The ids of a day's reminders that may be tried now, whoever tries them. */
export async function listWaiting(db: Db, today: CalendarDate, at: Instant): Promise<string[]> {
  const rows = await db
    .selectFrom('reminder')
    .select('id')
    .where('on_day', '=', today)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', at)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a reminder for a time; undefined when another sender has it or it is settled. */
export async function claimReminder(
  db: Db,
  { reminderId, by }: Claim,
  { at, until }: { at: Instant; until: Instant },
): Promise<Reminder | undefined> {
  const row = await db
    .updateTable('reminder')
    .set({ claimed_by: by, claimed_until: until })
    .where('id', '=', reminderId)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', at)
    .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', at)]))
    .returningAll()
    .executeTakeFirst()
  return row && toReminder(row, [])
}

/**
 * Says that the mail server is about to have it, and what it tells of. False when the sender was
 * so slow that its claim has ended: then it must not send.
 */
export async function beginSending(
  db: Db,
  { reminderId, by }: Claim,
  owed: readonly OwedCycle[],
  at: Instant,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('reminder')
      .set((eb) => ({ state: 'sending', tries: eb('tries', '+', 1) }))
      .where('id', '=', reminderId)
      .where('claimed_by', '=', by)
      .where('claimed_until', '>', at)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await tx.deleteFrom('reminder_cycle').where('reminder_id', '=', reminderId).execute()
    for (const { cycleId, departmentId } of owed) {
      const told = { reminder_id: reminderId, cycle_id: cycleId, department_id: departmentId }
      await tx.insertInto('reminder_cycle').values(told).execute()
    }
    return true
  })
}

/** Says how a try ended, and lets the reminder go. */
export async function endSending(
  db: Db,
  { reminderId, by }: Claim,
  outcome: Outcome,
  at: Instant,
): Promise<void> {
  const waits = outcome.state === 'waiting'
  await db
    .updateTable('reminder')
    .set({
      state: outcome.state,
      error: 'error' in outcome ? outcome.error : null,
      settled_at: waits ? null : at,
      claimed_by: null,
      claimed_until: null,
      ...(waits && { next_try_at: outcome.nextTryAt }),
    })
    .where('id', '=', reminderId)
    .where('claimed_by', '=', by)
    .where('state', '=', 'sending')
    .execute()
}

/** Says that nothing was left to tell. */
export async function dropReminder(db: Db, { reminderId, by }: Claim, at: Instant): Promise<void> {
  await db
    .updateTable('reminder')
    .set({ state: 'unneeded', settled_at: at, claimed_by: null, claimed_until: null })
    .where('id', '=', reminderId)
    .where('claimed_by', '=', by)
    .where('state', '=', 'waiting')
    .execute()
}

/** Every reminder that is kept, newest first. */
export async function listReminders(db: Db): Promise<Reminder[]> {
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const told = Map.groupBy(
    await db
      .selectFrom('reminder_cycle')
      .selectAll()
      .orderBy('cycle_id')
      .orderBy('department_id')
      .execute(),
    (row) => row.reminder_id,
  )
  return rows.map((row) => toReminder(row, told.get(row.id) ?? []))
}

/** Forgets the reminders of the days before one. */
export async function sweepReminders(db: Db, before: CalendarDate): Promise<void> {
  await db
    .deleteFrom('reminder_cycle')
    .where('reminder_id', 'in', (eb) =>
      eb.selectFrom('reminder').select('id').where('on_day', '<', before),
    )
    .execute()
  await db.deleteFrom('reminder').where('on_day', '<', before).execute()
}

function toReminder(
  row: ReminderTable,
  told: readonly { cycle_id: string; department_id: string }[],
): Reminder {
  return {
    id: row.id,
    personId: row.person_id,
    on: row.on_day,
    kind: row.kind,
    askedCycleId: row.asked_cycle_id,
    state: row.state,
    tries: row.tries,
    nextTryAt: row.next_try_at,
    settledAt: row.settled_at,
    error: row.error,
    told: told.map((one) => ({ cycleId: one.cycle_id, departmentId: one.department_id })),
  }
}
