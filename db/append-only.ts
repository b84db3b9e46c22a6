/** Triggers that make the database itself refuse to rewrite the record. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { isSqlite } from './portable.ts'

/** Refuses every update and delete of a table's rows. */
export async function appendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await refuse(db, table, 'delete')
  await refuse(db, table, 'update')
  if (!isSqlite(db)) await refuseTruncate(db, table)
}

/**
 * Refuses every delete, and every update but one: setting `column` of a row
 * that has none yet, and nothing else.
 */
export async function closedOnce(
  db: Kysely<unknown>,
  table: string,
  column: string,
): Promise<void> {
  await refuse(db, table, 'delete')
  if (isSqlite(db)) {
    const { rows } = await sql<{
      name: string
    }>`select name from pragma_table_info(${table})`.execute(db)
    const others = rows.filter(({ name }) => name !== column)
    const changed = sql.join(
      others.map(({ name }) => sql`new.${sql.ref(name)} is not old.${sql.ref(name)}`),
      sql` or `,
    )
    await sql`create trigger ${sql.ref(`${table}_closed_once`)} before update on ${sql.table(table)}
      when old.${sql.ref(column)} is not null or new.${sql.ref(column)} is null or ${changed}
      begin select raise(abort, 'append-only'); end`.execute(db)
    return
  }
  const name = sql.ref(`${table}_closed_once`)
  await sql`create or replace function ${name}() returns trigger language plpgsql as $$
    begin
      if old.${sql.ref(column)} is not null or new.${sql.ref(column)} is null
        or to_jsonb(new) - ${sql.lit(column)} <> to_jsonb(old) - ${sql.lit(column)} then
        raise exception 'append-only';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger ${name} before update on ${sql.table(table)}
    for each row execute function ${name}()`.execute(db)
  await refuseTruncate(db, table)
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

async function refuseTruncate(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create trigger ${sql.ref(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}
