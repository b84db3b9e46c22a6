import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { losably, openAlone } from '../../db/losable.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { importObservations } from '../../db/observation-import.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { fillDistrict } from '../support/recorded-district.ts'

const [NORMAL, FULL] = [1, 2]
const ROWS = 2500

describe('what a power cut may take away', () => {
  let folder: string
  let url: string
  let alone: Db

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-losable-'))
    url = `file:${join(folder, 'losable.db')}`
    alone = openAlone(url)
    await migrateToLatest(alone)
  })
  afterEach(async () => {
    await alone.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  test('is what one task alone does so, and nothing after it', async () => {
    expect(await losably(alone, () => readLevel(alone))).toBe(NORMAL)
    expect(await readLevel(alone)).toBe(FULL)
    await expect(losably(alone, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    )
    expect(await readLevel(alone)).toBe(FULL)
  })

  test('is nothing on a connection that others use', async () => {
    const shared = openDatabase(url)
    expect(await losably(shared, () => readLevel(shared))).toBe(FULL)
    await shared.destroy()
  })

  test('is no entry of an import, nor what shows it', async () => {
    await fillDistrict(alone)
    await addMetrics(alone)
    const levels: [string, number | undefined][] = []
    const note = async (what: string, db: Db) => void levels.push([what, await readLevel(db)])
    async function* file() {
      await note('read', alone)
      yield 'metric_id,observed_on,participant_group,value\n'
      for (let n = 0; n < ROWS; n += 1) yield `sessions,2022-08-01,group ${n},${n}\n`
    }
    const { state } = await importObservations(alone, file(), {
      by: { actor: 'data@district.example', at: new Date('2022-10-05T18:00:00Z') },
      fileName: 'values.csv',
      dryRun: false,
      latestDay: day('2024-01-20'),
      once: {
        standingOf: async ({ tx }) => {
          await note('entered', tx)
          return 'not_yet'
        },
        remember: ({ tx }) => note('shown', tx),
      },
    })
    expect(state).toBe('published')
    expect(levels).toEqual([
      ['read', NORMAL],
      ['entered', FULL],
      ['shown', FULL],
    ])
  })
})

async function readLevel(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db)
  return rows[0]?.synchronous
}
