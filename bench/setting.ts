/** A generated district in a file of its own, with the API over it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { pino } from 'pino'

import { migrateToLatest } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import type { Db } from '../db/tables.ts'
import type { App } from '../server/app.ts'
import { createApp } from '../server/app.ts'
import { fillDistrict } from './district.ts'

export interface BenchDistrict {
  db: Db
  app: App
  /** The database file. */
  path: string
  rows: number
  close: () => Promise<void>
}

/** Fills a new database; with no rows it has the plans of one year. */
export async function createBenchDistrict(rows: number): Promise<BenchDistrict> {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
  const path = join(folder, 'bench.db')
  const db = openDatabase(`file:${path}`)
  await migrateToLatest(db)
  await fillDistrict(db, rows)
  const app = createApp(
    { db, log: pino({ level: 'silent' }), clock: { now: () => new Date('2023-07-01T12:00:00Z') } },
    {
      session: { actor: 'bench@district.example', role: 'coordinator', departments: 'all' },
      publicUrl: null,
    },
  )
  return {
    db,
    app,
    path,
    rows,
    close: async () => {
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
