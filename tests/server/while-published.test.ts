import { beforeEach, describe, expect, test } from 'vitest'

import { newId } from '../../db/ids.ts'
import { insertRun } from '../../db/import-runs.ts'
import { readLogEnd } from '../../db/ledger.ts'
import { beginPublishing } from '../../db/publishing.ts'
import type { Db } from '../../db/tables.ts'
import { writing } from '../../db/writing.ts'
import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetrics } from '../support/every-kind.ts'
import { createDistrict, recorder } from '../support/recorded-district.ts'

const VALUE = { metricId: 'sessions', observedOn: '2022-09-30', value: 3 }
const WAITING = {
  status: 503,
  headers: { 'retry-after': '5' },
  body: {
    title: 'A long file is being published.',
    type: 'urn:quarterdeck:problem:import_publishing',
  },
}

describe.each(DIALECTS)('%s: while a long file is published', (dialect) => {
  let db: Db
  let api: TestApi

  beforeEach(async () => {
    db = await createDistrict(dialect)
    const next = recorder()
    await addMetrics(db)
    const by = next()
    const about = { fileName: 'long.csv', dryRun: false, goodRowsOnly: false, totalBytes: null }
    const runId = newId()
    await insertRun(db, by, { id: runId, ...about })
    await writing(db, by, async (change) => {
      const payload = { after: { fileName: 'long.csv', added: 0, corrected: 0 } }
      const entry = { action: 'observation.import', entity: 'import', entityId: runId, payload }
      await beginPublishing(change.tx, { tx: await change.log(entry), runId })
    })
    api = await createTestApi(dialect, { db, moment: '2022-10-06T18:00:00Z' })
    return () => db.destroy()
  })

  test('values are recorded, corrected and read', async () => {
    const recorded = await api.request('POST', '/observations', { body: VALUE })
    expect(recorded).toMatchObject({ status: 201, body: { value: 3 } })
    const list = await api.request('GET', '/observations?metric=sessions')
    expect(list).toMatchObject({ status: 200, body: { items: [{ value: 3 }] } })
  })

  test('a site and a packet wait, and it says what for', async () => {
    const before = await readLogEnd(db)
    const site = { name: 'Harbor', code: 'HAR', level: 'elementary' }
    expect(await answered('POST', '/sites', site)).toMatchObject(WAITING)
    const packet = { cycleId: '2022-23-Q1', title: 'DLN 1: first quarter' }
    expect(await answered('POST', '/snapshots', packet)).toMatchObject(WAITING)
    expect(await readLogEnd(db)).toEqual(before)
    const sites = await api.request('GET', '/sites?limit=500')
    expect(JSON.stringify(sites.body)).not.toContain('HAR')
  })

  async function answered(method: 'POST', path: string, body: object) {
    const { status, headers, body: said } = await api.request(method, path, { body })
    return { status, headers: { 'retry-after': headers.get('retry-after') }, body: said }
  }
})
