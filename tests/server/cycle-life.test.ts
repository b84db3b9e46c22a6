import { beforeEach, describe, expect, test } from 'vitest'

import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createTestApi, textAt } from '../support/api.ts'
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
const AFTER_Q1 = '2022-10-25T18:00:00Z'
const REASON = 'The sheet was found in November.'

describe.each(DIALECTS)('%s: the life of a cycle', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let editor: TestApi
  let key: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    const options = { db, moment: AFTER_Q1 }
    const departments = [DEPARTMENT]
    coordinator = await createTestApi(dialect, options)
    editor = await createTestApi(dialect, { ...options, role: 'editor', departments })
    key = await createTestApi(dialect, { ...options, role: 'observe_key', departments })
    return () => db.destroy()
  })

  describe('closing', () => {
    test('a cycle is closed by who says why, when metrics are silent', async () => {
      const refused = await coordinator.request('POST', `${Q1}/close`, { body: {} })
      expect(refused).toMatchObject({
        status: 422,
        body: {
          type: 'urn:quarterdeck:problem:values_missing',
          title: 'Nothing is said of 6 metrics that are due.',
        },
      })
      expect(at(refused, 'errors.0')).toMatchObject({
        path: `metrics.${METRICS.count}`,
        message: expect.stringMatching(/^DR-1\.1\.a: nothing is said of “Files checked”/),
      })
      const short = await coordinator.request('POST', `${Q1}/close`, { body: { reason: 'now' } })
      expect(short.status).toBe(422)
      const done = await coordinator.request('POST', `${Q1}/close`, { body: { reason: REASON } })
      expect(done).toMatchObject({
        status: 200,
        body: {
          state: 'closed',
          closedAt: '2022-10-25T18:00:00.000Z',
          closedBy: 'coordinator@district.example',
          closingReason: REASON,
          reopenings: [],
        },
      })
    })

    test('without a reason once each has a value or says why it has none', async () => {
      await answerEverything()
      const done = await coordinator.request('POST', `${Q1}/close`, { body: {} })
      expect(done).toMatchObject({ status: 200, body: { state: 'closed', closingReason: null } })
    })

    test('a metric that is not due in the cycle is not missed', async () => {
      await answerEverything([METRICS.level])
      const body = { cadence: 'yearly', cadenceReason: 'Counted in June.' }
      const headers = { 'if-match': '"1"' }
      await coordinator.request('PATCH', `/metrics/${METRICS.level}`, { body, headers })
      expect((await coordinator.request('POST', `${Q1}/close`, { body: {} })).status).toBe(200)
    })

    test('neither a running cycle nor a closed one', async () => {
      const running = await coordinator.request('POST', '/cycles/2022-23-Q2/close', { body: {} })
      expect(running).toMatchObject({ status: 409, body: { title: 'Q2 is not over yet.' } })
      await close()
      const again = await coordinator.request('POST', `${Q1}/close`, { body: { reason: REASON } })
      expect(again).toMatchObject({ status: 409, body: { title: 'Q1 is closed already.' } })
      expect((await coordinator.request('POST', '/cycles/none/close', { body: {} })).status).toBe(
        404,
      )
    })

    test.each([
      [{ endsOn: '2022-10-01' }, Q1],
      [{ graceDays: 30 }, Q1],
      [{ startsOn: '2022-10-02' }, '/cycles/2022-23-Q2'],
    ])('its days move no more: %o of %s', async (body, path) => {
      await close()
      const headers = { 'if-match': path === Q1 ? '"2"' : '"1"' }
      const refused = await coordinator.request('PATCH', path, { body, headers })
      expect(refused).toMatchObject({
        status: 423,
        body: { title: 'A closed cycle keeps its days.' },
      })
      const renamed = { body: { meetingOn: '2022-11-20' }, headers }
      expect((await coordinator.request('PATCH', path, renamed)).status).toBe(200)
    })
  })

  describe('once closed', () => {
    let stands: Answer
    let inQ2: Answer

    beforeEach(async () => {
      stands = await record(editor, '2022-09-15')
      inQ2 = await record(editor, '2022-10-05')
      await close()
    })

    test('nobody changes a value in it, and the record shows no try', async () => {
      const before = await countRows(db)
      for (const api of [editor, key, coordinator]) {
        const recorded = await record(api, '2022-09-16')
        expect(recorded).toMatchObject({
          status: 423,
          body: { title: expect.stringContaining('Q1') },
        })
        expect((await correct(api, stands, { value: 5, reason: 'short' })).status).toBe(423)
        expect((await withdraw(api, stands, 'x')).status).toBe(423)
        expect((await correct(api, stands, { observedOn: '2022-10-06', reason: 'x' })).status).toBe(
          423,
        )
        expect((await correct(api, inQ2, { observedOn: '2022-09-17', reason: 'x' })).status).toBe(
          423,
        )
      }
      for (const reason of ['', '   ']) {
        expect((await correct(coordinator, stands, { value: 5, reason })).status).toBe(422)
        expect((await withdraw(coordinator, stands, reason)).status).toBe(422)
      }
      for (const api of [editor, key]) {
        expect((await correct(api, stands, { value: 5, reason: REASON })).status).toBe(423)
        expect((await withdraw(api, stands, REASON)).status).toBe(423)
      }
      expect(await countRows(db)).toEqual(before)
      expect((await record(editor, '2022-10-07')).status).toBe(201)
    })

    test('what to do is said to each in their own words', async () => {
      expect(at(await record(editor, '2022-09-16'), 'detail')).toContain('Ask the coordinator')
      expect(at(await record(coordinator, '2022-09-16'), 'detail')).toContain(
        'at least 10 characters',
      )
    })

    test('a coordinator corrects it late with a reason, and the record says so', async () => {
      const done = await correct(coordinator, stands, { value: 250, reason: REASON })
      expect(done).toMatchObject({ status: 200, body: { value: 250, late: true, reason: REASON } })
      const entry = await db.selectFrom('ledger').select('payload').orderBy('tx', 'desc').limit(1).executeTakeFirstOrThrow() // prettier-ignore
      expect(JSON.parse(entry.payload)).toMatchObject({
        late: true,
        before: { value: 240 },
        after: { value: 250 },
        reason: REASON,
      })
      const series = await coordinator.request('GET', `/metrics/${METRICS.level}/series`)
      expect(at(series, 'restatements.0')).toMatchObject({
        version: { late: true, value: 250 },
        before: { late: false, value: 240 },
      })
      const history = await coordinator.request(
        'GET',
        `/observations/${textAt(stands, 'id')}/history`,
      )
      expect(at(history, 'items.1')).toMatchObject({ late: true })
      expect(await verifyRecord(db)).toMatchObject({ ok: true })
    })

    test('a value that comes late is a restatement from its first version on', async () => {
      const done = await record(coordinator, '2022-09-20', { reason: REASON })
      expect(done).toMatchObject({ status: 201, body: { late: true, version: 1, reason: REASON } })
      const series = await coordinator.request('GET', `/metrics/${METRICS.level}/series`)
      expect(at(series, 'restatements.0')).toMatchObject({ version: { late: true }, before: null })
      const csv = await coordinator.request('GET', '/export/observations.csv?year=2022-23')
      expect(String(csv.body)).toContain(REASON)
      expect(await verifyRecord(db)).toMatchObject({ ok: true })
    })

    test('a value that leaves the cycle is late too, and withdrawing it is', async () => {
      const moved = await correct(coordinator, stands, { observedOn: '2022-10-06', reason: REASON })
      expect(moved).toMatchObject({ status: 200, body: { late: true, cycleId: '2022-23-Q2' } })
      const gone = await record(coordinator, '2022-09-21', { reason: REASON })
      expect((await withdraw(coordinator, gone, REASON)).body).toMatchObject({
        late: true,
        withdrawn: true,
      })
    })

    test('a department is let in again until a day, with a reason', async () => {
      const body = { departmentId: DEPARTMENT, until: '2022-10-28', reason: REASON }
      const opened = await coordinator.request('POST', `${Q1}/reopen`, { body })
      expect(opened).toMatchObject({
        status: 200,
        body: { state: 'closed', reopenings: [{ ...body, by: 'coordinator@district.example' }] },
      })
      // Seven hours behind: the evening of the last day in the district.
      editor.now('2022-10-29T06:59:00Z')
      expect(await record(editor, '2022-09-16')).toMatchObject({
        status: 201,
        body: { late: false },
      })
      editor.now('2022-10-29T07:00:00Z')
      expect((await record(editor, '2022-09-17')).status).toBe(423)
    })

    test('the newest reopening of a department counts, and no other department’s', async () => {
      await reopen(OTHER_DEPARTMENT, '2022-12-31')
      expect((await record(editor, '2022-09-16')).status).toBe(423)
      await reopen(DEPARTMENT, '2022-12-31')
      expect((await record(editor, '2022-09-16')).status).toBe(201)
      await reopen(DEPARTMENT, '2022-10-25')
      editor.now('2022-10-26T18:00:00Z')
      expect((await record(editor, '2022-09-17')).status).toBe(423)
    })

    test.each([
      [{ until: '2022-10-24' }, 'until'],
      [{ reason: 'too short' }, 'reason'],
      [{ departmentId: 'none' }, 'departmentId'],
    ])('a reopening with %o is refused', async (wrong, path) => {
      const good = { departmentId: DEPARTMENT, until: '2022-10-25', reason: REASON }
      const body = { ...good, ...wrong }
      const refused = await coordinator.request('POST', `${Q1}/reopen`, { body })
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ path }] } })
      const other = { body: good }
      expect(await coordinator.request('POST', '/cycles/2022-23-Q2/reopen', other)).toMatchObject({
        status: 409,
        body: { title: 'Q2 is not closed.' },
      })
    })

    test('everybody reads which cycles are closed; a key reads of its department only', async () => {
      await reopen(OTHER_DEPARTMENT, '2022-12-31')
      await reopen(DEPARTMENT, '2022-11-30')
      const own = { departmentId: DEPARTMENT, until: '2022-11-30' }
      const others = { departmentId: OTHER_DEPARTMENT, until: '2022-12-31' }
      expect(await firstCycle(editor)).toMatchObject({ state: 'closed', reopenings: [own, others] })
      expect(await firstCycle(key)).toMatchObject({ state: 'closed', reopenings: [own] })
    })
  })

  async function close(): Promise<void> {
    const done = await coordinator.request('POST', `${Q1}/close`, { body: { reason: REASON } })
    expect(done.status).toBe(200)
  }

  async function reopen(departmentId: string, until: string): Promise<void> {
    const body = { departmentId, until, reason: REASON }
    expect((await coordinator.request('POST', `${Q1}/reopen`, { body })).status).toBe(200)
  }

  /** A value for some metrics and a reason for the others, all but those left out. */
  async function answerEverything(leftOut: readonly string[] = []): Promise<void> {
    for (const metricId of Object.values(METRICS).filter((id) => !leftOut.includes(id))) {
      const siteId = metricId === METRICS.count || metricId === METRICS.rate ? SITES[0] : null
      const said = metricId === METRICS.level ? { value: 240 } : { missing: 'not_held' }
      const body = { metricId, observedOn: '2022-09-15', siteId, ...said }
      expect(await editor.request('POST', '/observations', { body })).toMatchObject({ status: 201 })
    }
  }
})

async function firstCycle(api: TestApi): Promise<unknown> {
  return at(await api.request('GET', '/years/2022-23/cycles'), 'items.0')
}

function record(api: TestApi, observedOn: string, more: object = {}): Promise<Answer> {
  const body = { metricId: METRICS.level, observedOn, value: 240, ...more }
  return api.request('POST', '/observations', { body })
}

function correct(api: TestApi, standing: Answer, body: object): Promise<Answer> {
  const headers = { 'if-match': '"1"' }
  return api.request('PATCH', `/observations/${textAt(standing, 'id')}`, { body, headers })
}

function withdraw(api: TestApi, standing: Answer, reason: string): Promise<Answer> {
  const headers = { 'if-match': '"1"' }
  const sent = { body: { reason }, headers }
  return api.request('DELETE', `/observations/${textAt(standing, 'id')}`, sent)
}
