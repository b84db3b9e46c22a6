import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { beforeEach, describe, expect, test } from 'vitest'

import { openDatabase } from '../../db/open.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { backupCommand } from '../../server/command-line/backup.ts'
import type { PlaceCommand } from '../../server/command-line/command.ts'
import { UsageError } from '../../server/command-line/command.ts'
import { moveToPostgresCommand } from '../../server/command-line/move-to-postgres.ts'
import { restoreCommand } from '../../server/command-line/restore.ts'
import { DIALECTS } from '../support/databases.ts'
import { createFolder, createKept } from '../support/kept.ts'

describe.runIf(DIALECTS.includes('sqlite'))('keeping, on the command line', () => {
  let folder: string
  let url: string
  let end: { entries: number; head: string }
  let said: string[]

  beforeEach(async () => {
    const made = await createFolder()
    folder = made.folder
    url = `file:${join(folder, 'quarterdeck.db')}`
    const db = await createKept(url)
    end = await db
      .selectFrom('ledger')
      .select(['tx as entries', 'hash as head'])
      .orderBy('tx', 'desc')
      .executeTakeFirstOrThrow()
    await db.destroy()
    said = []
    return made.remove
  })

  test('a backup says what to keep, and comes back on another machine', async () => {
    const path = join(folder, 'one.zip')
    expect(await run(backupCommand, [path])).toBe(0)
    expect(said[0]).toMatch(/^Backed up to .*one\.zip, \d+ bytes: the record as of \d{4}-.*Z$/)
    expect(said[1]).toBe(`  log entry ${end.entries}, hash ${end.head}`)
    const machine = join(folder, 'another machine')
    const file = join(machine, 'data', 'quarterdeck.db')
    const place = { databaseUrl: `file:${file}`, dataDir: join(machine, 'data') }
    said = []
    expect(await run(restoreCommand, [path], place)).toBe(0)
    expect(said[1]).toBe(`  log entry ${end.entries}, hash ${end.head}`)
    expect(said.at(-1)).toContain('There is no auth-secret in')
    const db = openDatabase(`file:${file}`)
    expect(await verifyRecord(db)).toMatchObject({ ok: true, head: end.head })
    await db.destroy()

    said = []
    expect(await run(restoreCommand, [path], place)).toBe(1)
    expect(said).toEqual([expect.stringMatching(/^Nothing was restored\. There is a database/)])
    await rm(file)
    await writeFile(join(machine, 'data', 'auth-secret'), 'x'.repeat(64))
    said = []
    expect(await run(restoreCommand, [path], place)).toBe(0)
    expect(said.join('\n')).not.toContain('auth-secret')
  })

  test('what the disk has against it is said, and nothing stays', async () => {
    await writeFile(join(folder, 'file'), '')
    const before = await readdir(folder)
    expect(await run(backupCommand, [join(folder, 'file', 'one.zip')])).toBe(1)
    expect(said).toEqual([expect.stringMatching(/^Nothing was backed up\. /)])
    expect(await readdir(folder)).toEqual(before)
  })

  test('a backup that cannot be restored says so and makes no database', async () => {
    const path = join(folder, 'letter.zip')
    await writeFile(path, 'Dear board')
    const file = join(folder, 'new.db')
    expect(await run(restoreCommand, [path], { databaseUrl: `file:${file}` })).toBe(1)
    expect(said).toEqual([
      `Nothing was restored. ${path} cannot be restored. It is no backup of Quarterdeck: it is not a ZIP archive.`,
    ])
    expect(await readdir(folder)).not.toContain('new.db')
  })

  test.each<[string, number, Record<string, string>]>([
    ['postgres://127.0.0.1:1/none', 65, {}],
    ['postgres://127.0.0.1:1/none', 78, { databaseUrl: 'postgres://127.0.0.1:1/other' }],
    ['postgres://127.0.0.1:1/none', 78, { databaseUrl: 'file:/nowhere/quarterdeck.db' }],
  ])('moving to %s ends with %d where it cannot be', async (to, status, place) => {
    expect(await run(moveToPostgresCommand, [to], place)).toBe(status)
    expect(said[0]).toMatch(/^Nothing was moved\. /)
  })

  test.each<[string, PlaceCommand, string[]]>([
    ['no file', backupCommand, []],
    ['two files', backupCommand, ['one.zip', 'two.zip']],
    ['no file', restoreCommand, []],
    ['an option', restoreCommand, ['--force', 'one.zip']],
    ['no address', moveToPostgresCommand, []],
    ['another database', moveToPostgresCommand, ['mysql://root:secret@127.0.0.1/one']],
  ])('%s is not understood', async (_, command, words) => {
    await expect(run(command, words)).rejects.toThrow(UsageError)
    await expect(run(command, words)).rejects.not.toThrow('secret')
  })

  function run(command: PlaceCommand, words: string[], place: Record<string, string> = {}) {
    return command.runAt({
      databaseUrl: url,
      dataDir: folder,
      authSecret: null,
      words,
      out: (line) => void said.push(line),
      say: (line) => void said.push(line),
      ...place,
    })
  }
})
