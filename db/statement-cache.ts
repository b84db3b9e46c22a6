/** Prepared statements kept by their text, so that a repeated query is compiled once. */

import type { SqliteDatabase, SqliteStatement } from 'kysely'

const MOST_STATEMENTS = 500
const KEPT = /^\s*(?:select|insert|update|delete|with)\b/i

/** The same database, preparing each select, insert, update and delete once. */
export function withStatementCache(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(sql) {
      if (!KEPT.test(sql)) {
        // A changed schema may change what a kept statement gives.
        if (/^\s*(?:create|alter|drop|pragma)\b/i.test(sql)) statements.clear()
        return database.prepare(sql)
      }
      const statement = statements.get(sql) ?? database.prepare(sql)
      statements.delete(sql)
      statements.set(sql, statement)
      const [oldest] = statements.keys()
      if (statements.size > MOST_STATEMENTS && oldest !== undefined) statements.delete(oldest)
      return statement
    },
  }
}
