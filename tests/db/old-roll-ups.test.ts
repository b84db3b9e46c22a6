import { describe, expect, test } from 'vitest'

import { createMigrator } from '../../db/migrate.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { getDataVersion } from '../../db/writing.ts'
import type { MissingCode } from '../../domain/measure.ts'
import { DIALECTS } from '../support/databases.ts'
import {
  addMetric,
  checked,
  createDistrict,
  LAST_YEAR,
  record,
  recorder,
  SITES,
  THIS_YEAR,
} from '../support/recorded-district.ts'

/** What sites say, the reason that the earlier version kept, and the one that is right. */
const CELLS: [said: (MissingCode | null)[], old: MissingCode, right: MissingCode | null][] = [
  [['not_due'], 'not_due', null],
  [['not_due', 'not_due', 'not_held'], 'not_due', 'not_held'],
  [['not_due', 'not_due', 'needs_help', 'not_held'], 'not_due', 'needs_help'],
  [['not_due', 'not_due', 'discontinued'], 'not_due', 'not_due'],
  [['not_due', 'discontinued', 'discontinued'], 'discontinued', 'not_due'],
  [['not_due', 'not_due', 'not_due'], 'not_due', 'not_due'],
  [['not_held', 'not_held'], 'not_held', 'not_held'],
  [['not_due', 'not_held', 'not_held', 'needs_help'], 'not_held', 'not_held'],
]

describe.each(DIALECTS)('%s: roll-ups of the earlier version', (dialect) => {
  test('are right after the upgrade, and their readers look again', async () => {
    const db = await createDistrict(dialect)
    const next = recorder()
    for (const [at, [said]] of CELLS.entries()) {
      const metric = await addMetric(db, {
        id: `metric-${at}`,
        letter: `${at}`,
        siteIds: [...SITES],
      })
      for (const [site, missing] of said.entries()) {
        await record(db, next(), metric, checked({ siteId: PLACES[site] ?? null, missing }))
      }
    }
    const unexpected = await addMetric(db, { id: 'unexpected', siteIds: [] })
    await record(db, next(), unexpected, checked({ siteId: SITES[0], missing: 'not_due' }))
    await record(db, next(), unexpected, checked({ siteId: SITES[1], missing: 'not_held' }))
    // Cells with a number, with an obstacle, and of a year in which nothing is mended.
    for (const [id, last] of [
      ['with-number', [{ siteId: SITES[2], value: 3 }]],
      ['with-obstacle', [{ siteId: SITES[2], value: 3 }, { value: 3 }]],
      ['year-before', []],
    ] as const) {
      const past = id === 'year-before'
      const schoolYear = past ? LAST_YEAR : THIS_YEAR
      const metric = await addMetric(db, { id, letter: 'y', siteIds: [...SITES], schoolYear })
      const missing = [
        { siteId: SITES[0], missing: 'not_due' },
        { siteId: SITES[1], missing: 'not_held' },
      ] as const
      for (const said of [...missing, ...last]) {
        const observedOn = past ? '2021-09-30' : '2022-09-30'
        await record(db, next(), metric, checked({ ...said, observedOn }))
      }
    }
    const right = await reasonsOf(db)
    const reasons = CELLS.map(([, , reason]) => reason)
    expect(right).toEqual([...reasons, 'not_held', null, null, 'not_held'])

    for (const [at, [, old]] of CELLS.entries()) {
      const of = db.updateTable('roll_up').set({ missing_code: old })
      await of.where('metric_id', '=', `metric-${at}`).execute()
    }
    const years = [LAST_YEAR, THIS_YEAR, '2023-24']
    const before = await versionsOf(db, years)
    expect((await verifyRollUps(db)).differences).toHaveLength(4)
    const migrator = createMigrator(db)
    expect((await migrator.migrateTo('0009-api-keys')).error).toBeUndefined()

    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    expect(await verifyRollUps(db)).toMatchObject({ ok: true, differences: [] })
    expect(await reasonsOf(db)).toEqual(right)
    const after = await versionsOf(db, years)
    expect(after.map((version, at) => version - (before[at] ?? 0))).toEqual([0, 1, 1])
    await db.destroy()
  })
})

const PLACES = [...SITES, null]

async function reasonsOf(db: Db) {
  const query = db.selectFrom('roll_up').select('missing_code').orderBy('metric_id')
  return (await query.execute()).map(({ missing_code }) => missing_code)
}

async function versionsOf(db: Db, scopes: readonly string[]): Promise<number[]> {
  const versions: number[] = []
  for (const scope of scopes) versions.push(await getDataVersion(db, scope))
  return versions
}
