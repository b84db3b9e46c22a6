import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { hashPassword } from 'better-auth/crypto'
import { expect, test } from 'vitest'

import { insertApiKey } from '../../db/api-keys.ts'
import { makeBackup } from '../../db/backup/make.ts'
import { restoreBackup } from '../../db/backup/restore.ts'
import { createMigrator, migrateToLatest } from '../../db/migrate.ts'
import { moveRecord } from '../../db/moving/move.ts'
import { correctObservation } from '../../db/observations.ts'
import { openDatabase } from '../../db/open.ts'
import { insertPerson, setPasswordHash } from '../../db/people.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { writing } from '../../db/writing.ts'
import { createSecret, hashOfSecret } from '../../server/secret.ts'
import { createTestApi, textAt } from '../support/api.ts'
import { DIALECTS, newPostgresUrl } from '../support/databases.ts'
import { PASSWORD, serveDoor } from '../support/door.ts'
import { addMetrics, recordEverything } from '../support/every-kind.ts'
import { createFolder } from '../support/kept.ts'
import { day } from '../support/metrics.ts'
import { checked, fillDistrict, recorder } from '../support/recorded-district.ts'
import { sealPacket } from '../support/sealed.ts'

const FIRST_WITH_PACKETS = '0024-snapshots'
const EDITOR = 'editor@district.example'
const CSV = { 'content-type': 'text/csv' }

test.runIf(DIALECTS.length === 2)(
  'a sealed packet is the same bytes for ever, whatever comes after it',
  { timeout: 120_000 },
  async () => {
    const { folder, remove } = await createFolder()
    const path = join(folder, 'quarterdeck.db')
    const first = openDatabase(`file:${path}`)
    await migrateToLatest(first)
    await fillDistrict(first)
    const next = recorder()
    const metrics = await addMetrics(first)
    await recordEverything(first, next, metrics)
    const sealed = [
      await sealPacket(first, '2022-23-Q1', { moment: '2022-10-06T18:00:00Z', title: 'DLN 1' }),
      await sealPacket(first, '2022-23-Q2', { moment: '2022-11-06T18:00:00Z', title: 'DLN 2' }),
    ]
    const sums = sealed.map(({ sha256 }) => sha256)
    expect(await archivesOf(first)).toEqual(sums)

    // The schema of the first release that sealed packets, and up again as an upgrade would.
    expect((await createMigrator(first).migrateTo(FIRST_WITH_PACKETS)).error).toBeUndefined()
    await migrateToLatest(first)
    expect(await archivesOf(first)).toEqual(sums)

    const { id } = await first
      .selectFrom('observation')
      .select('id')
      .where('metric_id', '=', 'budget')
      .executeTakeFirstOrThrow()
    await writing(first, next(), (change) =>
      correctObservation(change, metrics.budget, id, checked({ value: 7 }), {
        expectedVersion: 1,
        reason: 'the ledger was closed',
      }),
    )
    const coordinator = await createTestApi('sqlite', { db: first, moment: '2022-11-07T18:00:00Z' })
    const imported = await coordinator.request('POST', '/imports/observations', {
      body: 'metric_id,observed_on,value\r\nsessions,2022-08-01,3\r\n',
      headers: CSV,
    })
    expect(imported).toMatchObject({ status: 201, body: { counts: { added: 1 } } })
    const published = await coordinator.request('POST', `/snapshots/${sealed[0]?.id}/publish`, {
      body: {},
    })
    const page = textAt(published, 'path')
    const secret = createSecret()
    const hash = await hashPassword(PASSWORD)
    await writing(first, next(), async (change) => {
      const person = { id: 'sam', name: 'Sam', email: EDITOR, role: 'editor' } as const
      await insertPerson(change, { ...person, departments: ['data'] })
      await setPasswordHash(change, 'sam', hash)
      await insertApiKey(change, {
        name: 'reports',
        departmentId: 'data',
        role: 'read_key',
        expiresOn: day('2099-06-30'),
        secretHash: hashOfSecret(secret),
      })
    })
    expect(await archivesOf(first)).toEqual(sums)
    const { head } = await verifyRecord(first)
    await first.destroy()

    const url = await newPostgresUrl()
    const second = openDatabase(url)
    expect(await moveRecord(path, second)).toMatchObject({ ok: true, value: { end: { head } } })
    await isAllThere(second)

    // And back: the same kind of backup comes of either database, and goes onto either.
    const backup = join(folder, 'kept.zip')
    const order = { url, path: backup, application: '1.2.3', at: new Date() }
    expect(await makeBackup(order)).toMatchObject({ ok: true })
    await second.destroy()
    const file = join(folder, 'back.db')
    expect(await restoreBackup(backup, { file })).toMatchObject({ ok: true })
    const third = openDatabase(`file:${file}`)
    await isAllThere(third)
    await third.destroy()
    await remove()

    async function isAllThere(db: Db): Promise<void> {
      expect(await archivesOf(db)).toEqual(sums)
      expect(await verifyRecord(db)).toMatchObject({ ok: true, packets: 2, fault: null })
      const door = serveDoor(db)
      const browser = door.browser()
      expect((await browser.signIn(EDITOR, 'not the password at all')).status).toBe(401)
      expect((await browser.signIn(EDITOR)).status).toBe(200)
      expect((await browser.ask('GET', '/api/v1/me')).body).toMatchObject({ role: 'editor' })
      const program = door.browser({ headers: { authorization: `Bearer ${secret}` } })
      const observations = await program.ask('GET', '/api/v1/observations?department=data')
      expect(observations.status).toBe(200)
      expect((await door.browser().ask('GET', page)).status).toBe(200)
      expect(await deckOf(db)).toBe('PK')
    }

    /** The first two bytes of a deck, which is a ZIP archive. */
    async function deckOf(db: Db): Promise<string> {
      return (await bytesAt(db, `${sealed[0]?.id}/deck.pptx`)).subarray(0, 2).toString()
    }

    async function archivesOf(db: Db): Promise<string[]> {
      const found: string[] = []
      for (const one of sealed) {
        const bytes = await bytesAt(db, `${one.id}/archive.zip`)
        found.push(createHash('sha256').update(bytes).digest('hex'))
      }
      return found
    }
  },
)

async function bytesAt(db: Db, place: string): Promise<Buffer> {
  const { app } = await createTestApi('sqlite', { db })
  const answer = await app.request(`/api/v1/snapshots/${place}`)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}
