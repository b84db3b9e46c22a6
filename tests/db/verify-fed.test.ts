import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { noteFedLater } from '../../db/fed-observations.ts'
import type { AnswerContent, StreamAnswer } from '../../db/stream-answers.ts'
import { writeAnswer } from '../../db/stream-answers.ts'
import { insertStream } from '../../db/streams.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { Writing } from '../../db/writing.ts'
import { verifyCommand } from '../../server/command-line/verify.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import { change, createPlan, DEPARTMENT, SITES } from '../support/plans.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const [FIRST_SITE, SECOND_SITE] = SITES

describe.each(DIALECTS)('%s: which observations came from which answer', (dialect) => {
  let db: Db
  let states: number
  let answer: StreamAnswer
  let corrected: StreamAnswer
  let old: StreamAnswer

  beforeAll(async () => {
    db = await createPlan(dialect)
    const write = await change(db, addStream)
    answer = await write(db, undefined, ['rate-1', 'count-1'])
    corrected = await write(db, answer, ['count-1', 'score-1', 'rate-1'])
    states = (await verifyRecord(db)).states
    await change(db, (going) => noteFedLater(going, placeOf(answer), ['late-1']))
    await change(db, (going) => noteFedLater(going, placeOf(answer), []))
    await write(db, { ...corrected }, [], true)
    old = await write(db, undefined, ['old-1', 'old-2'], false, silent)
    await write(db, old, ['old-2'])
    await dropGuards(db, dialect)
  })
  afterAll(() => db.destroy())

  test('is what the entries say; of an older one it is only counted', async () => {
    const verdict = await verifyRecord(db)
    expect(verdict).toMatchObject({ ok: true, fault: null, fedCounted: 1 })
    // The pairs late-1 and old-2, and three versions of answers.
    expect(verdict.states - states).toBe(5)
    const lines: string[] = []
    const out = (line: string) => void lines.push(line)
    const context = { db, actor: '', address: '', words: [], out, write: noWrite, say: out }
    expect(await verifyCommand.run(context)).toBe(0)
    expect(lines).toContain('  1 observations came from older answers, and were only counted')
  })

  test('an entry says it in the order of the ids, and none is written where nothing was', async () => {
    const rows = await db
      .selectFrom('ledger')
      .select(['action', 'payload'])
      .where('entity', '=', 'stream_answer')
      .orderBy('tx')
      .execute()
    const said = rows.map(({ action, payload }) => [action, Object(JSON.parse(payload)).fed])
    expect(said).toEqual([
      ['stream_answer.record', ['count-1', 'rate-1']],
      ['stream_answer.correct', ['count-1', 'rate-1', 'score-1']],
      ['stream_answer.feed', ['late-1']],
      ['stream_answer.withdraw', []],
      ['stream_answer.record', undefined],
      ['stream_answer.correct', ['old-2']],
    ])
  })

  test.each([
    ['rate-1', () => answer.tx],
    ['score-1', () => corrected.tx],
    ['old-2', () => old.tx + 1],
  ])('%s is missed when it is taken out', async (id, number) => {
    const { fault } = await foundAfter(
      db,
      bendBy(`delete from fed_observation ${at(id)}`),
      verifyRecord,
    )
    expect(fault).toMatchObject({
      part: 'state',
      number: number(),
      entry: { entity: 'stream_answer' },
      why: expect.stringMatching(`That observation ${id} came from answer .* is no longer stored`),
    })
  })

  test.each([
    // What it was is missing then, which an entry tells of.
    ['answer', () => `answer_id = '${old.id}'`, 'is no longer stored'],
    ['observation', () => `observation_id = 'other'`, 'is no longer stored'],
    ['entry of its answer', () => `tx = ${corrected.tx}`, 'is stored with another “tx”'],
    ['entry of another answer', () => `tx = ${old.tx}`, 'is stored with another “tx”'],
  ])('one with another %s is found', async (_, set, words) => {
    const bend = bendBy(`update fed_observation set ${set()} ${at('rate-1')}`)
    const { ok, fault } = await foundAfter(db, bend, verifyRecord)
    expect([ok, fault?.number]).toEqual([false, answer.tx])
    expect(fault?.why).toContain(`That observation rate-1 came from answer ${answer.id} ${words}`)
  })

  test.each([
    ['an entry that says what it fed', () => answer.tx],
    ['the entry of another answer', () => old.tx],
    ['an entry of something else', () => 1],
  ])('one that was slipped in with %s is found', async (_, tx) => {
    const values = `values ('slipped-in', '${answer.id}', ${tx()})`
    const { fault } = await foundAfter(
      db,
      bendBy(`insert into fed_observation ${values}`),
      verifyRecord,
    )
    expect(fault).toMatchObject({
      part: 'state',
      number: null,
      why: `That observation slipped-in came from answer ${answer.id} is stored, and no entry tells of it.`,
    })
  })
})

type Write = (
  db: Db,
  before: StreamAnswer | undefined,
  fed: string[],
  withdrawn?: boolean,
  through?: (going: Writing) => Writing,
) => Promise<StreamAnswer>

/** A log of how many came, and what records an answer of it that fed some observations. */
async function addStream(adding: Writing): Promise<Write> {
  const parts = [{ name: 'came', points: null }]
  const definition = { name: 'Log', question: '', wording: '', isSurvey: false, parts }
  const stream = await insertStream(adding, DEPARTMENT, definition)
  if (!stream) throw new Error('no stream')
  const place = { streamId: stream.id, departmentId: DEPARTMENT }
  return (db, before, fed, withdrawn = false, through = (going) => going) => {
    const content = before ?? contentAt(through === silent ? SECOND_SITE : FIRST_SITE)
    const reason = before ? 'as counted' : null
    return change(db, (going) =>
      writeAnswer(through(going), { ...place, before, content, reason, withdrawn, fed }),
    )
  }
}

function contentAt(siteId: string): AnswerContent {
  const place = { observedOn: day('2022-10-04'), siteId, group: '' }
  return { ...place, invited: null, counts: { came: 8 }, note: '', evidenceUrl: null }
}

/** Logs as it was done before entries said what an answer fed. */
function silent(going: Writing): Writing {
  const log: Writing['log'] = ({ payload: { fed: _fed, ...payload }, ...entry }) =>
    going.log({ ...entry, payload })
  return { ...going, log }
}

function placeOf({ id, streamId }: StreamAnswer) {
  return { answerId: id, streamId, departmentId: DEPARTMENT }
}

function at(id: string): string {
  return `where observation_id = '${id}'`
}

async function noWrite(): Promise<void> {
  throw new Error('nothing is written as it is')
}

function bendBy(statement: string) {
  return (tx: Db) => sql.raw(statement).execute(tx)
}
