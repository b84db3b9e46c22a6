import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi } from '../support/api.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import {
  DEPARTMENT,
  insertExamplePlan,
  insertOrganisation,
  METRICS,
  OTHER_DEPARTMENT,
} from '../support/plans.ts'

const CYCLE = '2022-23-Q1'
const PLACE = `cycle=${CYCLE}&department=${DEPARTMENT}`
const SAID = { happened: 'Two sites began.', learned: 'Mornings fit.', next: 'Ask the others.' }

describe.each(DIALECTS)('%s: reflections', (dialect) => {
  let db: Db
  let editor: TestApi
  let owner: TestApi
  let viewer: TestApi
  let coordinator: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    const options = { db, moment: '2022-10-15T18:00:00Z' }
    const own = { ...options, departments: [DEPARTMENT] }
    editor = await createTestApi(dialect, { ...own, role: 'editor', actor: 'editor@d.example' })
    owner = await createTestApi(dialect, { ...own, role: 'owner', actor: 'owner@d.example' })
    viewer = await createTestApi(dialect, { ...options, role: 'viewer', actor: 'v@d.example' })
    coordinator = await createTestApi(dialect, options)
    return () => db.destroy()
  })

  test('there is a place for one on every action, with what its metrics say', async () => {
    const actions = await db.selectFrom('action').select('id').orderBy('position').execute()
    const items = itemsOf(await viewer.request('GET', `/reflections?${PLACE}`))
    expect(new Set(items.map((body) => at({ body }, 'actionId')))).toEqual(
      new Set(actions.map(({ id }) => id)),
    )
    expect(items[0]).toMatchObject({
      id: `action-1:${CYCLE}`,
      happened: '',
      felt: null,
      version: 0,
      written: null,
      isOwn: false,
      acknowledged: [],
      hasAcknowledged: false,
      differs: null,
    })
    const counts = new Map(Object.entries(Object(at({ body: items[0] }, 'counts'))))
    expect([...counts.values()].reduce<number>((sum, count) => sum + Number(count), 0)).toBe(
      await metricsOf('action-1'),
    )
  })

  test('is written, changed in parts, and every version stays on the record', async () => {
    const written = await put(editor, '"0"', { ...SAID, felt: 'off_track' })
    expect(written).toMatchObject({
      status: 200,
      body: {
        ...SAID,
        felt: 'off_track',
        version: 1,
        isOwn: true,
        written: { by: expect.any(String) },
      },
    })
    expect(written.headers.get('etag')).toBe('"1"')
    expect(await put(owner, '"1"', { felt: null })).toMatchObject({
      body: { ...SAID, felt: null, version: 2, isOwn: true },
    })
    expect(await first(editor)).toMatchObject({ ...SAID, felt: null, version: 2, isOwn: false })
    const rows = await db.selectFrom('reflection').select('felt').orderBy('version').execute()
    expect(rows).toEqual([{ felt: 'off_track' }, { felt: null }])
    await expect(db.deleteFrom('reflection').execute()).rejects.toThrow('append-only')
    await expect(db.updateTable('reflection').set({ felt: 'at_risk' }).execute()).rejects.toThrow(
      'append-only',
    )
  })

  test('says as it stood at an earlier moment', async () => {
    await put(editor, '"0"', { happened: 'First.' })
    editor.now('2022-10-16T18:00:00Z')
    await put(editor, '"1"', { happened: 'Second.' })
    const path = `/reflections?${PLACE}&asOf=`
    const then = itemsOf(await viewer.request('GET', `${path}2022-10-15T20:00:00Z`))
    expect(then[0]).toMatchObject({ happened: 'First.', version: 1 })
    const before = itemsOf(await viewer.request('GET', `${path}2022-10-15T17:00:00Z`))
    expect(before[0]).toMatchObject({ happened: '', version: 0 })
  })

  test('that feels otherwise than the numbers is marked', async () => {
    const action = await actionOf(METRICS.level)
    await editor.request('POST', '/observations', {
      body: { metricId: METRICS.level, observedOn: '2022-09-05', value: 0 },
    })
    expect(await put(editor, '"0"', { felt: 'on_track' }, action)).toMatchObject({
      body: { differs: true },
    })
    expect(await put(editor, '"1"', { felt: 'off_track' }, action)).toMatchObject({
      body: { differs: false },
    })
  })

  test('a lost race shows what stands', async () => {
    await put(editor, '"0"', SAID)
    expect(await put(owner, '"0"', { happened: 'Mine.' })).toMatchObject({
      status: 412,
      body: { current: { ...SAID, version: 1 } },
    })
    expect((await put(owner, undefined, SAID)).status).toBe(428)
  })

  test('is acknowledged once by each, never by its author, and anew after a change', async () => {
    expect((await acknowledge(owner, '"0"')).status).toBe(404)
    await put(editor, '"0"', SAID)
    expect((await acknowledge(editor, '"1"')).status).toBe(403)
    expect(await acknowledge(owner, '"1"')).toMatchObject({
      status: 200,
      body: { acknowledged: [{ by: expect.any(String) }], hasAcknowledged: true },
    })
    expect(await first(coordinator)).toMatchObject({ hasAcknowledged: false })
    expect((await acknowledge(owner, '"1"')).status).toBe(409)
    expect((await acknowledge(coordinator, '"1"')).body).toMatchObject({
      acknowledged: [{}, {}],
    })
    await put(owner, '"1"', { next: 'Nothing.' })
    expect(await first(viewer)).toMatchObject({ version: 2, acknowledged: [] })
    expect(await acknowledge(owner, '"2"')).toMatchObject({
      status: 409,
      body: { title: 'Nobody acknowledges their own reflection.' },
    })
    expect((await acknowledge(coordinator, '"1"')).status).toBe(412)
  })

  test('of a closed cycle is written late by a coordinator with a reason only', async () => {
    await db
      .updateTable('cycle')
      .set({ closed_at: '2022-10-14T18:00:00.000Z' })
      .where('id', '=', CYCLE)
      .execute()
    expect((await put(editor, '"0"', SAID)).status).toBe(423)
    expect((await put(coordinator, '"0"', SAID)).status).toBe(423)
    const reason = 'asked for by the board'
    expect((await put(coordinator, '"0"', { ...SAID, reason })).status).toBe(200)
    const entry = await db.selectFrom('ledger').select('payload').orderBy('tx', 'desc').executeTakeFirst() // prettier-ignore
    expect(entry?.payload).toContain(reason)
  })

  test.each([
    ['nothing', { happened: ' ' }, 422, 'action-1'],
    ['an action of another plan', SAID, 422, 'nowhere'],
    ['a feeling that is none', { felt: 'met' }, 400, 'action-1'],
    ['a text beyond measure', { happened: 'x'.repeat(4001) }, 400, 'action-1'],
  ])('%s is refused and nothing is written', async (_, said, status, action) => {
    expect((await put(coordinator, '"0"', said, action)).status).toBe(status)
    expect(await db.selectFrom('reflection').selectAll().execute()).toEqual([])
  })

  test('of another department, cycle or reader is refused', async () => {
    const other = `/reflections?cycle=${CYCLE}&department=${OTHER_DEPARTMENT}`
    const sent = { body: { actionId: 'action-1', ...SAID }, headers: { 'if-match': '"0"' } }
    expect((await coordinator.request('PUT', other, sent)).status).toBe(422)
    expect((await viewer.request('PUT', `/reflections?${PLACE}`, sent)).status).toBe(403)
    const path = `/reflections?department=${DEPARTMENT}&cycle=none`
    expect((await viewer.request('GET', path)).status).toBe(404)
    expect((await viewer.request('GET', '/reflections?cycle=x&department=none')).status).toBe(404)
  })

  test('keeps its action from being deleted', async () => {
    await put(editor, '"0"', SAID)
    const found = await db.selectFrom('action').select('version').where('id', '=', 'action-1').executeTakeFirstOrThrow() // prettier-ignore
    const headers = { 'if-match': `"${found.version}"` }
    const refused = await coordinator.request('DELETE', '/actions/action-1?reason=tidied', {
      headers,
    })
    expect(refused).toMatchObject({ status: 409 })
    expect(JSON.stringify(refused.body)).toContain('1 reflections')
  })

  async function actionOf(metricId: string): Promise<string> {
    const row = await db.selectFrom('metric').select('action_id').where('id', '=', metricId).executeTakeFirstOrThrow() // prettier-ignore
    return row.action_id
  }

  async function metricsOf(actionId: string): Promise<number> {
    const rows = await db.selectFrom('metric').select('id').where('action_id', '=', actionId).execute() // prettier-ignore
    return rows.length
  }
})

function itemsOf(answer: Answer): unknown[] {
  const items = at(answer, 'items')
  return Array.isArray(items) ? items : []
}

function put(api: TestApi, match: string | undefined, said: object, actionId = 'action-1') {
  const headers = match === undefined ? {} : { 'if-match': match }
  return api.request('PUT', `/reflections?${PLACE}`, { body: { actionId, ...said }, headers })
}

function acknowledge(api: TestApi, match: string) {
  const headers = { 'if-match': match }
  return api.request('POST', `/reflections/action-1:${CYCLE}/acknowledge`, { headers })
}

async function first(api: TestApi): Promise<unknown> {
  const items = itemsOf(await api.request('GET', `/reflections?${PLACE}`))
  return items.find((body) => at({ body }, 'actionId') === 'action-1')
}
