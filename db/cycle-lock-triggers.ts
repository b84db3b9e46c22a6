/**
 * Triggers behind the lock of a closed cycle: a version enters it only as a late correction or
 * while the department's reopening lasts, and what is closed stays closed.
 */

import type { Expression, Kysely } from 'kysely'
import { sql } from 'kysely'

import { isSqlite } from './portable.ts'

/** Puts the triggers in place. */
export async function lockClosedCycles(db: Kysely<unknown>): Promise<void> {
  // The cycle of the version that is replaced counts too, so that nothing leaves a closed cycle.
  // A reopening is given by the district's day, which is at most one behind the ledger's. The
  // demonstration's day is not its clock's, so that the server alone compares it there.
  await refuseWhen(db, {
    table: 'observation',
    event: 'insert',
    name: 'observation_in_closed_cycle',
    when: sql`new.late = 0 and exists (
      select 1 from cycle
      where cycle.closed_at is not null
        and (cycle.id = new.cycle_id or cycle.id = (
          select earlier.cycle_id from observation as earlier
          where earlier.id = new.id and earlier.version = new.version - 1))
        and not exists (
          select 1 from cycle_reopening
          join metric on metric.department_id = cycle_reopening.department_id
          join ledger on ledger.tx = new.tx
          where metric.id = new.metric_id and cycle_reopening.cycle_id = cycle.id
            and (cycle_reopening.until_on >= ${dayBefore(db)}
              or exists (select 1 from district where demonstration = 1))))`,
  })
  const moved = ['closed_at', 'starts_on', 'ends_on', 'due_on', 'grace_days', 'school_year']
  const different = moved.map(
    (column) => sql`old.${sql.ref(column)} <> coalesce(new.${sql.ref(column)}, ${emptyOf(column)})`,
  )
  await refuseWhen(db, {
    table: 'cycle',
    event: 'update',
    name: 'cycle_stays_closed',
    when: sql`old.closed_at is not null and (${sql.join(different, sql` or `)})`,
  })
  await refuseWhen(db, {
    table: 'cycle',
    event: 'delete',
    name: 'cycle_is_kept',
    when: sql`old.closed_at is not null`,
  })
}

/** Takes them away again. */
export async function unlockClosedCycles(db: Kysely<unknown>): Promise<void> {
  for (const [name, table] of [
    ['observation_in_closed_cycle', 'observation'],
    ['cycle_stays_closed', 'cycle'],
    ['cycle_is_kept', 'cycle'],
  ] as const) {
    const on = isSqlite(db) ? sql`` : sql` on ${sql.table(table)}`
    await sql`drop trigger ${sql.ref(name)}${on}`.execute(db)
  }
}

function emptyOf(column: string): Expression<unknown> {
  return column === 'grace_days' ? sql`-1` : sql`''`
}

function dayBefore(db: Kysely<unknown>): Expression<unknown> {
  return isSqlite(db)
    ? sql`date(ledger.at, '-1 day')`
    : sql`to_char((ledger.at::timestamptz at time zone 'UTC') - interval '1 day', 'YYYY-MM-DD')`
}

async function refuseWhen(
  db: Kysely<unknown>,
  trigger: {
    table: string
    event: 'insert' | 'update' | 'delete'
    name: string
    when: Expression<unknown>
  },
): Promise<void> {
  const { table, when } = trigger
  const name = sql.ref(trigger.name)
  const event = sql.raw(trigger.event)
  if (isSqlite(db)) {
    await sql`create trigger ${name} before ${event} on ${sql.table(table)} when ${when}
      begin select raise(abort, 'cycle closed'); end`.execute(db)
    return
  }
  const row = trigger.event === 'delete' ? sql`old` : sql`new`
  await sql`create or replace function ${name}() returns trigger language plpgsql as $$
    begin
      if ${when} then raise exception 'cycle closed'; end if;
      return ${row};
    end $$`.execute(db)
  await sql`create trigger ${name} before ${event} on ${sql.table(table)}
    for each row execute function ${name}()`.execute(db)
}
