import type { InsertQueryNode } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { recordChange } from '../../db/changes.ts'
import { resumePublishing } from '../../db/import-resuming.ts'
import { findRun, listRuns, sweepRuns } from '../../db/import-runs.ts'
import { undoImport } from '../../db/import-undo.ts'
import { getHead, getHeadAt, readLogEnd } from '../../db/ledger.ts'
import { listRestatements, listVersions } from '../../db/observation-history.ts'
import { importObservations } from '../../db/observation-import.ts'
import {
  correctObservation,
  findObservation,
  listObservations,
  withdrawObservation,
} from '../../db/observations.ts'
import { BeingPublished, findPublishing } from '../../db/publishing.ts'
import { readParts } from '../../db/standing-inputs.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyRollUps } from '../../db/verify.ts'
import { writing } from '../../db/writing.ts'
import { arriving } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import type { EveryKind } from '../support/every-kind.ts'
import { addMetrics } from '../support/every-kind.ts'
import { day } from '../support/metrics.ts'
import {
  checked,
  createDistrict,
  record,
  recorder,
  THIS_YEAR,
} from '../support/recorded-district.ts'

const next = recorder()
const ROWS = 2500
const MUCH_LATER = new Date(Date.now() + 60 * 60 * 1000)
/** In the file: group 7 stands and is corrected, group 8 was withdrawn and is recorded again. */
const [CORRECTED, AGAIN, NEW] = ['group 7', 'group 8', 'group 2400']

describe.each(DIALECTS)('%s: an import that comes in pieces', (dialect) => {
  let db: Db
  let metrics: EveryKind

  beforeEach(async () => {
    db = await createDistrict(dialect)
    metrics = await addMetrics(db)
    await put({ group: CORRECTED, value: 1 })
    const { id } = await put({ group: AGAIN, value: 1 })
    const request = { expectedVersion: 1, reason: 'not ours' }
    await writing(db, next(), (change) =>
      withdrawObservation(change, metrics.sessions, id, request),
    )
  })
  afterEach(() => db.destroy())

  test('is seen by nobody until all of it is there', async () => {
    const before = await picture()
    await cutOff(() => send(breaking(db)))
    expect(await findPublishing(db)).toBeDefined()
    const stored = await db.selectFrom('observation').select('id').execute()
    expect(stored.length).toBeGreaterThan(500)
    expect(await picture()).toEqual(before)
    expect(await getHeadAt(db, '2100-01-01T00:00:00.000Z')).toBe(before.head)
    const later = (await readLogEnd(db)).entries
    expect(await listed(later)).toEqual(before.listed)
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })

    await resumePublishing(db, MUCH_LATER)
    expect((await listed()).length).toBe(ROWS)
    expect(await listed(before.head)).toEqual(before.listed)
    expect(await getHead(db)).toBe(later)
    expect(await sessions()).toMatchObject({ observations: ROWS })
    await expectSound()
  })

  test('is not taken over while its server is at it, nor swept away', async () => {
    await cutOff(() => send(breaking(db)))
    await resumePublishing(db, new Date())
    await sweepRuns(db, MUCH_LATER, '')
    expect(await findPublishing(db)).toBeDefined()
    await resumePublishing(db, MUCH_LATER)
    expect(await findPublishing(db)).toBeUndefined()
    expect((await listed()).length).toBe(ROWS)
    await expectSound()
  })

  test('leaves what others record meanwhile, and adds it up', async () => {
    await cutOff(() => send(breaking(db)))
    const { id } = await put({ group: 'ours', value: 5 })
    const other = await put({ group: 'theirs', value: 3, observedOn: '2022-11-01' })
    await writing(db, next(), (change) =>
      correctObservation(
        change,
        metrics.sessions,
        other.id,
        checked({ group: 'theirs', value: 3, observedOn: '2022-08-02' }),
        { expectedVersion: 1, reason: 'wrong day' },
      ),
    )
    expect(await findObservation(db, id)).toMatchObject({ value: 5 })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    await resumePublishing(db, MUCH_LATER)
    expect(await sessions()).toMatchObject({ observations: ROWS + 2 })
    await expectSound()
  })

  test('adds up what was recorded after its roll-ups were made ready', async () => {
    const { watched, first } = noticing(db)
    const going = send(watched)
    await first
    const { tx } = await put({ group: 'ours', value: 5 })
    const { tx: before } = (await findPublishing(db)) ?? { tx: 0 }
    expect(tx).toBe(before + 1)
    await going
    expect(await sessions()).toMatchObject({ observations: ROWS + 1 })
    await expectSound()
  })

  test('keeps others from what it brings, there already or not', async () => {
    await cutOff(() => send(breaking(db)))
    for (const group of [CORRECTED, AGAIN, NEW, 'group 20']) {
      await expect(put({ group, value: 9 })).rejects.toThrow(BeingPublished)
    }
    const [standing] = (await listObservations(db, {}, { limit: 1 })).items
    const request = { expectedVersion: 1, reason: 'not ours' }
    await expect(
      writing(db, next(), (change) =>
        withdrawObservation(change, metrics.sessions, standing?.id ?? '', request),
      ),
    ).rejects.toThrow(BeingPublished)
    const ours = await put({ group: 'ours', value: 5 })
    const moved = checked({ group: NEW, value: 5, observedOn: '2022-08-01' })
    await expect(
      writing(db, next(), (change) =>
        correctObservation(change, metrics.sessions, ours.id, moved, request),
      ),
    ).rejects.toThrow(BeingPublished)
    await resumePublishing(db, MUCH_LATER)
    await expectSound()
  })

  test('lets decisions and minutes through, and keeps plans and packets waiting', async () => {
    await cutOff(() => send(breaking(db)))
    for (const action of ['metric.change', 'cycle.close', 'snapshot.seal', 'site.add'] as const) {
      await expect(log(db, action)).rejects.toThrow('A long file is being published')
    }
    for (const action of ['decision.add', 'meeting_minutes.save', 'cycle.submit'] as const) {
      expect(await log(db, action)).toBe((await readLogEnd(db)).entries)
    }
  })

  test('is waited for by the next import, which then meets what it brought', async () => {
    await cutOff(() => send(breaking(db)))
    let state = 'under way'
    const file = 'metric_id,observed_on,participant_group,value\nsessions,2022-08-01,group 2400,1\n'
    const second = importObservations(db, arriving(file), options()).then((outcome) => {
      state = outcome.state
      return outcome
    })
    await expect.poll(() => countRuns('publishing')).toBe(2)
    expect(state).toBe('under way')
    await resumePublishing(db, MUCH_LATER)
    expect(await second).toMatchObject({
      state: 'refused',
      rejects: [{ line: 2, code: 'changed_meanwhile' }],
    })
    expect((await listed()).length).toBe(ROWS)
    await expectSound()
  })

  test('is taken back in pieces, seen as it was until the last of them', async () => {
    await send(db)
    const before = await picture()
    expect(before.listed.length).toBe(ROWS)
    const id = before.imports[0] ?? ''
    await cutOff(() => undo(breaking(db), id))
    expect(await picture()).toEqual(before)
    expect(await findRun(db, id)).toMatchObject({ undone: null })
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    await resumePublishing(db, MUCH_LATER)
    expect(await listed()).toMatchObject([`${CORRECTED}: 1`])
    expect(await findRun(db, id)).toMatchObject({ undone: { reason: 'the wrong file was sent' } })
    await expectSound()
  })

  function put(partial: Parameters<typeof checked>[0]) {
    return record(db, next(), metrics.sessions, checked({ observedOn: '2022-08-01', ...partial }))
  }

  async function undo(to: Db, id: string) {
    const run = await findRun(db, id)
    if (run?.tx === null || !run) throw new Error('it was not published')
    const asked = { by: next(), reason: 'the wrong file was sent', mayBeLate: false }
    return undoImport(to, { ...run, tx: run.tx }, asked)
  }

  /** What readers see of the record, whichever way they look. */
  async function picture() {
    const [first] = (await listObservations(db, {}, { limit: 1 })).items
    const { items: runs } = await listRuns(db, {}, { limit: 5 })
    return {
      head: await getHead(db),
      listed: await listed(),
      parts: await sessions(),
      versions: await listVersions(db, first?.id ?? ''),
      restated: (await listRestatements(db, 'sessions')).length,
      imports: runs.filter(({ tx, undone }) => tx !== null && !undone).map(({ id }) => id),
    }
  }

  async function listed(asOf?: number): Promise<string[]> {
    const { items } = await listObservations(db, { asOf }, { limit: 2 * ROWS })
    return items.map(({ group, value }) => `${group}: ${value}`)
  }

  async function sessions() {
    const parts = await readParts(db, { schoolYear: THIS_YEAR, metricId: 'sessions' })
    return [...(parts.get('sessions')?.values() ?? [])][0]
  }

  async function countRuns(state: 'publishing'): Promise<number> {
    const runs = await db.selectFrom('import_run').select('id').where('state', '=', state).execute()
    return runs.length
  }

  async function expectSound() {
    expect(await verifyRollUps(db)).toMatchObject({ ok: true })
    expect(await verifyRecord(db)).toMatchObject({ ok: true })
    for (const table of ['import_row', 'import_roll_up', 'import_site_roll_up'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    }
  }
})

function options() {
  const latestDay = day('2024-01-20')
  return { by: next(), fileName: 'values.csv', dryRun: false, latestDay }
}

function send(to: Db) {
  const lines = Array.from({ length: ROWS }, (_, n) => `sessions,2022-08-01,group ${n},${n}`)
  const file = `metric_id,observed_on,participant_group,value\n${lines.join('\n')}\n`
  return importObservations(to, arriving(file, 20_000), options())
}

function log(db: Db, action: `${string}.${string}`) {
  return writing(db, next(), (change) =>
    recordChange(change, { action, entityId: 'one', scopes: [] }),
  )
}

const BROKEN = 'the disk broke'

/** The same database, of which the third piece of an import can no longer be written. */
function breaking(db: Db): Db {
  let pieces = 0
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind !== 'InsertQueryNode') return node
      if (isOfRecord(node)) pieces += 1
      if (pieces > 2) throw new Error(BROKEN)
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

/** The same database, and when the first piece of an import is being written. */
function noticing(db: Db): { watched: Db; first: Promise<void> } {
  const { promise: first, resolve } = Promise.withResolvers<void>()
  const watched = db.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind === 'InsertQueryNode' && isOfRecord(node)) resolve()
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { watched, first }
}

function isOfRecord(node: InsertQueryNode): boolean {
  return node.into?.table.identifier.name === 'observation'
}

async function cutOff(work: () => Promise<unknown>): Promise<void> {
  await expect(work()).rejects.toMatchObject({
    code: 'PUBLISHED_LATER',
    message: expect.stringContaining(BROKEN),
  })
}
