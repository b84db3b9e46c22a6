/** The databases every query is tested on. `DIALECTS=sqlite` runs one of them. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import type { KyselyConfig } from 'kysely'
import { Client } from 'pg'
import { inject } from 'vitest'

import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase, openImage } from '../../db/open.ts'
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
  if (dialect === 'sqlite') {
    image ??= migratedImage()
    return openImage(await image, log)
  }
  template ??= migratedTemplate()
  return openDatabase(await newPostgresUrl(await template), log)
}

/** A database of the server that the tests share: an empty one, or a copy. */
export async function newPostgresUrl(copied?: string): Promise<string> {
  const server = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`create database ${name}${copied ? ` template ${copied}` : ''}`)
  await client.end()
  return `${server}/${name}`
}

// All migrations run once for the tests of a worker, and are copied from there.
let image: Promise<Buffer> | undefined
let template: Promise<string> | undefined

async function migratedImage(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-image-'))
  const path = join(folder, 'image.db')
  const db = openDatabase(`file:${path}`)
  await migrateToLatest(db)
  await db.destroy()
  const file = new Sqlite(path)
  // What is in memory has no write-ahead log.
  file.pragma('journal_mode = DELETE')
  const stored = file.serialize()
  file.close()
  await rm(folder, { recursive: true })
  return stored
}

async function migratedTemplate(): Promise<string> {
  const url = await newPostgresUrl()
  const db = openDatabase(url)
  await migrateToLatest(db)
  await db.destroy()
  return new URL(url).pathname.slice(1)
}
