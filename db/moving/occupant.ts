/** What a database already holds that is to take in another. */

import { sql } from 'kysely'
import { DEFAULT_MIGRATION_TABLE } from 'kysely/migration'

import { findNewerSchema } from '../migrate.ts'
import { hasTable } from '../portable.ts'
import type { Db } from '../tables.ts'
import { readShapes } from './shape.ts'

/** A migrated database has one row in each of these before anything is in it. */
export const FROM_THE_START: readonly string[] = ['writing']

const ELSEWHERE = 'Make an empty database, and name that one.'

/** Whose the place is, as a sentence; undefined where it is free. Nothing is changed by looking. */
export async function findOccupant(db: Db): Promise<string | undefined> {
  const tables = (await readShapes(db)).map(({ name }) => name)
  const [first] = tables
  if (first === undefined) return undefined
  if (!(await hasTable(db, DEFAULT_MIGRATION_TABLE))) {
    return `The database holds something else, such as a table ${first}. ${ELSEWHERE}`
  }
  return (await findNewerSchema(db)) ?? (await findContent(db, tables))
}

/** The first table that holds something, as a sentence. */
export async function findContent(db: Db, tables: readonly string[]): Promise<string | undefined> {
  for (const name of tables.filter((table) => !FROM_THE_START.includes(table))) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0)
      return `The database is not empty: its table ${name} has rows. ${ELSEWHERE}`
  }
  return undefined
}
