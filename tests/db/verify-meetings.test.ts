import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { giveFeedback, listFeedback } from '../../db/meeting-feedback.ts'
import { listMinutes, writeMinutes } from '../../db/meeting-minutes.ts'
import { changeMeeting, findMeeting, planMeeting } from '../../db/meetings.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyStates } from '../../db/verify-states.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { makeAgenda } from '../../domain/meeting.ts'
import { DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import { change, createPlan, DEPARTMENT, OTHER_DEPARTMENT, YEAR } from '../support/plans.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const ID = 'meeting-1'
const PLACE = { meetingId: ID, departmentId: DEPARTMENT, fromDepartmentId: OTHER_DEPARTMENT }

describe.each(DIALECTS)('%s: meetings beside the log', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    for (const text of ['Begun.', 'Begun, and ended.']) await meet(db, text)
    await dropGuards(db, dialect)
  })
  afterAll(() => db.destroy())

  test('are what the log says, every version', async () => {
    const { states, fault } = await verifyStates(db)
    expect(fault).toBeNull()
    expect(await verifyRecord(db)).toMatchObject({ ok: true, fault: null })
    await foundAfter(
      db,
      (tx) => sql`delete from meeting`.execute(tx),
      async (tx) => {
        expect((await verifyStates(tx)).states).toBe(states - 2)
      },
    )
  })

  test.each([
    ['meeting', 'title', `update meeting set title = 'x' where version = 1`],
    ['meeting', 'heldOn', `update meeting set held_on = '2022-11-17' where version = 2`],
    ['meeting', 'startsAt', `update meeting set starts_at = '10:00' where version = 2`],
    ['meeting', 'state', `update meeting set state = 'planned'`],
    ['meeting', 'cycleId', `update meeting set cycle_id = '2022-23-Q2'`],
    ['meeting', 'agenda', `update meeting set agenda = replace(agenda, 'Lead', 'Other')`],
    ['meeting', 'agenda', `update meeting set agenda = '[no agenda]' where version = 1`],
    ['meeting', 'supersededTx', 'update meeting set superseded_tx = superseded_tx + 1'],
    ['meeting minutes', 'text', `update meeting_minutes set text = 'x' where version = 1`],
    ['meeting minutes', 'departmentId', 'update meeting_minutes set department_id = null'],
    ['meeting minutes', 'meetingId', `update meeting_minutes set meeting_id = 'x'`],
    [
      'meeting minutes',
      'supersededTx',
      'update meeting_minutes set superseded_tx = superseded_tx + 1',
    ],
    ['meeting feedback', 'clear', `update meeting_feedback set clear = 'no' where version = 1`],
    ['meeting feedback', 'useful', `update meeting_feedback set useful = 'no'`],
    ['meeting feedback', 'note', `update meeting_feedback set note = 'x' where version = 2`],
    ['meeting feedback', 'meetingId', `update meeting_feedback set meeting_id = 'x'`],
    ['meeting feedback', 'tx', 'update meeting_feedback set tx = tx - 1 where version = 1'],
  ])('a %s with another %s is found at the entry that told of it', async (thing, key, bend) => {
    const bent = (tx: Db) => sql.raw(bend).execute(tx)
    const { ok, fault } = await foundAfter(db, bent, (tx) => verifyRecord(tx))
    expect(ok).toBe(false)
    expect(fault).toMatchObject({ part: 'state', entry: { at: expect.any(String) } })
    expect(fault?.why).toContain(`The ${thing} `)
    expect(fault?.why).toContain(`another “${key}”`)
  })

  test.each([
    ['meeting', 'delete from meeting where version = 2'],
    ['meeting minutes', 'delete from meeting_minutes where version = 1'],
    ['meeting feedback', 'delete from meeting_feedback'],
  ])('without a %s that was told of is found', async (thing, bend) => {
    const bent = (tx: Db) => sql.raw(bend).execute(tx)
    const { fault } = await foundAfter(db, bent, (tx) => verifyRecord(tx))
    expect(fault?.why).toMatch(new RegExp(`The ${thing} .*is no longer stored`))
  })

  test('minutes that no entry tells of are found', async () => {
    const { fault } = await foundAfter(db, slip, (tx) => verifyRecord(tx))
    expect(fault?.why).toContain('The meeting minutes x, version 1, is stored, and no entry tells')
  })
})

/** The first time a meeting is planned and told of, the second time all of it is changed. */
async function meet(db: Db, text: string): Promise<void> {
  await change(db, async (going) => {
    const { tx } = going
    const before = await findMeeting(tx, ID)
    const [item] = makeAgenda([{ id: DEPARTMENT, name: 'Data', priorities: 1 }], {
      minutes: 30,
      opening: false,
    })
    if (!item) throw new Error('no item')
    const planned: Meeting = {
      title: text,
      heldOn: day('2022-11-16'),
      startsAt: '09:00',
      state: before ? 'held' : 'planned',
      agenda: [{ ...item, presenter: 'Lead' }],
    }
    if (before) await changeMeeting(going, before, planned)
    else await planMeeting(going, { id: `${YEAR}-Q1`, schoolYear: YEAR }, planned, ID)
    const meeting = await findMeeting(tx, ID)
    const minutes = meeting && (await listMinutes(tx, meeting)).at(-1)
    if (!meeting || !minutes) throw new Error('no meeting')
    await writeMinutes(going, meeting, minutes, text)
    const [given] = await listFeedback(tx, { meetingId: ID })
    const feedback = { clear: 'yes', useful: 'partly', note: text } as const
    await giveFeedback(going, meeting, PLACE, { before: given, feedback })
  })
}

function slip(tx: Db) {
  return sql`insert into meeting_minutes (id, version, meeting_id, text, tx)
    values ('x', 1, ${ID}, 'Never said.', 1)`.execute(tx)
}
