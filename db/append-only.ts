/** Triggers that make the database itself refuse to rewrite the record. */

import type { Expression, Kysely } from 'kysely'
import { sql } from 'kysely'

import { NOTHING } from './ledger.ts'
import { isSqlite } from './portable.ts'

/** Refuses every update and delete of a table's rows. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await refuse(db, table, 'delete')
  await refuse(db, table, 'update')
  if (!isSqlite(db)) await refuseTruncate(db, table)
}

/**
 * Refuses every delete, and every update but two: setting `column` of a row
 * that has none yet, and following a change of what `derived` columns are
 * computed from.
 */
export async function closedOnce(
  db: Kysely<unknown>,
  table: string,
  { column, derived }: { column: string; derived: string[] },
): Promise<void> {
  await refuse(db, table, 'delete')
  const name = sql.ref(`${table}_closed_once`)
  if (isSqlite(db)) {
    const { rows } = await sql<{
      name: string
    }>`select name from pragma_table_info(${table})`.execute(db)
    const kept = rows.filter((row) => row.name !== column && !derived.includes(row.name))
    const changed = sql.join(
      kept.map((row) => sql`new.${sql.ref(row.name)} is not old.${sql.ref(row.name)}`),
      sql` or `,
    )
    await sql`create trigger ${name} before update on ${sql.table(table)}
      when ${changed} or (old.${sql.ref(column)} is not null
        and new.${sql.ref(column)} is not old.${sql.ref(column)})
      begin select raise(abort, 'append-only'); end`.execute(db)
    return
  }
  const free = sql`array[${sql.join([column, ...derived].map((text) => sql.lit(text)))}]`
  await sql`create or replace function ${name}() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new) - ${free} <> to_jsonb(old) - ${free} or (old.${sql.ref(column)} is not null
        and new.${sql.ref(column)} is distinct from old.${sql.ref(column)}) then
        raise exception 'append-only';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger ${name} before update on ${sql.table(table)}
    for each row execute function ${name}()`.execute(db)
  await refuseTruncate(db, table)
}

/**
 * Refuses a row that does not follow the last one: its number the next, its `prev` the last hash.
 * On SQLite this also stops `insert or replace`, which deletes without asking the delete trigger.
 */
export async function inTurn(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.ref(`${table}_in_turn`)
  const rows = sql.table(table)
  const out = sql`new.tx <> 1 + coalesce((select max(tx) from ${rows}), 0)
    or new.prev <> coalesce((select hash from ${rows} order by tx desc limit 1), ${sql.lit(NOTHING)})`
  await refuseInsert(db, { table, name, when: out })
}

/** Refuses a row whose key is taken, before SQLite could put it in the place of the other. */
export async function onceOnly(
  db: Kysely<unknown>,
  table: string,
  key: readonly string[],
): Promise<void> {
  const same = key.map((column) => sql`${sql.ref(column)} = new.${sql.ref(column)}`)
  await refuseInsert(db, {
    table,
    name: sql.ref(`${table}_once_only`),
    when: sql`exists (select 1 from ${sql.table(table)} where ${sql.join(same, sql` and `)})`,
  })
}

/**
 * Takes a table's triggers away while a migration changes its columns, which
 * SQLite's triggers name one by one. Close it again in the same migration.
 */
export async function openAgain(db: Kysely<unknown>, table: string): Promise<void> {
  const on = isSqlite(db) ? sql`` : sql` on ${sql.table(table)}`
  const endings = ['no_delete', 'closed_once', ...(isSqlite(db) ? [] : ['no_truncate'])]
  for (const ending of endings) {
    await sql`drop trigger ${sql.ref(`${table}_${ending}`)}${on}`.execute(db)
  }
}

async function refuse(
  db: Kysely<unknown>,
  table: string,
  operation: 'update' | 'delete',
): Promise<void> {
  const name = sql.ref(`${table}_no_${operation}`)
  const verb = sql.raw(operation)
  if (isSqlite(db)) {
    await sql`create trigger ${name} before ${verb} on ${sql.table(table)}
      begin select raise(abort, 'append-only'); end`.execute(db)
    return
  }
  await sql`create or replace function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'append-only'; end $$`.execute(db)
  await sql`create trigger ${name} before ${verb} on ${sql.table(table)}
    for each row execute function refuse_change()`.execute(db)
}

async function refuseInsert(
  db: Kysely<unknown>,
  { table, name, when }: { table: string; name: Expression<unknown>; when: Expression<unknown> },
): Promise<void> {
  if (isSqlite(db)) {
    await sql`create trigger ${name} before insert on ${sql.table(table)} when ${when}
      begin select raise(abort, 'append-only'); end`.execute(db)
    return
  }
  await sql`create or replace function ${name}() returns trigger language plpgsql as $$
    begin
      if ${when} then raise exception 'append-only'; end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger ${name} before insert on ${sql.table(table)}
    for each row execute function ${name}()`.execute(db)
}

async function refuseTruncate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}
