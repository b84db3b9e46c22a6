import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { createPlan, DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'
import { sealPacket } from '../support/sealed.ts'

const CYCLE = '2022-23-Q1'
const NEXT = '2022-23-Q2'
const PLANNED = { cycleId: CYCLE, heldOn: '2022-10-12' }
const ITEM = { kind: 'department', departmentId: DEPARTMENT, title: 'Numbers', minutes: 20 }

describe.each(DIALECTS)('%s: meetings', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let editor: TestApi
  let viewer: TestApi

  beforeEach(async () => {
    db = await createPlan(dialect)
    const options = { db, moment: '2022-10-20T18:00:00Z' }
    const own = { ...options, departments: [DEPARTMENT] }
    coordinator = await createTestApi(dialect, options)
    editor = await createTestApi(dialect, { ...own, role: 'editor', actor: 'editor@d.example' })
    viewer = await createTestApi(dialect, { ...options, role: 'viewer', actor: 'v@d.example' })
    return () => db.destroy()
  })

  test('is planned with an agenda made from the plans, and read by everybody', async () => {
    const made = await plan({ ...PLANNED, minutes: 45 })
    const id = textAt(made, 'id')
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toBe(`/api/v1/meetings/${id}`)
    expect(made.headers.get('etag')).toBe('"1"')
    expect(made.body).toEqual({
      id,
      version: 1,
      ...PLANNED,
      schoolYear: '2022-23',
      title: 'DLN 1',
      startsAt: null,
      state: 'planned',
      snapshotId: null,
      agenda: [
        {
          id: `department:${DEPARTMENT}`,
          kind: 'department',
          departmentId: DEPARTMENT,
          title: 'Data and Research',
          minutes: 40,
          presenter: '',
          notes: '',
        },
        expect.objectContaining({ id: 'closing', kind: 'closing', minutes: 5 }),
      ],
      changed: { by: 'coordinator@district.example', at: '2022-10-20T18:00:00.000Z' },
    })
    const read = await viewer.request('GET', `/meetings/${id}`)
    expect(read.body).toEqual(made.body)
    expect(read.headers.get('etag')).toBe('"1"')
    expect(await itemsOf(viewer, '')).toEqual([made.body])
  })

  test('is held on the meeting day of its cycle unless another is said', async () => {
    const body = { meetingOn: '2022-11-16' }
    const headers = { 'if-match': '"1"' }
    await coordinator.request('PATCH', `/cycles/${CYCLE}`, { body, headers })
    expect((await plan({ cycleId: CYCLE })).body).toMatchObject({ heldOn: '2022-11-16' })
    expect(await plan({ cycleId: NEXT })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'heldOn', code: 'day_missing' }] },
    })
  })

  test('opens with what was decided, or with an earlier meeting that was held', async () => {
    const first = textAt(await plan(PLANNED), 'id')
    expect(await kindsOf(NEXT)).toEqual(['department', 'closing'])
    await change(first, '"1"', { state: 'held' })
    expect(await kindsOf('2022-23-Q3')).toEqual(['opening', 'department', 'closing'])
  })

  test('opens with a decision of an earlier cycle while it is open', async () => {
    const decision = { cycleId: CYCLE, departmentId: DEPARTMENT, kind: 'keep', text: 'Go on' }
    const taken = await coordinator.request('POST', '/decisions', { body: decision })
    expect(await kindsOf(CYCLE)).toEqual(['department', 'closing'])
    expect(await kindsOf(NEXT)).toEqual(['opening', 'department', 'closing'])
    await coordinator.request('PATCH', `/decisions/${textAt(taken, 'id')}`, {
      body: { state: 'done', outcome: 'It went on.' },
      headers: { 'if-match': '"1"' },
    })
    expect(await kindsOf('2022-23-Q3')).toEqual(['department', 'closing'])
  })

  test('that a cycle has is shown to whoever plans another', async () => {
    const made = await plan(PLANNED)
    const again = await plan({ ...PLANNED, title: 'Another' })
    expect(again).toMatchObject({ status: 409, body: { current: made.body } })
    expect(again.headers.get('etag')).toBe('"1"')
    expect(await itemsOf(viewer, '')).toHaveLength(1)
  })

  test('that is asked for twice with one key is planned once', async () => {
    const sent = { body: PLANNED, headers: { 'idempotency-key': 'the-same-key' } }
    const first = await coordinator.request('POST', '/meetings', sent)
    const second = await coordinator.request('POST', '/meetings', sent)
    expect([second.status, second.body]).toEqual([201, first.body])
  })

  test('is changed, every version stays, and a lost race shows what stands', async () => {
    const id = textAt(await plan(PLANNED), 'id')
    const agenda = [{ ...ITEM, id: 'mine', presenter: 'Lead', notes: 'Slowly' }, { ...ITEM, kind: 'closing', departmentId: null }] // prettier-ignore
    const changed = await change(id, '"1"', { startsAt: '09:30', agenda })
    expect(changed).toMatchObject({
      status: 200,
      body: {
        version: 2,
        title: 'DLN 1',
        startsAt: '09:30',
        agenda: [
          { ...ITEM, id: 'mine', presenter: 'Lead', notes: 'Slowly' },
          { id: 'closing', departmentId: null, presenter: '', notes: '' },
        ],
      },
    })
    expect((await change(id, '"2"', { state: 'held', startsAt: null })).body).toMatchObject({
      version: 3,
      state: 'held',
      startsAt: null,
      agenda: at(changed, 'agenda'),
    })
    expect(await change(id, '"2"', { title: 'x' })).toMatchObject({
      status: 412,
      body: { current: { version: 3, state: 'held' } },
    })
    expect((await change(id, undefined, { title: 'x' })).status).toBe(428)
    await expect(db.deleteFrom('meeting').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('meeting').set({ title: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('says as it stood at an earlier moment', async () => {
    const id = textAt(await plan(PLANNED), 'id')
    coordinator.now('2022-11-25T18:00:00Z')
    await change(id, '"1"', { state: 'held' })
    viewer.now('2023-01-10T18:00:00Z')
    const then = 'asOf=2022-11-01T18:00:00Z'
    expect((await viewer.request('GET', `/meetings/${id}?${then}`)).body).toMatchObject({
      version: 1,
      state: 'planned',
    })
    expect(await itemsOf(viewer, `?${then}`)).toMatchObject([{ version: 1 }])
    expect(await itemsOf(viewer, '?asOf=2022-10-01T18:00:00Z')).toEqual([])
  })

  test('names the latest packet of its cycle, as it was then too', async () => {
    const id = textAt(await plan(PLANNED), 'id')
    const first = await sealPacket(db, CYCLE, { moment: '2022-10-21T18:00:00Z' })
    const second = await sealPacket(db, CYCLE, { moment: '2022-10-25T18:00:00Z' })
    await sealPacket(db, NEXT, { moment: '2022-10-26T18:00:00Z' })
    const now = '2022-11-01T18:00:00Z'
    viewer.now(now)
    const packetAt = async (moment: string) =>
      at(await viewer.request('GET', `/meetings/${id}?asOf=${moment}`), 'snapshotId')
    expect(await packetAt('2022-10-20T19:00:00Z')).toBeNull()
    expect(await packetAt('2022-10-22T18:00:00Z')).toBe(first.id)
    expect(await packetAt(now)).toBe(second.id)
  })

  test('are found by year and cycle, the newest cycle first', async () => {
    await plan(PLANNED)
    await plan({ cycleId: NEXT, heldOn: '2023-02-15' })
    expect(await cyclesOf('')).toEqual([NEXT, CYCLE])
    expect(await cyclesOf('?limit=1')).toEqual([NEXT])
    expect(await cyclesOf('?year=2021-22')).toEqual([])
    expect(await cyclesOf(`?year=2022-23&cycle=${CYCLE}`)).toEqual([CYCLE])
  })

  test('keeps its cycle from being replaced', async () => {
    await plan(PLANNED)
    const cycles = [half('H1', '2022-07-01', '2022-12-31'), half('H2', '2023-01-01', '2023-06-30')]
    const sent = { body: { cycles }, headers: { 'if-match': '"1"' } }
    expect((await coordinator.request('PATCH', '/years/2022-23', sent)).status).toBe(409)
  })

  test.each<[string, object, number, string]>([
    ['a cycle that is not there', { cycleId: 'none' }, 422, 'unknown'],
    ['a day before its cycle', { heldOn: '2022-06-30' }, 422, 'held_before_cycle'],
    ['a time that is none', { startsAt: '25:00' }, 422, 'start_invalid'],
    ['a title of spaces', { title: '  ' }, 422, 'title_missing'],
    ['a day that is none', { heldOn: '2022-02-30' }, 400, 'malformed'],
    ['no minutes', { minutes: 0 }, 400, 'malformed'],
    ['a field that is none', { agenda: [] }, 400, 'unknown_field'],
  ])('with %s is refused and nothing is written', async (_, wrong, status, code) => {
    expect(await plan({ ...PLANNED, ...wrong })).toMatchObject({ status, body: { errors: [{ code }] } }) // prettier-ignore
    expect(await db.selectFrom('meeting').selectAll().execute()).toEqual([])
  })

  test.each<[string, object, string]>([
    ['a department that is not there', { departmentId: 'none' }, 'department_unknown'],
    ['no department', { departmentId: undefined }, 'department_missing'],
    ['minutes beyond measure', { minutes: 241 }, 'minutes_invalid'],
    ['an opening that is not first', { kind: 'opening', departmentId: null }, 'opening_not_first'],
  ])('is not changed to an agenda with %s', async (_, wrong, code) => {
    const id = textAt(await plan(PLANNED), 'id')
    const agenda = [
      { ...ITEM, departmentId: OTHER_DEPARTMENT },
      { ...ITEM, ...wrong },
    ]
    const refused = await change(id, '"1"', { agenda })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ code }] } })
    expect(at(refused, 'errors.0.path')).toMatch(/^agenda\.1\./)
  })

  test('that is not there is not found', async () => {
    expect((await viewer.request('GET', '/meetings/none')).status).toBe(404)
    expect((await change('none', '"1"', { title: 'x' })).status).toBe(404)
  })

  test('is planned and changed by coordinators alone', async () => {
    const id = textAt(await plan(PLANNED), 'id')
    for (const api of [editor, viewer]) {
      expect((await api.request('POST', '/meetings', { body: PLANNED })).status).toBe(403)
      const sent = { body: { title: 'x' }, headers: { 'if-match': '"1"' } }
      expect((await api.request('PATCH', `/meetings/${id}`, sent)).status).toBe(403)
    }
  })

  function plan(body: object): Promise<Answer> {
    return coordinator.request('POST', '/meetings', { body })
  }

  function change(id: string, match: string | undefined, body: object): Promise<Answer> {
    const headers = match === undefined ? {} : { 'if-match': match }
    return coordinator.request('PATCH', `/meetings/${id}`, { body, headers })
  }

  async function kindsOf(cycleId: string): Promise<unknown[]> {
    const agenda = at(await plan({ cycleId, heldOn: '2023-06-01' }), 'agenda')
    return Array.isArray(agenda) ? agenda.map((body) => at({ body }, 'kind')) : []
  }

  async function cyclesOf(query: string): Promise<unknown[]> {
    return (await itemsOf(viewer, query)).map((body) => at({ body }, 'cycleId'))
  }
})

async function itemsOf(api: TestApi, query: string): Promise<unknown[]> {
  const items = at(await api.request('GET', `/meetings${query}`), 'items')
  return Array.isArray(items) ? items : []
}

function half(name: string, startsOn: string, endsOn: string) {
  return { name, startsOn, endsOn, dueOn: endsOn }
}
