/** What the two databases spell differently, for migrations and queries. */

import type { ColumnDataType, CreateTableBuilder, Kysely, RawBuilder } from 'kysely'
import { SqliteAdapter, sql } from 'kysely'

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
