import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { day } from '../support/metrics.ts'
import {
  DEPARTMENT,
  insertExamplePlan,
  insertOrganisation,
  METRICS,
  OTHER_DEPARTMENT,
} from '../support/plans.ts'

const CYCLE = '2022-23-Q1'
const PLACE = { cycleId: CYCLE, departmentId: DEPARTMENT }
const ADJUST = {
  ...PLACE,
  kind: 'adjust',
  text: 'Train the schools that began late.',
  owner: 'Data lead',
  dueOn: '2022-12-01',
}

describe.each(DIALECTS)('%s: decisions', (dialect) => {
  let db: Db
  let editor: TestApi
  let viewer: TestApi
  let coordinator: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    const options = { db, moment: '2022-10-20T18:00:00Z' }
    const own = { ...options, departments: [DEPARTMENT] }
    editor = await createTestApi(dialect, { ...own, role: 'editor', actor: 'editor@d.example' })
    viewer = await createTestApi(dialect, { ...options, role: 'viewer', actor: 'v@d.example' })
    coordinator = await createTestApi(dialect, options)
    return () => db.destroy()
  })

  test('is taken with an owner and a day, and read by everybody', async () => {
    const taken = await take({ ...ADJUST, metricId: METRICS.level })
    const id = textAt(taken, 'id')
    expect(taken.status).toBe(201)
    expect(taken.headers.get('location')).toBe(`/api/v1/decisions/${id}`)
    expect(taken.headers.get('etag')).toBe('"1"')
    const decision = {
      id,
      ...ADJUST,
      schoolYear: '2022-23',
      metricId: METRICS.level,
      state: 'open',
      outcome: '',
      version: 1,
      takenOn: '2022-10-20',
      ageDays: 0,
      overdueDays: 0,
    }
    expect(taken.body).toMatchObject(decision)
    expect(at(taken, 'actionId')).toEqual(await actionOf(METRICS.level))
    expect((await viewer.request('GET', `/decisions/${id}`)).body).toMatchObject(decision)
    expect(await itemsOf(viewer, '')).toMatchObject([decision])
  })

  test('that is asked for twice with one key is taken once', async () => {
    const headers = { 'idempotency-key': 'the-same-key' }
    const sent = { body: ADJUST, headers }
    const first = await coordinator.request('POST', '/decisions', sent)
    const second = await coordinator.request('POST', '/decisions', sent)
    expect(second.body).toEqual(first.body)
    expect(await itemsOf(viewer, '')).toHaveLength(1)
  })

  test('is changed and done, every version stays, and a lost race shows what stands', async () => {
    const id = textAt(await take(ADJUST), 'id')
    expect(await change(id, '"1"', { owner: 'Another lead' })).toMatchObject({
      status: 200,
      body: { ...ADJUST, owner: 'Another lead', version: 2 },
    })
    editor.now('2022-11-25T18:00:00Z')
    expect(await change(id, '"2"', { state: 'done', outcome: 'All are trained.' })).toMatchObject({
      body: { state: 'done', outcome: 'All are trained.', ageDays: 36, overdueDays: 0 },
    })
    expect(await change(id, '"2"', { owner: 'x' })).toMatchObject({
      status: 412,
      body: { current: { version: 3, state: 'done' } },
    })
    expect((await change(id, undefined, { owner: 'x' })).status).toBe(428)
    const rows = await db.selectFrom('decision').select(['version', 'owner']).orderBy('version').execute() // prettier-ignore
    expect(rows.map(({ owner }) => owner)).toEqual(['Data lead', 'Another lead', 'Another lead'])
    await expect(db.deleteFrom('decision').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('decision').set({ text: 'x' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('says as it stood at an earlier moment', async () => {
    const id = textAt(await take(ADJUST), 'id')
    editor.now('2022-11-25T18:00:00Z')
    await change(id, '"1"', { state: 'done', outcome: 'All are trained.' })
    viewer.now('2023-01-10T18:00:00Z')
    const then = 'asOf=2022-11-01T18:00:00Z'
    expect(await itemsOf(viewer, `?${then}`)).toMatchObject([{ state: 'open', ageDays: 12 }])
    expect(await itemsOf(viewer, '?asOf=2022-10-01T18:00:00Z')).toEqual([])
    const changed = await itemsOf(viewer, '?asOf=2022-11-25T18:00:00Z')
    expect(changed.map((body) => at({ body }, 'state'))).toEqual(['done'])
    expect((await viewer.request('GET', `/decisions/${id}?${then}`)).body).toMatchObject({
      version: 1,
    })
  })

  test('that is open past its day says by how many days, in the district’s days', async () => {
    await take({ ...ADJUST, dueOn: '2022-12-01' })
    viewer.now('2022-12-02T07:00:00Z')
    expect(await itemsOf(viewer, '')).toMatchObject([{ overdueDays: 0, ageDays: 42 }])
    viewer.now('2022-12-02T09:00:00Z')
    expect(await itemsOf(viewer, '')).toMatchObject([{ overdueDays: 1, ageDays: 43 }])
  })

  test('of a demonstration, whose day is not the clock’s, is taken on that day', async () => {
    await db.updateTable('district').set({ demonstration: 1, demonstration_on: day('2022-10-10') }).execute() // prettier-ignore
    await take(ADJUST)
    expect(await itemsOf(viewer, '')).toMatchObject([{ takenOn: '2022-10-10', ageDays: 0 }])
  })

  test('about a metric shows it then and since', async () => {
    await observe('2022-09-05', 2)
    await take({ ...ADJUST, metricId: METRICS.level })
    expect(await itemsOf(viewer, '')).toMatchObject([
      { effect: { before: { cycleId: CYCLE, value: 2 }, since: null, moved: 'not_yet' } },
    ])
    editor.now('2023-01-10T18:00:00Z')
    viewer.now('2023-01-10T18:00:00Z')
    await observe('2022-12-05', 3)
    expect(await itemsOf(viewer, '')).toMatchObject([
      { effect: { before: { value: 2 }, since: { cycleId: '2022-23-Q2', value: 3 }, moved: 'towards' } }, // prettier-ignore
    ])
    const then = await itemsOf(viewer, '?asOf=2022-10-25T18:00:00Z')
    expect(then).toMatchObject([{ effect: { since: null } }])
  })

  test('about a small group hides its numbers from whoever may not see them', async () => {
    await db.updateTable('metric').set({ privacy_class: 'student' }).where('id', '=', METRICS.level).execute() // prettier-ignore
    await observe('2022-09-05', 4)
    await take({ ...ADJUST, metricId: METRICS.level })
    expect(await itemsOf(coordinator, '')).toMatchObject([{ effect: { before: { value: 4 } } }])
    const hidden = { effect: { before: { value: null, suppressed: '*' } } }
    expect(await itemsOf(viewer, '')).toMatchObject([hidden])
    expect(await itemsOf(coordinator, '?smallGroups=hidden')).toMatchObject([hidden])
  })

  test('are found by year, cycle, department, metric and state, the newest first', async () => {
    await take({ ...PLACE, kind: 'keep', text: 'First' })
    await take({ ...ADJUST, text: 'Second', metricId: METRICS.level })
    await take({ ...PLACE, departmentId: OTHER_DEPARTMENT, kind: 'celebrate', text: 'Third' }, coordinator) // prettier-ignore
    expect(await textsOf(viewer, '')).toEqual(['Third', 'Second', 'First'])
    expect(await textsOf(viewer, '?limit=1')).toEqual(['Third'])
    expect(await textsOf(viewer, '?year=2021-22')).toEqual([])
    expect(await textsOf(viewer, `?year=2022-23&cycle=${CYCLE}`)).toHaveLength(3)
    expect(await textsOf(viewer, '?cycle=2022-23-Q2')).toEqual([])
    expect(await textsOf(viewer, `?department=${OTHER_DEPARTMENT}`)).toEqual(['Third'])
    expect(await textsOf(viewer, `?metric=${METRICS.level}`)).toEqual(['Second'])
    expect(await textsOf(viewer, '?state=done')).toEqual([])
  })

  test('of a closed cycle are taken all the same', async () => {
    await db
      .updateTable('cycle')
      .set({ closed_at: '2022-10-14T18:00:00.000Z' })
      .where('id', '=', CYCLE)
      .execute()
    expect((await take(ADJUST)).status).toBe(201)
  })

  test.each<[string, object, number, string]>([
    ['nothing', { text: ' ' }, 422, 'text_missing'],
    ['no day for a change', { dueOn: null }, 422, 'due_missing'],
    ['a day before its cycle', { dueOn: '2022-06-30' }, 422, 'due_before_cycle'],
    ['a kind that is none', { kind: 'wait' }, 400, 'malformed'],
    ['a text beyond measure', { text: 'x'.repeat(2_001) }, 400, 'malformed'],
    ['a cycle that is not there', { cycleId: 'none' }, 422, 'unknown'],
    ['a department that is not there', { departmentId: 'none' }, 422, 'unknown'],
    ['a metric that is not there', { metricId: 'none' }, 422, 'unknown'],
    ['a metric of another department', { departmentId: OTHER_DEPARTMENT, metricId: METRICS.level }, 422, 'unknown'], // prettier-ignore
    ['an action of another department', { departmentId: OTHER_DEPARTMENT, actionId: 'action-1' }, 422, 'unknown'], // prettier-ignore
    ['a metric of another action', { actionId: 'action-2', metricId: METRICS.count }, 422, 'unknown'], // prettier-ignore
  ])('%s is refused and nothing is written', async (_, wrong, status, code) => {
    const refused = await take({ ...ADJUST, ...wrong }, coordinator)
    expect(refused).toMatchObject({ status, body: { errors: [{ code }] } })
    expect(await db.selectFrom('decision').selectAll().execute()).toEqual([])
  })

  test('is not done before somebody says what came of it', async () => {
    const id = textAt(await take(ADJUST), 'id')
    expect(await change(id, '"1"', { state: 'done' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'outcome', code: 'outcome_missing' }] },
    })
    expect((await coordinator.request('GET', '/decisions/none')).status).toBe(404)
    const headers = { 'if-match': '"1"' }
    const sent = { body: { text: 'x' }, headers }
    expect((await coordinator.request('PATCH', '/decisions/none', sent)).status).toBe(404)
  })

  test('keep their metric, action and cycle from being deleted', async () => {
    await take({ ...ADJUST, metricId: METRICS.level })
    const action = await actionOf(METRICS.level)
    const refused = await coordinator.request('DELETE', `/actions/${action}?reason=tidied`, {
      headers: { 'if-match': '"1"' },
    })
    expect(refused).toMatchObject({ status: 409 })
    expect(JSON.stringify(refused.body)).toContain('1 versions of decisions')
    const cycles = [half(1, '2022-07-01', '2022-12-31'), half(2, '2023-01-01', '2023-06-30')]
    const changed = await coordinator.request('PATCH', '/years/2022-23', {
      body: { cycles },
      headers: { 'if-match': '"1"' },
    })
    expect(changed).toMatchObject({ status: 409 })
    const path = `/metrics/${METRICS.level}?reason=tidied`
    const gone = await coordinator.request('DELETE', path, { headers: { 'if-match': '"1"' } })
    expect(gone).toMatchObject({ status: 200 })
    expect(await itemsOf(viewer, '')).toMatchObject([{ metricId: METRICS.level, effect: null }])
  })

  function take(body: object, api = editor): Promise<Answer> {
    return api.request('POST', '/decisions', { body })
  }

  function change(id: string, match: string | undefined, body: object): Promise<Answer> {
    const headers = match === undefined ? {} : { 'if-match': match }
    return editor.request('PATCH', `/decisions/${id}`, { body, headers })
  }

  async function observe(observedOn: string, value: number): Promise<void> {
    const body = { metricId: METRICS.level, observedOn, value }
    expect((await editor.request('POST', '/observations', { body })).status).toBe(201)
  }

  async function actionOf(metricId: string): Promise<string> {
    const row = await db.selectFrom('metric').select('action_id').where('id', '=', metricId).executeTakeFirstOrThrow() // prettier-ignore
    return row.action_id
  }
})

async function itemsOf(api: TestApi, query: string): Promise<unknown[]> {
  const items = at(await api.request('GET', `/decisions${query}`), 'items')
  return Array.isArray(items) ? items : []
}

async function textsOf(api: TestApi, query: string): Promise<unknown[]> {
  const items = await itemsOf(api, query)
  return items.map((body) => at({ body }, 'text'))
}

function half(number: number, startsOn: string, endsOn: string) {
  return { name: `H${number}`, startsOn, endsOn, dueOn: endsOn }
}
