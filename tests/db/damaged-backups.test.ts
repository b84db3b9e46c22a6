import { copyFile, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { writeArchive } from '../../db/backup/archive.ts'
import { measureFile } from '../../db/backup/copied-file.ts'
import { makeBackup } from '../../db/backup/make.ts'
import type { Manifest } from '../../db/backup/manifest.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { NEWEST_SCHEMA } from '../../db/migrate.ts'
import { DIALECTS } from '../support/databases.ts'
import { createFolder, createKept } from '../support/kept.ts'
import { zipOf } from '../support/zip.ts'

describe.runIf(DIALECTS.includes('sqlite'))('a damaged backup', { timeout: 60_000 }, () => {
  let folder: string
  let remove: () => Promise<void>
  /** The backup, the database in it, and what it says of itself. */
  let whole: Buffer
  let database: string
  let manifest: Manifest

  beforeAll(async () => {
    const made = await createFolder()
    folder = made.folder
    remove = made.remove
    database = join(folder, 'quarterdeck.db')
    const db = await createKept(`file:${database}`)
    await db.destroy()
    const path = join(folder, 'whole.zip')
    const order = { url: `file:${database}`, path, application: '1.2.3', at: new Date(0) }
    const backup = await makeBackup(order)
    if (!backup.ok) throw new Error(backup.error)
    manifest = backup.value.manifest
    // What the tests put into archives of their own is the database itself.
    manifest = { ...manifest, ...(await measured(database)) }
    whole = await readFile(path)
  })
  afterAll(() => remove())

  test.each<[string, string, (bytes: Buffer) => Uint8Array]>([
    ['is empty', 'It is empty.', () => Buffer.alloc(0)],
    ['is two bytes long', 'it is not a ZIP archive', () => Buffer.from('PK')],
    ['is a letter', 'it is not a ZIP archive', () => Buffer.from('Dear board,\n'.repeat(99))],
    ['has lost its last byte', 'It is cut short', (bytes) => bytes.subarray(0, -1)],
    ['has lost its half', 'It is cut short', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['has lost its end record', 'It is cut short', (bytes) => bytes.subarray(0, -22)],
    ['has a byte flipped in its middle', 'quarterdeck.sqlite is damaged', flippedInMiddle],
  ])('that %s is refused: %s', async (_, why, bend) => {
    expect(await outcomeOf(bend(whole))).toEqual(refused(why))
  })

  test.each<[string, string, Record<string, string>]>([
    ['no manifest', 'it has no manifest.json', { 'quarterdeck.sqlite': 'x' }],
    [
      'a manifest that is no JSON',
      'manifest.json cannot be read',
      { 'manifest.json': '{"format":' },
    ],
    [
      'a manifest of something else',
      'does not say what a backup’s does',
      { 'manifest.json': '[]' },
    ],
    ['a long manifest', 'is longer than it may be', { 'manifest.json': ' '.repeat(70_000) }],
  ])('with %s is refused: %s', async (_, why, files) => {
    const bytes = await zipOf({ 'quarterdeck.sqlite': 'x', ...files }).arrayBuffer()
    expect(await outcomeOf(new Uint8Array(bytes))).toEqual(refused(why))
  })

  test('without the database is refused', async () => {
    const bytes = await zipOf({ 'manifest.json': JSON.stringify(manifest) }).arrayBuffer()
    expect(await outcomeOf(new Uint8Array(bytes))).toEqual(refused('it has no quarterdeck.sqlite'))
  })

  test.each<[string, string, (told: Manifest) => object]>([
    [
      'another SHA-256',
      'and its manifest.json says',
      ({ database: held }) => ({ database: { ...held, sha256: 'f'.repeat(64) } }),
    ],
    [
      'fewer bytes',
      'is longer than it may be',
      ({ database: held }) => ({ database: { ...held, bytes: held.bytes - 1 } }),
    ],
    [
      'another end of the log',
      'not the one that its manifest.json tells of',
      ({ log }) => ({ log: { ...log, head: 'f'.repeat(64) } }),
    ],
    ['an older schema', 'not the one that its', () => ({ schema: NEWEST_SCHEMA - 1 })],
    [
      'a newer schema',
      `with the schema ${NEWEST_SCHEMA + 1}`,
      () => ({ schema: NEWEST_SCHEMA + 1 }),
    ],
    ['a newer format', 'format 2 of a newer Quarterdeck', () => ({ format: 2 })],
    ['no schema', 'does not say what', () => ({ schema: 'many' })],
    [
      'a name that leads elsewhere',
      'does not say what',
      ({ database: held }) => ({ database: { ...held, file: '../x' } }),
    ],
  ])('whose manifest tells of %s is refused: %s', async (_, why, bend) => {
    expect(await outcomeOf(await archiveOf(database, { ...manifest, ...bend(manifest) }))).toEqual(
      refused(why),
    )
  })

  test.each<[string, string, string]>([
    [
      'a broken chain',
      'Entry 3 of the log does not hold',
      `drop trigger ledger_no_update; update ledger set actor = 'somebody' where tx = 3`,
    ],
    [
      'a log without its last entry',
      'not the one that its manifest.json tells of',
      `pragma foreign_keys = off; drop trigger ledger_no_delete;
       delete from ledger where tx = (select max(tx) from ledger)`,
    ],
    [
      'a value that no entry tells of',
      'What is stored is not what entry',
      `drop trigger observation_closed_once; update observation set value = 1 where value = -12.25`,
    ],
    [
      'a row that leads nowhere',
      'A row of the table department_member refers to a row of',
      `pragma foreign_keys = off; insert into department_member values ('nobody', 'nowhere')`,
    ],
    [
      'a packet that was exchanged',
      'a part of it is gone or cannot be read',
      `drop trigger snapshot_piece_no_update; update snapshot_piece set content = x'00'`,
    ],
    ['a newer schema', 'schema 9999 of a newer', 'pragma user_version = 9999'],
    [
      'a migration of later',
      '9999-later',
      `insert into kysely_migration (name, timestamp) values ('9999-later', 'later')`,
    ],
    ['no log', 'is not a database of Quarterdeck', 'drop table kysely_migration'],
  ])('whose database has %s is refused, although its checksums fit: %s', async (_, why, bend) => {
    const bent = await bentDatabase((file) => file.exec(bend))
    expect(
      await outcomeOf(await archiveOf(bent, { ...manifest, ...(await measured(bent)) })),
    ).toEqual(refused(why))
  })

  test('whose database has a damaged page is refused, although its checksums fit', async () => {
    const bent = await bentDatabase(() => undefined)
    const bytes = await readFile(bent)
    bytes.fill(0xa5, 4096 * 20, 4096 * 21)
    await writeFile(bent, bytes)
    const archive = await archiveOf(bent, { ...manifest, ...(await measured(bent)) })
    expect(await outcomeOf(archive)).toEqual(refused('The database'))
  })

  test('never restores anything but what was backed up, whichever byte is another', async () => {
    const rest: number[] = []
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      const { restored, file } = await restore(bytes)
      // A day or an access right in the archive’s own list means nothing.
      if (restored.ok) rest.push((await stat(file)).size)
    }
    expect(rest).toEqual(rest.map(() => manifest.database.bytes))
    expect(rest.length).toBeLessThan(5)
  })

  test('that is not there is refused', async () => {
    const place = { file: join(folder, 'new.db') }
    expect(await restoreBackup(join(folder, 'none.zip'), place)).toMatchObject({ ok: false })
  })

  test('is not even read where a database’s newest changes are left behind', async () => {
    const room = await mkdtemp(join(folder, 'left-'))
    await writeFile(join(room, 'quarterdeck.db-wal'), 'changes')
    const place = { file: join(room, 'quarterdeck.db') }
    expect(await restoreBackup(join(folder, 'whole.zip'), place)).toMatchObject({
      ok: false,
      error: expect.stringContaining('quarterdeck.db-wal'),
    })
  })

  /** What is said, and what is then in the folder. */
  async function outcomeOf(bytes: Uint8Array) {
    const { restored, file } = await restore(bytes)
    return { ...restored, files: await readdir(join(file, '..')) }
  }

  async function restore(bytes: Uint8Array) {
    const room = await mkdtemp(join(folder, 'room-'))
    const path = join(room, 'bent.zip')
    await writeFile(path, bytes)
    const file = join(room, 'quarterdeck.db')
    return { restored: await restoreBackup(path, { file }), file }
  }

  async function bentDatabase(bend: (file: Sqlite.Database) => unknown): Promise<string> {
    const path = join(await mkdtemp(join(folder, 'bent-')), 'bent.db')
    await copyFile(database, path)
    const file = new Sqlite(path)
    file.pragma('journal_mode = delete')
    bend(file)
    file.close()
    return path
  }

  async function measured(path: string): Promise<Pick<Manifest, 'database'>> {
    return { database: { ...manifest.database, ...(await measureFile(path)) } }
  }

  async function archiveOf(path: string, told: Manifest): Promise<Buffer> {
    const to = join(await mkdtemp(join(folder, 'made-')), 'made.zip')
    await writeArchive(to, told, path)
    return readFile(to)
  }
})

function flippedInMiddle(bytes: Buffer): Buffer {
  const bent = Buffer.from(bytes)
  const at = Math.floor(bytes.length / 2)
  bent[at] = (bent[at] ?? 0) ^ 1
  return bent
}

function refused(why: string) {
  return { ok: false, error: expect.stringContaining(why), files: ['bent.zip'] }
}
