/** What the two databases spell differently, for migrations and queries. */

import type { ColumnDataType, CreateTableBuilder, Kysely, RawBuilder } from 'kysely'
import { SqliteAdapter, sql } from 'kysely'

import type { Db } from './tables.ts'

/** Whether the handle speaks SQLite. */
export function isSqlite(db: Pick<Kysely<unknown>, 'getExecutor'>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter
}

export interface Portable {
  sqlite: boolean
  /** A double: `real` would be four bytes on PostgreSQL. */
  float: ColumnDataType | RawBuilder<unknown>
  /** Ends every `create table`: SQLite tables are STRICT. */
  finish: <T extends string, C extends string>(table: CreateTableBuilder<T, C>) => Promise<void>
}

/** The spelling of one migration's database. */
export function portable(db: Kysely<unknown>): Portable {
  const sqlite = isSqlite(db)
  return {
    sqlite,
    float: sqlite ? sql`real` : 'double precision',
    async finish(table) {
      await (sqlite ? table.modifyEnd(sql`strict`) : table).execute()
    },
  }
}

/** Whether there is a table of that name. */
export async function hasTable(db: Db, name: string): Promise<boolean> {
  const query = isSqlite(db)
    ? sql`select 1 from sqlite_master where type = 'table' and name = ${name}`
    : sql`select 1 where to_regclass(${name}) is not null`
  return (await query.execute(db)).rows.length > 0
}

/**
 * Has PostgreSQL count what is in a table that has just got many rows. Until it does so by itself it
 * takes the table for small, and joins its rows one with all.
 */
export async function countAnew(db: Db, name: 'observation' | 'import_row'): Promise<void> {
  if (!isSqlite(db)) await sql`analyze ${sql.table(name)}`.execute(db)
}
