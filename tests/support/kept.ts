/** A district worth keeping: values of every kind, sealed packets, people, a key and a published page. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { insertApiKey } from '../../db/api-keys.ts'
import { migrateToLatest } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { insertPerson, setPasswordHash } from '../../db/people.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { Dialect } from './databases.ts'
import { newPostgresUrl } from './databases.ts'
import { addMetrics, recordEverything } from './every-kind.ts'
import { day } from './metrics.ts'
import { fillDistrict, recorder } from './recorded-district.ts'
import { sealPacket } from './sealed.ts'

/** A folder of its own. The caller removes it. */
export async function createFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-kept-'))
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** The address of a database that is not there yet, or is there without a table. */
export async function newUrl(dialect: Dialect, folder: string): Promise<string> {
  return dialect === 'sqlite' ? `file:${join(folder, 'quarterdeck.db')}` : newPostgresUrl()
}

/** Opens a database by its address with a district in it. The caller ends it with `destroy()`. */
export async function createKept(url: string): Promise<Db> {
  const db = openDatabase(url)
  await migrateToLatest(db)
  await fillDistrict(db)
  const next = recorder()
  await recordEverything(db, next, await addMetrics(db))
  await sealPacket(db, '2022-23-Q1', { moment: '2022-10-06T18:00:00Z' })
  await writing(db, next(), async (change) => {
    await insertPerson(change, {
      id: 'robin',
      name: 'Robin “O’Neill” \\ Ñandú',
      email: 'robin@district.example',
      role: 'editor',
      departments: ['data'],
    })
    await setPasswordHash(change, 'robin', 'salt:hash')
    await insertApiKey(change, {
      name: 'import',
      departmentId: 'data',
      role: 'observe_key',
      expiresOn: day('2023-06-30'),
      secretHash: 'a'.repeat(64),
    })
  })
  return db
}
