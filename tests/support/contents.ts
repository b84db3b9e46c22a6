/** All that a database holds, and what guards it, in a form that two databases can be compared by. */

import { sql } from 'kysely'

import { isSqlite } from '../../db/portable.ts'
import type { Db } from '../../db/tables.ts'

/** Every row of every table, sorted, by table; the migrator’s own tables are left out. */
export async function contentsOf(db: Db): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const name of await tablesOf(db)) {
    if (name.startsWith('kysely_')) continue
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(
      db,
    )
    found[name] = rows.map(printRow).toSorted()
  }
  return found
}

/** The names of all tables, as the catalogue of the database itself has them. */
export async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await (
    isSqlite(db)
      ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
      : sql<{ name: string }>`
          select tablename as name from pg_tables where schemaname = current_schema()`
  ).execute(db)
  return rows.map(({ name }) => name).toSorted()
}

/** Triggers and references, each with whether it is in force. */
export async function guardsOf(db: Db): Promise<string[]> {
  const { rows } = await (
    isSqlite(db)
      ? sql<{ guard: string }>`
          select sql as guard from sqlite_master where type = 'trigger'`
      : sql<{ guard: string }>`
          select pg_get_triggerdef(pg_trigger.oid) || tgenabled::text as guard
          from pg_trigger where not tgisinternal
          union all
          select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
            || convalidated::text
          from pg_constraint where connamespace = current_schema()::regnamespace`
  ).execute(db)
  return rows.map(({ guard }) => guard).toSorted()
}

function printRow(row: Record<string, unknown>): string {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  ])
  return JSON.stringify(cells.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}
