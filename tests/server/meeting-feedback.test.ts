import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { createPlan, DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'

const SAID = {
  departmentId: DEPARTMENT,
  fromDepartmentId: OTHER_DEPARTMENT,
  clear: 'yes',
  useful: 'partly',
  note: 'Show the schools.',
}

describe.each(DIALECTS)('%s: feedback', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let other: TestApi
  let viewer: TestApi
  let meeting: string

  beforeEach(async () => {
    db = await createPlan(dialect)
    const options = { db, moment: '2022-10-20T18:00:00Z' }
    const departments = [OTHER_DEPARTMENT]
    coordinator = await createTestApi(dialect, options)
    other = await createTestApi(dialect, { ...options, departments, role: 'editor', actor: 'o@d.example' }) // prettier-ignore
    viewer = await createTestApi(dialect, { ...options, role: 'viewer', actor: 'v@d.example' })
    const body = { cycleId: '2022-23-Q1', heldOn: '2022-10-12' }
    meeting = textAt(await coordinator.request('POST', '/meetings', { body }), 'id')
    return () => db.destroy()
  })

  test('is given by one department about another, and read by everybody', async () => {
    const given = await give(SAID, other)
    const told = {
      id: `${meeting}:${DEPARTMENT}:${OTHER_DEPARTMENT}`,
      ...SAID,
      version: 1,
      written: { by: 'o@d.example', at: '2022-10-20T18:00:00.000Z' },
    }
    expect([given.status, given.body]).toEqual([201, told])
    expect((await read()).body).toEqual({
      items: [told],
      summaries: [
        {
          departmentId: DEPARTMENT,
          given: 1,
          clear: { yes: 1, partly: 0, no: 0 },
          useful: { yes: 0, partly: 1, no: 0 },
        },
      ],
      nextCursor: null,
    })
    expect((await read(`?department=${OTHER_DEPARTMENT}`)).body).toMatchObject({
      items: [],
      summaries: [],
    })
  })

  test('that nobody gave yet says so of every department on the agenda', async () => {
    expect((await read()).body).toMatchObject({
      items: [],
      summaries: [{ departmentId: DEPARTMENT, given: 0, clear: { yes: 0, partly: 0, no: 0 } }],
    })
  })

  test('that is given again takes the place of the first, which stays on the record', async () => {
    await give(SAID, other)
    other.now('2022-10-21T18:00:00Z')
    viewer.now('2022-10-22T18:00:00Z')
    const again = await give({ ...SAID, clear: 'no', useful: undefined, note: undefined }, other)
    expect(again).toMatchObject({
      status: 200,
      body: { clear: 'no', useful: null, note: '', version: 2 },
    })
    expect((await read()).body).toMatchObject({
      items: [{ version: 2 }],
      summaries: [{ given: 1, clear: { yes: 0, no: 1 } }],
    })
    expect((await read('?asOf=2022-10-20T20:00:00Z')).body).toMatchObject({
      items: [{ ...SAID, version: 1 }],
      summaries: [{ given: 1, clear: { yes: 1, no: 0 } }],
    })
    await expect(db.deleteFrom('meeting_feedback').execute()).rejects.toThrow('append-only')
  })

  test('that says the same again changes nothing', async () => {
    const first = await give(SAID)
    const again = await give(SAID)
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(await db.selectFrom('meeting_feedback').selectAll().execute()).toHaveLength(1)
  })

  test('is a department’s own to give', async () => {
    const editor = await createTestApi(dialect, { db, role: 'editor', departments: [DEPARTMENT] })
    expect((await give(SAID, editor)).status).toBe(403)
    expect((await give(SAID, viewer)).status).toBe(403)
    expect((await give(SAID, other)).status).toBe(201)
  })

  test.each<[string, object, number, string]>([
    ['nothing said', { clear: undefined, useful: undefined, note: ' ' }, 422, 'empty'],
    ['oneself', { fromDepartmentId: DEPARTMENT }, 422, 'own_department'],
    ['a department that is not on the agenda', { departmentId: OTHER_DEPARTMENT, fromDepartmentId: DEPARTMENT }, 422, 'unknown'], // prettier-ignore
    ['a department that is not there', { fromDepartmentId: 'none' }, 422, 'unknown'],
    ['an answer that is none', { clear: 'maybe' }, 400, 'malformed'],
    ['a note beyond measure', { note: 'x'.repeat(2_001) }, 400, 'malformed'],
  ])('with %s is refused and nothing is written', async (_, wrong, status, code) => {
    expect(await give({ ...SAID, ...wrong })).toMatchObject({ status, body: { errors: [{ code }] } }) // prettier-ignore
    expect(await db.selectFrom('meeting_feedback').selectAll().execute()).toEqual([])
  })

  test('in a meeting that is not there is not found', async () => {
    expect((await viewer.request('GET', '/meetings/none/feedback')).status).toBe(404)
    const sent = { body: SAID }
    expect((await coordinator.request('POST', '/meetings/none/feedback', sent)).status).toBe(404)
  })

  test('that is sent twice with one key is given once', async () => {
    const sent = { body: SAID, headers: { 'idempotency-key': 'the-same-key' } }
    const path = `/meetings/${meeting}/feedback`
    const first = await coordinator.request('POST', path, sent)
    const second = await coordinator.request('POST', path, sent)
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(at(await read(), 'items')).toHaveLength(1)
  })

  function give(body: object, api: TestApi = coordinator): Promise<Answer> {
    return api.request('POST', `/meetings/${meeting}/feedback`, { body })
  }

  function read(query = ''): Promise<Answer> {
    return viewer.request('GET', `/meetings/${meeting}/feedback${query}`)
  }
})
