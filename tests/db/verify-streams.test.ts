import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { deleteMetric, findMetric, insertMetric } from '../../db/metrics.ts'
import type { AnswerContent } from '../../db/stream-answers.ts'
import { writeAnswer } from '../../db/stream-answers.ts'
import { findCut, setCut } from '../../db/stream-cuts.ts'
import { deleteStream, insertStream, updateStream } from '../../db/streams.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { Writing } from '../../db/writing.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import { change, createPlan, DEPARTMENT, METRICS, SITES } from '../support/plans.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const [SITE] = SITES
const DEFINITION = {
  name: 'Survey',
  question: 'How useful?',
  wording: 'spring',
  isSurvey: true,
  parts: ['yes', 'no'].map((name) => ({ name, points: null })),
}
const CONTENT: AnswerContent = {
  observedOn: day('2022-10-04'),
  siteId: SITE,
  group: '',
  invited: 20,
  counts: { yes: 8, no: 4 },
  note: 'one sheet came late',
  evidenceUrl: null,
}

describe.each(DIALECTS)('%s: streams and what was recorded of them', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    await change(db, live)
    await dropGuards(db, dialect)
  })
  afterAll(() => db.destroy())

  test('are what the log says, after changes of every kind', async () => {
    expect(await verifyRecord(db)).toMatchObject({ ok: true, fault: null })
    expect(await countOf(db, 'stream_answer')).toBe(5)
    expect([await countOf(db, 'stream'), await countOf(db, 'stream_cut')]).toEqual([1, 2])
  })

  test.each([
    ['stream', 'name', `update stream set name = 'x'`],
    ['stream', 'isSurvey', 'update stream set is_survey = 0'],
    ['stream', 'parts', `update stream_part set name = 'x' where position = 0`],
    ['stream', 'parts', 'delete from stream_part where position = 1'],
    ['stream cut', 'parts', `update stream_cut set parts = '["no"]' where in_use = 1`],
    ['stream cut', 'kind', `update stream_cut set kind = 'count' where in_use = 1`],
    ['stream answer', 'counts', at(1, `counts = '{"no":4,"yes":9}'`)],
    ['stream answer', 'invited', at(2, 'invited = null')],
    ['stream answer', 'observedOn', at(1, `observed_on = '2022-10-05'`)],
    ['stream answer', 'siteId', at(1, 'site_id = null')],
    ['stream answer', 'group', at(1, `participant_group = 'x'`)],
    ['stream answer', 'noteSha256', at(1, `note = 'none came late'`)],
    ['stream answer', 'evidenceUrl', at(2, `evidence_url = 'https://x.example'`)],
    ['stream answer', 'reason', at(2, `reason = 'x'`)],
    ['stream answer', 'reason', at(1, `reason = 'x'`)],
    ['stream answer', 'withdrawn', at(3, 'withdrawn = 0')],
    ['stream answer', 'recordedBy', at(2, `recorded_by = 'somebody'`)],
    ['stream answer', 'recordedAt', at(2, `recorded_at = '2022-10-01T00:00:00.000Z'`)],
    ['stream answer', 'tx', at(1, 'tx = 1')],
    ['stream answer', 'supersededTx', at(4, 'superseded_tx = tx + 1')],
  ])('a %s with another %s is found at the entry that told of it', async (thing, key, bend) => {
    const { ok, fault } = await foundAfter(db, bendBy(bend), (tx) => verifyRecord(tx))
    expect(ok).toBe(false)
    expect(fault).toMatchObject({ part: 'state', entry: { at: expect.any(String) } })
    expect(fault?.why).toMatch(new RegExp(`The ${thing} .* is stored with another “${key}”`))
  })

  test.each([
    ['stream cut', 'update stream_cut set in_use = 0'],
    ['stream answer', `delete from stream_answer where version = 4`],
    [
      'stream',
      'delete from stream_answer; delete from stream_cut; delete from stream_part; delete from stream',
    ],
  ])('without a %s that was told of is found', async (thing, bend) => {
    const { fault } = await foundAfter(db, bendBy(bend), (tx) => verifyRecord(tx))
    expect(fault?.why).toMatch(new RegExp(`The ${thing} .*is no longer stored`))
  })

  test.each([
    ['stream cut', 'update stream_cut set in_use = 1'],
    [
      'stream answer',
      `insert into stream_answer select 'slipped-in', version, stream_id, '2022-09-01', site_id,
        participant_group, invited, counts, note, evidence_url, withdrawn, reason, recorded_at,
        recorded_by, tx, superseded_tx from stream_answer where version = 4`,
    ],
  ])('a %s that no entry tells of is found', async (thing, bend) => {
    const { fault } = await foundAfter(db, bendBy(bend), (tx) => verifyRecord(tx))
    expect(fault?.why).toMatch(new RegExp(`The ${thing} .*no entry tells of it`))
  })
})

/** A stream changed, another removed; a cut in use, one ended, one gone with its metric; an answer in every state. */
async function live(going: Writing): Promise<void> {
  const gone = await insertStream(going, DEPARTMENT, { ...DEFINITION, name: 'Gone' })
  if (gone) await deleteStream(going, gone)
  const added = await insertStream(going, DEPARTMENT, DEFINITION)
  const stream = added && (await updateStream(going, added, { ...DEFINITION, wording: 'fall' }))
  if (!stream || stream === 'taken') throw new Error('no stream')
  const rate = { kind: 'rate' as const, parts: ['yes'], of: [] }
  await cut(going, METRICS.rate, { streamId: stream.id, cut: rate })
  const count = { kind: 'count' as const, parts: ['yes'], of: [] }
  await cut(going, METRICS.count, { streamId: stream.id, cut: count })
  await cut(going, METRICS.count, null)
  const short = await insertMetric(going, { actionId: 'action-1', text: 'Gone soon' })
  if (!short || typeof short === 'string') throw new Error('no metric')
  await cut(going, short.id, { streamId: stream.id, cut: count })
  await deleteMetric(going, short.id, { expectedVersion: short.version })

  const place = { streamId: stream.id, departmentId: DEPARTMENT }
  const write = (before: Awaited<ReturnType<typeof writeAnswer>> | undefined, more: object) =>
    writeAnswer(going, {
      ...place,
      before,
      content: CONTENT,
      reason: 'as counted',
      fed: [],
      ...more,
    })
  const first = await write(undefined, {})
  const second = await write(first, { content: { ...CONTENT, counts: { yes: 9, no: 4 } } })
  const third = await write(second, { content: second, withdrawn: true })
  await write(third, { reason: null })
  await write(undefined, { content: { ...CONTENT, siteId: null }, reason: null })
}

async function cut(going: Writing, metricId: string, wanted: Parameters<typeof setCut>[3]) {
  const metric = await findMetric(going.tx, metricId)
  if (!metric) throw new Error(`no metric ${metricId}`)
  await setCut(going, metric, await findCut(going.tx, metricId), wanted)
}

/** What changes one version of the answer that has been in every state. */
function at(version: number, set: string): string {
  return `update stream_answer set ${set} where version = ${version} and site_id is not null`
}

function bendBy(statements: string) {
  return async (tx: Db) => {
    for (const one of statements.split('; ')) await sql.raw(one).execute(tx)
  }
}

async function countOf(db: Db, table: string): Promise<number> {
  const { rows } = await sql`select * from ${sql.table(table)}`.execute(db)
  return rows.length
}
