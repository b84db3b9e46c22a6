import { createHash } from 'node:crypto'
import { copyFile, mkdtemp, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { insertDivision } from '../../db/divisions.ts'
import { faultOfHead } from '../../db/ledger.ts'
import { migrateToLatest, NEWEST_SCHEMA } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { findLostReference } from '../../db/self-check-postgres.ts'
import { openFit } from '../../db/self-check.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import { DIALECTS, newPostgresUrl } from '../support/databases.ts'
import { createDistrict, recorder } from '../support/recorded-district.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const LATER = sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'later')`

describe.runIf(DIALECTS.includes('sqlite'))('a SQLite file at the start', () => {
  const next = recorder()
  let folder: string
  let path: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-self-check-'))
    path = join(folder, 'quarterdeck.db')
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is used when it is sound, and when it is not there yet', async () => {
    for (const state of ['not there', 'sound']) {
      const fit = await openFit(`file:${path}`)
      if (!fit.ok) throw new Error(`${state}: ${fit.error.why}`)
      await migrateToLatest(fit.value)
      await fit.value.destroy()
    }
    expect(await readdir(folder)).toEqual(['quarterdeck.db'])
  })

  test('says its schema in its head', async () => {
    await fill()
    const file = new Sqlite(path)
    expect(file.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA)
    file.close()
  })

  test.each<[string, string, (db: Db) => Promise<unknown>]>([
    ['schema', '9999-later', (db) => LATER.execute(db)],
    ['schema', '9999', (db) => sql`pragma user_version = 9999`.execute(db)],
    [
      'references',
      'department_member refers to a row of',
      async (db) => {
        await sql`pragma foreign_keys = off`.execute(db)
        await sql`insert into department_member values ('nobody', 'nowhere')`.execute(db)
      },
    ],
    [
      'log',
      'the last of the log, does not hold: its content',
      (db) => sql`update ledger set actor = 'somebody' order by tx desc limit 1`.execute(db),
    ],
    [
      'log',
      'the last of the log, does not hold: it does not follow',
      (db) =>
        sql`update ledger set prev = ${'f'.repeat(64)}, tx = tx where tx = (select max(tx) from ledger)`.execute(
          db,
        ),
    ],
    ['log', 'The log has', (db) => sql`delete from ledger where tx = 2`.execute(db)],
  ])(
    'of which the %s does not fit is refused, saying %s, and stays as it is',
    async (part, why, bend) => {
      await fill(bend)
      const before = await printOf(path)
      const fit = await openFit(`file:${path}`)
      expect(fit).toMatchObject({ ok: false, error: { part, why: expect.stringContaining(why) } })
      expect(await printOf(path)).toBe(before)
      expect(await readdir(folder)).toEqual(['quarterdeck.db'])
    },
  )

  test('with a damaged page is refused, and stays as it is', async () => {
    await fill()
    const file = await open(path, 'r+')
    const { size } = await stat(path)
    await file.write(Buffer.alloc(2048, 0xa5), 0, 2048, Math.floor(size / 4096 / 2) * 4096)
    await file.close()
    const before = await printOf(path)
    const fit = await openFit(`file:${path}`)
    expect(fit).toMatchObject({ ok: false, error: { part: 'reading' } })
    expect(await printOf(path)).toBe(before)
  })

  test('that is no database is refused, and stays as it is', async () => {
    const file = await open(path, 'w')
    await file.write(
      'a letter to the district office, long enough to be taken for a database\n'.repeat(99),
    )
    await file.close()
    const before = await printOf(path)
    expect(await openFit(`file:${path}`)).toMatchObject({ ok: false, error: { part: 'reading' } })
    expect(await printOf(path)).toBe(before)
  })

  test('whose newest changes are still beside it is looked at with them', async () => {
    const db = openDatabase(`file:${path}`)
    await migrateToLatest(db)
    await LATER.execute(db)
    const copy = join(folder, 'copy.db')
    await copyFile(path, copy)
    await copyFile(`${path}-wal`, `${copy}-wal`)
    await db.destroy()
    const before = [await printOf(copy), await printOf(`${copy}-wal`)]
    expect(await openFit(`file:${copy}`)).toMatchObject({ ok: false, error: { part: 'schema' } })
    expect([await printOf(copy), await printOf(`${copy}-wal`)]).toEqual(before)
  })

  test('is refused where SQLite does not take the setting that keeps changes', async () => {
    await fill()
    // oxlint-disable-next-line typescript/unbound-method -- called with its own `this` below
    const { pragma } = Sqlite.prototype
    const deaf = vi.spyOn(Sqlite.prototype, 'pragma').mockImplementation(function own(
      this: Sqlite.Database,
      source,
      options,
    ) {
      return source === 'synchronous = FULL' ? undefined : pragma.call(this, source, options)
    })
    const fit = await openFit(`file:${path}`)
    deaf.mockRestore()
    expect(fit).toMatchObject({
      ok: false,
      error: { why: expect.stringContaining('did not take its settings') },
    })
  })

  async function fill(bend: (db: Db) => Promise<unknown> = async () => undefined) {
    const db = openDatabase(`file:${path}`)
    await migrateToLatest(db)
    for (const name of ['Learning', 'Operations', 'Services']) {
      await writing(db, next(), (change) => insertDivision(change, { name }))
    }
    await dropGuards(db, 'sqlite')
    await bend(db)
    await db.destroy()
  }
})

describe.runIf(DIALECTS.includes('postgres'))('a PostgreSQL database at the start', () => {
  test('waits for the disk with every change, whatever the server’s default', async () => {
    const db = openDatabase(await newPostgresUrl())
    const { rows } = await sql`show synchronous_commit`.execute(db)
    await db.destroy()
    expect(rows).toEqual([{ synchronous_commit: 'on' }])
  })

  test('is refused on a server that does not wait for the disk, as that of the tests', async () => {
    expect(await openFit(await newPostgresUrl())).toMatchObject({
      ok: false,
      error: { part: 'settings', why: expect.stringContaining('fsync = off') },
    })
  })

  test('of a newer schema is refused', async () => {
    const url = await newPostgresUrl()
    const db = openDatabase(url)
    await migrateToLatest(db)
    await LATER.execute(db)
    await db.destroy()
    expect(await openFit(url)).toMatchObject({
      ok: false,
      error: { part: 'schema', why: expect.stringContaining('9999-later') },
    })
  })

  test('that cannot be reached is refused', async () => {
    expect(await openFit('postgres://localhost:9/none')).toMatchObject({
      ok: false,
      error: { part: 'reading', why: expect.stringContaining('ECONNREFUSED') },
    })
  })

  test('with a reference to nothing is found out', async () => {
    const db = await createDistrict('postgres')
    expect(await findLostReference(db)).toBeUndefined()
    expect(await foundAfter(db, loseDepartment, findLostReference)).toBe(
      'A row of the table plan refers to a row of department that is not there.',
    )
    await db.destroy()
  })
})

describe.each(DIALECTS)('%s: the end of the log', (dialect) => {
  test('fits, until its last entry is bent or one before it taken out', async () => {
    const db = await createDistrict(dialect)
    await dropGuards(db, dialect)
    expect(await faultOfHead(db)).toBeUndefined()
    const last = sql`(select max(tx) from ledger)`
    const bent = (tx: Db) => sql`update ledger set at = '2020' where tx = ${last}`.execute(tx)
    expect(await foundAfter(db, bent, faultOfHead)).toContain('its content does not match')
    const gone = (tx: Db) => sql`delete from ledger where tx = ${last} - 2`.execute(tx)
    expect(await foundAfter(db, gone, faultOfHead)).toContain('entries, and its last has number')
    await db.destroy()
  })
})

async function printOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

async function loseDepartment(tx: Db): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx)
  await sql`update plan set department_id = 'nowhere' where department_id = 'data'`.execute(tx)
}
