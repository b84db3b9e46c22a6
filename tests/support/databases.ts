/** The databases every query is tested on. `DIALECTS=sqlite` runs one of them. */

import type { KyselyConfig } from 'kysely'
import { Client } from 'pg'
import { inject } from 'vitest'

import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'

export type Dialect = 'sqlite' | 'postgres'

export const DIALECTS = (['sqlite', 'postgres'] as const).filter(
  (dialect) => process.env.DIALECTS?.split(',').includes(dialect) ?? true,
)

/** An empty database of its own, without a schema. The caller ends it with `destroy()`. */
export async function createEmptyDatabase(
  dialect: Dialect,
  log?: KyselyConfig['log'],
): Promise<Db> {
  return openDatabase(dialect === 'sqlite' ? 'file::memory:' : await newPostgresUrl(), log)
}

/** A migrated, empty database of its own. The caller ends it with `destroy()`. */
export async function createDatabase(dialect: Dialect, log?: KyselyConfig['log']): Promise<Db> {
  const db = await createEmptyDatabase(dialect, log)
  await migrateToLatest(db)
  return db
}

/** An empty database of the server that the tests share. */
export async function newPostgresUrl(): Promise<string> {
  const server = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${server}/${name}`
}
