/** The triggers and references of a database, put aside while the rows of another are copied into it. */

import { sql } from 'kysely'

import { isSqlite } from '../portable.ts'
import type { Transaction } from '../tables.ts'

/**
 * Does `work` without what looks at every row: rows come in any order, and those that triggers
 * would write come with the others. Everything stands again afterwards, and every reference is
 * looked at; on a refusal or an error the transaction must be rolled back.
 */
export async function withoutGuards<T>(
  tx: Transaction,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  return isSqlite(tx) ? withoutTriggers(tx, work) : withoutConstraints(tx, tables, work)
}

async function withoutTriggers<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  const { rows: triggers } = await sql<{ name: string; made: string }>`
    select name, sql as made from sqlite_master where type = 'trigger' order by rowid
  `.execute(tx)
  for (const { name } of triggers) await sql`drop trigger ${sql.ref(name)}`.execute(tx)
  // References are looked at when the transaction ends.
  await sql`pragma defer_foreign_keys = on`.execute(tx)
  const result = await work()
  for (const { made } of triggers) await sql.raw(made).execute(tx)
  return result
}

async function withoutConstraints<T>(
  tx: Transaction,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const { rows: references } = await sql<{ child: string; name: string; made: string }>`
    select child.relname as child, conname as name, pg_get_constraintdef(pg_constraint.oid) as made
    from pg_constraint join pg_class as child on child.oid = conrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace
    order by conname
  `.execute(tx)
  for (const name of tables) await sql`${alter(name)} disable trigger user`.execute(tx)
  for (const { child, name } of references) {
    await sql`${alter(child)} drop constraint ${sql.ref(name)}`.execute(tx)
  }
  const result = await work()
  for (const { child, name, made } of references) {
    await sql`${alter(child)} add constraint ${sql.ref(name)} ${sql.raw(made)}`.execute(tx)
  }
  for (const name of tables) await sql`${alter(name)} enable trigger user`.execute(tx)
  return result
}

function alter(table: string) {
  return sql`alter table ${sql.table(table)}`
}
