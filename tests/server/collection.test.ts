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
  SITES,
} from '../support/plans.ts'

const Q1 = '/cycles/2022-23-Q1'
const IN_TIME = '2022-10-15T18:00:00Z'
const TOO_LATE = '2022-10-25T18:00:00Z'
const EDITOR = 'editor@district.example'

describe.each(DIALECTS)('%s: collecting a cycle', (dialect) => {
  let db: Db
  let editor: TestApi
  let owner: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    const departments = [DEPARTMENT]
    const options = { db, departments, moment: IN_TIME }
    editor = await createTestApi(dialect, { ...options, role: 'editor', actor: EDITOR })
    owner = await createTestApi(dialect, {
      ...options,
      role: 'owner',
      actor: 'owner@district.example',
    })
    return () => db.destroy()
  })

  test('says of each metric whether something is logged, and when, never what', async () => {
    await log(METRICS.level, { value: 240 })
    await log(METRICS.count, { siteId: SITES[0], value: 3 })
    await log(METRICS.count, { siteId: SITES[1], value: 4 })
    await log(METRICS.score, { missing: 'not_held' })
    await log(METRICS.milestone, { missing: 'not_due' })
    editor.now(TOO_LATE)
    await log(METRICS.yesNo, { done: true })
    const answer = await read(editor)
    expect(answer).toMatchObject({
      status: 200,
      body: { daysLeft: -5, counts: { due: 5, answered: 4, onTime: 3 }, cycle: { state: 'due' } },
    })
    const told = new Map(
      list(at(answer, 'departments.0.metrics')).map((one) => [at({ body: one }, 'metricId'), one]),
    )
    expect(told.get(METRICS.level)).toEqual({
      metricId: METRICS.level,
      code: 'DR-2.1.b',
      text: 'Active report accounts',
      state: 'logged',
      missing: null,
      loggedOn: '2022-10-15',
      sites: { have: 1, expected: 1 },
    })
    expect(told.get(METRICS.count)).toMatchObject({
      state: 'logged',
      sites: { have: 2, expected: 3 },
    })
    expect(told.get(METRICS.score)).toMatchObject({ state: 'missing', missing: 'not_held' })
    expect(told.get(METRICS.milestone)).toMatchObject({ state: 'not_due', missing: null })
    expect(told.get(METRICS.yesNo)).toMatchObject({ state: 'logged_late', loggedOn: '2022-10-25' })
    expect(told.get(METRICS.rate)).toMatchObject({ state: 'late', loggedOn: null })
    expect(JSON.stringify(answer.body)).not.toMatch(/240|"value"|"numerator"/)
  })

  test('a correction after the due day is not late, and a withdrawn value is not there', async () => {
    const first = await log(METRICS.level, { value: 240 })
    editor.now(TOO_LATE)
    const path = `/observations/${String(at(first, 'id'))}`
    const correction = { body: { value: 250, reason: 'x' }, headers: { 'if-match': '"1"' } }
    await editor.request('PATCH', path, correction)
    expect(await stateOf(METRICS.level)).toBe('logged')
    const headers = { 'if-match': '"2"' }
    await editor.request('DELETE', path, { body: { reason: 'x' }, headers })
    expect(await stateOf(METRICS.level)).toBe('late')
  })

  test('of one department it says that one’s alone', async () => {
    const all = list(at(await read(owner), 'departments'))
    expect(all.map((one) => at({ body: one }, 'departmentId'))).toEqual([
      DEPARTMENT,
      OTHER_DEPARTMENT,
    ])
    const answer = await owner.request('GET', `${Q1}/collection?department=${OTHER_DEPARTMENT}`)
    expect(answer.body).toMatchObject({
      counts: { due: 0, answered: 0, onTime: 0 },
      departments: [{ departmentId: OTHER_DEPARTMENT, metrics: [], submission: { state: 'open' } }],
    })
    expect((await owner.request('GET', '/cycles/none/collection')).status).toBe(404)
    expect((await owner.request('GET', `${Q1}/collection?year=2022-23`)).status).toBe(400)
  })

  describe('a department’s submission', () => {
    test('waits until every metric that is due says something', async () => {
      await log(METRICS.level, { value: 240 })
      const refused = await take(editor, 'submit')
      expect(refused).toMatchObject({
        status: 422,
        body: {
          type: 'urn:quarterdeck:problem:values_missing',
          title: 'Nothing is said of 5 metrics that are due.',
        },
      })
      expect(list(at(refused, 'errors'))).toHaveLength(5)
    })

    test('is returned with a note, submitted again, and accepted by another', async () => {
      await logEverything()
      expect(await take(editor, 'submit')).toMatchObject({
        status: 200,
        body: { state: 'submitted', by: EDITOR, isOwn: true },
      })
      expect(await take(editor, 'accept')).toMatchObject({ status: 403 })
      expect(await take(owner, 'return')).toMatchObject({ status: 400 })
      const note = 'The files of May are missing.'
      expect(await take(owner, 'return', note)).toMatchObject({ body: { state: 'returned', note } })
      expect(await take(owner, 'accept')).toMatchObject({ status: 409 })
      await take(editor, 'submit')
      expect(await take(editor, 'submit')).toMatchObject({ status: 409 })
      expect(await take(owner, 'accept')).toMatchObject({ body: { state: 'accepted' } })
      expect(at(await read(owner), 'departments.0.submission')).toMatchObject({ state: 'accepted' })
    })

    test('nobody accepts their own', async () => {
      await logEverything()
      await take(owner, 'submit')
      expect(await take(owner, 'accept')).toMatchObject({
        status: 409,
        body: { title: 'Nobody accepts their own submission.' },
      })
    })

    test('that was accepted shows which values changed after it', async () => {
      const first = await logEverything()
      await take(editor, 'submit')
      await take(owner, 'accept')
      expect(at(await read(owner), 'departments.0.changedSinceAccepted')).toBe(0)
      const correction = { body: { value: 250, reason: 'x' }, headers: { 'if-match': '"1"' } }
      await editor.request('PATCH', `/observations/${String(at(first, 'id'))}`, correction)
      expect(at(await read(owner), 'departments.0.changedSinceAccepted')).toBe(1)
    })

    test('of a cycle that has not begun or is closed is refused', async () => {
      const coordinator = await createTestApi(dialect, { db, moment: TOO_LATE })
      const body = { departmentId: DEPARTMENT }
      const early = await editor.request('POST', '/cycles/2022-23-Q3/submit', { body })
      expect(early).toMatchObject({ status: 409, body: { title: 'Q3 has not begun.' } })
      await logEverything()
      await coordinator.request('POST', `${Q1}/close`, { body: {} })
      expect((await take(editor, 'submit')).status).toBe(423)
      const lost = await coordinator.request('POST', `${Q1}/submit`, {
        body: { departmentId: 'x' },
      })
      expect(lost).toMatchObject({ status: 422, body: { errors: [{ path: 'departmentId' }] } })
    })
  })

  async function stateOf(metricId: string): Promise<unknown> {
    const metrics = list(at(await read(editor), 'departments.0.metrics'))
    const found = metrics.find((one) => at({ body: one }, 'metricId') === metricId)
    return at({ body: found }, 'state')
  }

  async function log(metricId: string, said: object): Promise<Answer> {
    const body = { metricId, observedOn: '2022-09-15', ...said }
    const answer = await editor.request('POST', '/observations', { body })
    expect(answer).toMatchObject({ status: 201 })
    return answer
  }

  /** The level's answer. */
  async function logEverything(): Promise<Answer> {
    const { level, count, rate, ...others } = METRICS
    for (const id of [count, rate]) await log(id, { siteId: SITES[0], missing: 'not_held' })
    for (const id of Object.values(others)) await log(id, { missing: 'not_held' })
    return log(level, { value: 240 })
  }
})

function read(api: TestApi): Promise<Answer> {
  return api.request('GET', `${Q1}/collection`)
}

function take(api: TestApi, deed: string, note?: string): Promise<Answer> {
  const body = { departmentId: DEPARTMENT, ...(note !== undefined && { note }) }
  return api.request('POST', `${Q1}/${deed}`, { body })
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
