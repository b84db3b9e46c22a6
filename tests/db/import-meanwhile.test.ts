import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { insertDepartment } from '../../db/departments.ts'
import { findRun } from '../../db/import-runs.ts'
import { undoImport } from '../../db/import-undo.ts'
import { getHead } from '../../db/ledger.ts'
import { importObservations } from '../../db/observation-import.ts'
import { correctObservation, withdrawObservation } from '../../db/observations.ts'
import { insertSite } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import { checked, createDistrict, record, recorder } from '../support/recorded-district.ts'

const next = recorder()
const FILE = 'metric_id,observed_on,value\nsessions,2022-09-30,5\nsessions,2022-09-29,2\n'
const REFUSED = { importId: null, rejects: [{ code: 'changed_meanwhile' }] }

describe.each(DIALECTS)('%s: what others do while an import is made ready', (dialect) => {
  let db: Db
  let metrics: EveryKind

  beforeEach(async () => {
    db = await createDistrict(dialect)
    metrics = await addMetrics(db)
  })
  afterEach(() => db.destroy())

  test('a value recorded in the same cycle is added up with the imported ones', async () => {
    const outcome = await send(() => put('2022-09-01', 7))
    expect(outcome).toMatchObject({ state: 'published', counts: { added: 2 } })
    await expectSound()
  })

  test('a value that leaves the cycle is no longer added up there', async () => {
    const { id } = await put('2022-09-01', 7)
    const other = checked({ observedOn: '2022-10-01', value: 7 })
    const request = { expectedVersion: 1, reason: 'wrong day' }
    const outcome = await send(() =>
      writing(db, next(), (change) =>
        correctObservation(change, metrics.sessions, id, other, request),
      ),
    )
    expect(outcome).toMatchObject({ state: 'published' })
    await expectSound()
  })

  test('a value that is taken back is no longer added up', async () => {
    const { id } = await put('2022-09-01', 7)
    const request = { expectedVersion: 1, reason: 'not ours' }
    const outcome = await send(() =>
      writing(db, next(), (change) => withdrawObservation(change, metrics.sessions, id, request)),
    )
    expect(outcome).toMatchObject({ state: 'published' })
    await expectSound()
  })

  test('a value recorded in the place of a row refuses the file and names the line', async () => {
    const outcome = await send(() => put('2022-09-29', 7))
    expect(outcome).toMatchObject({ ...REFUSED, rejects: [{ line: 3 }] })
    expect(await listValues()).toEqual([7])
    await expectSound()
  })

  test('a value that a row corrects, moved elsewhere, refuses the file', async () => {
    const { id } = await put('2022-09-30', 7)
    const moved = checked({ observedOn: '2022-10-01', value: 7 })
    const request = { expectedVersion: 1, reason: 'wrong day' }
    const outcome = await send(() =>
      writing(db, next(), (change) =>
        correctObservation(change, metrics.sessions, id, moved, request),
      ),
    )
    expect(outcome).toMatchObject({ ...REFUSED, rejects: [{ line: 2 }] })
    expect(await listValues()).toEqual([7])
    await expectSound()
  })

  test('a site that comes refuses the file, a department does not', async () => {
    const site = { id: 'new', code: 'NEW', name: 'New' }
    const outcome = await send(() => writing(db, next(), (change) => insertSite(change, site)))
    expect(outcome).toMatchObject({ ...REFUSED, rejects: [{ line: 1 }] })
    expect(await listValues()).toEqual([])
    const department = { id: 'new', code: 'NEW', name: 'New' }
    const again = await send(() =>
      writing(db, next(), (change) => insertDepartment(change, department)),
    )
    expect(again).toMatchObject({ state: 'published' })
    await expectSound()
  })

  test('a value recorded in the same cycle stays added up when an import is taken back', async () => {
    await put('2022-09-30', 1)
    const { importId } = await send(() => undefined)
    const undone = await undo(importId, () => put('2022-09-01', 7))
    expect(undone).toMatchObject({ withdrawn: 1, restored: 1 })
    expect(await listValues()).toEqual([1, 7])
    await expectSound()
  })

  test('a site that comes while an import is taken back leaves it as it is', async () => {
    const { importId } = await send(() => undefined)
    const head = await getHead(db)
    const site = { id: 'new', code: 'NEW', name: 'New' }
    const undone = await undo(importId, () =>
      writing(db, next(), (change) => insertSite(change, site)),
    )
    expect(undone).toMatchObject({ obstacles: [{ code: 'changed_meanwhile' }] })
    expect(await getHead(db)).toBe(head + 1)
    expect(await listValues()).toEqual([2, 5])
  })

  function put(observedOn: string, value: number) {
    return record(db, next(), metrics.sessions, checked({ observedOn, value }))
  }

  function send(work: () => unknown) {
    return importObservations(interrupted(db, work), arriving(FILE), {
      by: next(),
      fileName: 'values.csv',
      dryRun: false,
      latestDay: day('2024-01-20'),
    })
  }

  async function undo(id: string | null, work: () => unknown) {
    const run = await findRun(db, id ?? '')
    if (run?.tx === null || !run) throw new Error('it was not published')
    const options = { by: next(), reason: 'the wrong file was sent', mayBeLate: false }
    return undoImport(interrupted(db, work), { ...run, tx: run.tx }, options)
  }

  async function listValues() {
    const rows = await db
      .selectFrom('observation')
      .select('value')
      .where('superseded_tx', 'is', null)
      .where('withdrawn', '=', 0)
      .orderBy('value')
      .execute()
    return rows.map(({ value }) => value)
  }

  async function expectSound() {
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    for (const table of ['import_row', 'import_roll_up', 'import_site_roll_up'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  }
})

/** The same database; does something once, when the first roll-up is being made aside. */
function interrupted(db: Db, work: () => unknown): Db {
  let found: object | undefined
  return db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      const isUnion = node.kind === 'SelectQueryNode' && node.setOperations !== undefined
      if (isUnion) found ??= queryId
      return node
    },
    transformResult: async ({ result, queryId }) => {
      if (queryId === found) await work()
      return result
    },
  })
}
