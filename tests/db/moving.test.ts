import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'

import { insertDivision } from '../../db/divisions.ts'
import { createMigrator } from '../../db/migrate.ts'
import { moveRecord } from '../../db/moving/move.ts'
import { findDifference, LEFT, readShapes } from '../../db/moving/shape.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { countRows } from '../support/api.ts'
import { contentsOf, guardsOf, tablesOf } from '../support/contents.ts'
import { createDatabase, createEmptyDatabase, DIALECTS } from '../support/databases.ts'
import { createFolder, createKept } from '../support/kept.ts'

test.each(DIALECTS)('%s: every table is copied, or left for a reason', async (dialect) => {
  const db = await createDatabase(dialect)
  const copied = (await readShapes(db)).map(({ name }) => name)
  expect([...copied, ...LEFT.keys()].toSorted()).toEqual(await tablesOf(db))
  await db.destroy()
})

test('databases differ by a table, a column or its kind, and are then not copied', () => {
  const site = table('site', ['id', 'text'], ['code', 'text'])
  expect(findDifference([site], [site])).toBeUndefined()
  expect(findDifference([site], [])).toBe(
    'There is no place for the table site in the database it would go to.',
  )
  expect(findDifference([site], [table('site', ['id', 'text'])])).toBe(
    'There is no place for the column code of the table site in the database it would go to.',
  )
  expect(findDifference([site], [site, table('other')])).toBe(
    'The database it would go to has the table other, which is not known.',
  )
  expect(findDifference([site], [table('site', ['id', 'text'], ['code', 'bool'])])).toBe(
    'the column code of the table site is text in one database and bool in the other.',
  )
})

describe.runIf(DIALECTS.length === 2)('moving to PostgreSQL', { timeout: 60_000 }, () => {
  let path: string
  let source: Db
  let target: Db

  beforeEach(async () => {
    const { folder, remove } = await createFolder()
    path = join(folder, 'quarterdeck.db')
    source = await createKept(`file:${path}`)
    target = await createEmptyDatabase('postgres')
    return async () => {
      await source.destroy()
      await target.destroy()
      await remove()
    }
  })

  test('takes every row along, under the same guards, and leaves the file as it is', async () => {
    const before = await contentsOf(source)
    const end = await lastOf(source)
    await source.destroy()
    const print = await printOf(path)
    const moved = await moveRecord(path, target)
    expect(moved).toMatchObject({ ok: true, value: { end, verdict: { ok: true, packets: 1 } } })
    expect(await printOf(path)).toBe(print)
    expect(await contentsOf(target)).toEqual(before)
    const lengths = Object.entries(before).map(([name, rows]) => [name, rows.length] as const)
    expect(moved.ok && moved.value.counts).toEqual(new Map(lengths))
    const fresh = await createDatabase('postgres')
    expect(await guardsOf(target)).toEqual(await guardsOf(fresh))
    await fresh.destroy()
    await expect(target.deleteFrom('observation').execute()).rejects.toThrow('append-only')
  })

  test('lets people go on: what they change is remembered after what came along', async () => {
    await source.destroy()
    await moveRecord(path, target)
    const { division_version: known = 0 } = await countRows(target)
    await writing(target, { actor: 'robin', at: new Date() }, (change) =>
      insertDivision(change, { name: 'After the move' }),
    )
    expect(await countRows(target)).toMatchObject({ division_version: known + 1 })
    expect(await verifyRecord(target)).toMatchObject({ ok: true })
  })

  test('waits for nobody: while somebody has the file open it is refused', async () => {
    expect(await moveRecord(path, target)).toMatchObject({
      ok: false,
      error: expect.stringContaining('Stop the server'),
    })
    expect(await tablesOf(target)).toEqual([])
  })

  test('lets nobody write meanwhile', async () => {
    await source.destroy()
    const moving = moveRecord(path, target)
    const refused: unknown[] = []
    const tries = setInterval(() => refused.push(codeOfOpening(path)), 20)
    expect(await moving).toMatchObject({ ok: true })
    clearInterval(tries)
    expect(refused).toContain('SQLITE_BUSY')
    expect(codeOfOpening(path)).toBe('opened')
  })

  test.each<[string, string, (db: Db) => Promise<unknown>]>([
    [
      'has rows',
      'The database is not empty: its table data_version',
      async (db) => {
        await createMigrator(db).migrateToLatest()
        await writing(db, { actor: 'robin', at: new Date() }, (change) =>
          insertDivision(change, { name: 'Here already' }),
        )
      },
    ],
    [
      'is another program’s',
      'holds something else, such as a table books',
      (db) => sql`create table books (id integer)`.execute(db),
    ],
    [
      'is of a newer Quarterdeck',
      '9999-later',
      async (db) => {
        await createMigrator(db).migrateToLatest()
        await sql`insert into kysely_migration (name, timestamp) values ('9999-later', 'x')`.execute(
          db,
        )
      },
    ],
    [
      'has a table more',
      'has the table books, which is not known',
      async (db) => {
        await createMigrator(db).migrateToLatest()
        await sql`create table books (id integer)`.execute(db)
      },
    ],
  ])('into a database that %s is refused: %s', async (_, why, fill) => {
    await fill(target)
    const before = [await contentsOf(target), await guardsOf(target)]
    await source.destroy()
    expect(await moveRecord(path, target)).toMatchObject({
      ok: false,
      error: expect.stringContaining(why),
    })
    expect([await contentsOf(target), await guardsOf(target)]).toEqual(before)
  })

  test.each([
    ['an older schema', 'migrate” first', "delete from kysely_migration where name > '0027'"],
    ['a newer schema', 'newer Quarterdeck', 'pragma user_version = 9999'],
    [
      'a row that leads nowhere',
      'refers to a row of',
      `pragma foreign_keys = off; insert into department_member values ('nobody', 'nowhere')`,
    ],
    [
      'a chain that is broken',
      'Entry 3 of the log does not hold',
      `drop trigger ledger_no_update; update ledger set actor = 'somebody' where tx = 3`,
    ],
    [
      'a value that no entry tells of',
      'What is stored is not what entry',
      `drop trigger observation_closed_once; update observation set value = 1 where value = -12.25`,
    ],
  ])('of a file with %s is refused: %s', async (_, why, bend) => {
    await source.destroy()
    const file = new Sqlite(path)
    file.exec(bend)
    file.close()
    expect(await moveRecord(path, target)).toMatchObject({
      ok: false,
      error: expect.stringContaining(why),
    })
    const held = Object.entries(await countRows(target)).filter(([, count]) => count > 0)
    expect(held.map(([name]) => name).filter((name) => name !== 'writing')).toEqual([])
  })
})

async function lastOf(db: Db): Promise<{ entries: number; head: string }> {
  return db
    .selectFrom('ledger')
    .select(['tx as entries', 'hash as head'])
    .orderBy('tx', 'desc')
    .executeTakeFirstOrThrow()
}

async function printOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

function codeOfOpening(path: string): unknown {
  try {
    const file = new Sqlite(path, { timeout: 0 })
    file.exec('begin immediate')
    file.close()
    return 'opened'
  } catch (error) {
    return error instanceof Sqlite.SqliteError ? error.code : error
  }
}

function table(name: string, ...columns: [string, string][]) {
  return { name, columns: columns.map(([column, kind]) => ({ name: column, kind })) }
}
