import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { makeBackup } from '../../db/backup/make.ts'
import type { Manifest } from '../../db/backup/manifest.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { insertDivision } from '../../db/divisions.ts'
import { getHead } from '../../db/ledger.ts'
import { createMigrator, listAppliedMigrations, NEWEST_SCHEMA } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { contentsOf, guardsOf } from '../support/contents.ts'
import { createDatabase, createEmptyDatabase, DIALECTS } from '../support/databases.ts'
import { createFolder, createKept, newUrl } from '../support/kept.ts'

const AT = new Date('2022-11-02T03:00:00Z')
const FIRST_WITH_PACKETS = '0024-snapshots'

describe.each(DIALECTS)('%s: a backup', { timeout: 60_000 }, (dialect) => {
  let folder: string
  let url: string
  let db: Db

  beforeEach(async () => {
    const made = await createFolder()
    folder = made.folder
    url = await newUrl(dialect, folder)
    db = await createKept(url)
    return async () => {
      await db.destroy()
      await made.remove()
    }
  })

  test.each(DIALECTS)('brings every row back onto %s, under the same guards', async (other) => {
    const before = await contentsOf(db)
    const { log } = await backUp('one.zip')
    expect(await contentsOf(db)).toEqual(before)
    const restored = await restoreOnto(other, 'one.zip')
    expect(await contentsOf(restored)).toEqual(before)
    const fresh = await createDatabase(other)
    expect(await guardsOf(restored)).toEqual(await guardsOf(fresh))
    await fresh.destroy()
    expect(await verifyRecord(restored)).toMatchObject({
      ok: true,
      events: log.entries,
      head: log.head,
      packets: 1,
    })
    // The versions go on after the last one that was copied.
    await rename(restored, 'After the restore')
    expect(await verifyRecord(restored)).toMatchObject({ ok: true, events: log.entries + 1 })
    await restored.destroy()
  })

  test('says what it holds, is for its owner alone, and leaves nothing beside it', async () => {
    const files = await readdir(folder)
    const manifest = await backUp('one.zip')
    expect(manifest).toMatchObject({
      format: 1,
      application: '1.2.3',
      schema: NEWEST_SCHEMA,
      madeAt: AT.toISOString(),
      from: dialect === 'sqlite' ? 'sqlite' : 'postgresql',
      log: { entries: await getHead(db) },
    })
    const { mode } = await stat(join(folder, 'one.zip'))
    expect((mode & 0o777).toString(8)).toBe('600')
    expect(await readdir(folder)).toEqual([...files, 'one.zip'].toSorted())
  })

  test('takes no other file’s place', async () => {
    const path = join(folder, 'letter.txt')
    await writeFile(path, 'to the board')
    expect(await order('letter.txt')).toMatchObject({
      ok: false,
      error: expect.stringContaining('There is a file'),
    })
    expect(await readFile(path, 'utf8')).toBe('to the board')
  })

  test('is not made in a folder that is not there', async () => {
    expect(await order('nowhere/one.zip')).toMatchObject({
      ok: false,
      error: expect.stringContaining('There is no folder'),
    })
  })

  test('of an older schema leaves it there, and is restored to the newest', async () => {
    await createMigrator(db).migrateTo(FIRST_WITH_PACKETS)
    expect(await backUp('old.zip')).toMatchObject({ schema: 24 })
    expect((await listAppliedMigrations(db)).at(-1)).toBe(FIRST_WITH_PACKETS)
    const restored = await restoreOnto(dialect, 'old.zip')
    expect(await listAppliedMigrations(restored)).toHaveLength(
      (await createMigrator(restored).getMigrations()).length,
    )
    expect(await verifyRecord(restored)).toMatchObject({ ok: true, packets: 1 })
    await restored.destroy()
  })

  test('of people who write misses nothing that was acknowledged before it began', async () => {
    const handles = [openDatabase(url), openDatabase(url)]
    let acknowledged = 0
    const over = new AbortController()
    const writers = handles.map(async (handle, who) => {
      for (let n = 0; !over.signal.aborted; n += 1) {
        await rename(handle, `${who} ${n}`)
        acknowledged = Math.max(acknowledged, await getHead(handle))
        await setTimeout(2)
      }
    })
    const kept: { known: number; entries: number; atEnd: number }[] = []
    for (const name of ['one.zip', 'two.zip', 'three.zip']) {
      const known = acknowledged
      const { log } = await backUp(name)
      kept.push({ known, entries: log.entries, atEnd: acknowledged })
    }
    over.abort()
    await Promise.all(writers)
    for (const handle of handles) await handle.destroy()
    expect(kept.filter(({ known, entries }) => entries < known)).toEqual([])
    // They did write meanwhile.
    expect(kept.filter(({ entries, atEnd }) => atEnd > entries)).not.toEqual([])
    const restored = await restoreOnto('sqlite', 'three.zip')
    expect(await getHead(restored)).toBe(kept.at(-1)?.entries)
    await restored.destroy()
  })

  test('is restored in an empty place only', async () => {
    const before = await contentsOf(db)
    await backUp('one.zip')
    const place =
      dialect === 'sqlite'
        ? { file: join(folder, 'quarterdeck.db') }
        : { db, beside: join(folder, 'x') }
    expect(await restoreBackup(join(folder, 'one.zip'), place)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/There is a database already|The database is not empty/),
    })
    expect(await contentsOf(db)).toEqual(before)
  })

  function order(name: string) {
    return makeBackup({ url, path: join(folder, name), application: '1.2.3', at: AT })
  }

  async function backUp(name: string): Promise<Manifest> {
    const made = await order(name)
    if (!made.ok) throw new Error(made.error)
    return made.value.manifest
  }

  async function restoreOnto(other: (typeof DIALECTS)[number], name: string): Promise<Db> {
    const file = join(folder, `${name}.db`)
    const target = other === 'sqlite' ? undefined : await createEmptyDatabase(other)
    const place = target ? { db: target, beside: file } : { file }
    const restored = await restoreBackup(join(folder, name), place)
    if (!restored.ok) throw new Error(restored.error)
    return target ?? openDatabase(`file:${file}`)
  }
})

describe('a backup of nothing', () => {
  let folder: string
  let remove: () => Promise<void>

  beforeEach(async () => {
    const made = await createFolder()
    folder = made.folder
    remove = made.remove
  })
  afterEach(() => remove())

  test('is refused, and makes no database on the way', async () => {
    const file = join(folder, 'quarterdeck.db')
    const path = join(folder, 'one.zip')
    const made = await makeBackup({ url: `file:${file}`, path, application: '1.2.3', at: AT })
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining('no database at') })
    expect([file, path].filter((one) => existsSync(one))).toEqual([])
  })

  test('that is another program’s database is refused', async () => {
    const file = join(folder, 'other.db')
    await writeFile(file, '')
    const path = join(folder, 'one.zip')
    const made = await makeBackup({ url: `file:${file}`, path, application: '1.2.3', at: AT })
    expect(made).toMatchObject({ ok: false, error: expect.stringContaining('not a database of') })
    expect(existsSync(path)).toBe(false)
  })
})

/** A change that a trigger remembers. */
async function rename(handle: Db, name: string): Promise<void> {
  await writing(handle, { actor: 'robin', at: new Date() }, (change) =>
    insertDivision(change, { name }),
  )
}
