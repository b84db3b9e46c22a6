import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Answer, TestApi } from '../support/api.ts'
import { at, createPlanApi, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { DEPARTMENT, METRICS, OTHER_DEPARTMENT, PLAN, SITES } from '../support/plans.ts'
import { READS_OF_THEN as READS } from '../support/reads-of-then.ts'
import { addSurvey, answer as record, COUNTS, take } from '../support/streams.ts'

const THEN = '2022-10-10T20:00:00Z'
const BEFORE_ALL = '2021-01-01T00:00:00Z'
const [SITE, , HIGH_SCHOOL] = SITES
const REASON = 'The Board decided otherwise'

describe.each(DIALECTS)('%s: reading an earlier moment', (dialect) => {
  let api: TestApi
  let then: Record<string, unknown>
  let made: Record<string, string>

  beforeAll(async () => {
    api = await createPlanApi(dialect, { moment: '2022-10-05T18:00:00Z' })
    const observation = textAt(await observe(METRICS.level, { value: 230 }), 'id')
    made = { observation, stream: await askOnce(), decision: await decide(), meeting: await meet() }
    await minute('Two sites began.', 0)
    await giveFeedback('yes')
    await reflect('Two sites began.', 0)
    await observe(METRICS.count, { value: 12, siteId: SITE })
    await observe(METRICS.count, { value: 30, siteId: HIGH_SCHOOL, observedOn: '2022-09-28' })
    api.now('2022-10-11T18:00:00Z')
    then = await readAll(THEN)
    api.now('2023-01-20T18:00:00Z')
    await changeEverything()
  })
  afterAll(() => api.db.destroy())

  test.each(READS)('%s is to the byte what it was', async (path) => {
    const answer = await read(path, THEN)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).toBe(JSON.stringify(then[path]))
  })

  test.each(READS.filter((path) => path !== '/years/2022-23'))(
    '%s is other today',
    async (path) => {
      const answer = await ask(path)
      expect(JSON.stringify(answer.body)).not.toBe(JSON.stringify(then[path]))
    },
  )

  test.each(READS)('%s refuses a moment that is none', async (path) => {
    expect((await read(path, 'yesterday')).status).toBe(400)
    expect((await read(path, '2022-10-10T20:00:00+02:00')).status).toBe(400)
  })

  test.each(READS)('%s is as it stands at a moment to come', async (path) => {
    const [later, today] = [await read(path, '2030-01-01T00:00:00Z'), await ask(path)]
    expect(later.status).toBe(today.status)
    expect(unsaid(later.body)).toBe(unsaid(today.body))
  })

  test.each(READS.filter((path) => /\/.+\/.+|year=/.test(path) && !path.startsWith('/export')))(
    'before anything was known there is no %s',
    async (path) => {
      expect((await read(path, BEFORE_ALL)).status).toBe(404)
    },
  )

  test.each(['/departments', '/sites', '/plans', '/observations', '/events'])(
    'before anything was known %s is empty',
    async (path) => {
      expect(at(await read(path, BEFORE_ALL), 'items')).toEqual([])
    },
  )

  test('what was added since is not there at that moment', async () => {
    for (const path of [`/departments/late`, `/sites/late`, '/metrics/late', '/years/2023-24']) {
      expect((await read(path, THEN)).status).toBe(404)
    }
  })

  test('its day is the day it was', async () => {
    expect(at(await read('/dashboard?year=2022-23', THEN), 'today')).toBe('2022-10-10')
    expect(at(await read(`/metrics/${METRICS.count}/series`, THEN), 'today')).toBe('2022-10-10')
    expect(at(await read('/cycles/2022-23-Q1/collection', THEN), 'today')).toBe('2022-10-10')
    expect(at(await api.request('GET', '/dashboard?year=2022-23'), 'today')).toBe('2023-01-20')
  })

  test.each([`/plans/${PLAN}`, `/metrics/${METRICS.level}`, '/dashboard?year=2022-23'])(
    '%s of then has a tag of its own, by which it is not sent twice',
    async (path) => {
      const [past, now] = [await read(path, THEN), await api.request('GET', path)]
      const tag = past.headers.get('etag') ?? ''
      expect(tag).not.toBe(now.headers.get('etag'))
      const headers = { 'if-none-match': tag }
      expect((await read(path, THEN, headers)).status).toBe(304)
      expect((await api.request('GET', path, { headers })).status).toBe(200)
    },
  )

  test('a part that is gone stays with the department that had it', async () => {
    const { db } = api
    const askAs = async (department: string) => {
      const departments = [department]
      const key = await createTestApi(dialect, { db, role: 'read_key', departments })
      return key.request('GET', `/metrics/${METRICS.yesNo}?asOf=${THEN}`)
    }
    expect((await askAs(DEPARTMENT)).status).toBe(200)
    expect((await askAs(OTHER_DEPARTMENT)).status).toBe(404)
  })

  async function readAll(moment: string) {
    const found: Record<string, unknown> = {}
    for (const path of READS) found[path] = (await read(path, moment)).body
    return found
  }

  function read(path: string, moment: string, headers: Record<string, string> = {}) {
    const mark = path.includes('?') ? '&' : '?'
    return ask(`${path}${mark}asOf=${encodeURIComponent(moment)}`, headers)
  }

  function ask(path: string, headers: Record<string, string> = {}) {
    return api.request(
      'GET',
      path.replace(/\{(\w+)\}/, (_, name: string) => made[name] ?? ''),
      { headers },
    )
  }

  async function observe(metricId: string, observation: object) {
    const body = { metricId, observedOn: '2022-09-20', ...observation }
    return done(await api.request('POST', '/observations', { body }))
  }

  async function patch(path: string, body: object) {
    const before = await api.request('GET', path)
    const headers = { 'if-match': before.headers.get('etag') ?? '"1"' }
    return done(await api.request('PATCH', path, { body, headers }))
  }

  async function changeEverything() {
    const post = async (path: string, body: object) =>
      done(await api.request('POST', path, { body }))
    await patch('/settings', { name: 'Other Unified', smallestGroup: 20 })
    await patch('/divisions/learning-support', { name: 'Other' })
    await patch(`/departments/${DEPARTMENT}`, { name: 'Numbers', code: 'NN' })
    await patch(`/sites/${SITE}`, { name: 'Elsewhere', code: '999' })
    await post('/departments', { name: 'Late' })
    await post('/sites', { name: 'Late', code: 'L1', level: 'high' })
    await post('/years', { id: '2023-24' })
    await patchCycles()
    await post('/events', { on: '2022-09-15', label: 'A storm' })
    await patch(`/plans/${PLAN}`, { phone: '555' })
    await patchPart('/priorities/priority-1', { title: 'Other' })
    await patchPart('/actions/action-1', { text: 'Other' })
    await patch(`/metrics/${METRICS.count}`, { target: 1, siteIds: [SITE], reason: REASON })
    await api.request('PUT', `/metrics/${METRICS.count}/grid`, {
      body: { definition: gridOf(), reason: REASON },
      headers: { 'if-match': '"grid-2.0"' },
    })
    await restate()
    await changeStream()
    await patch(`/decisions/${made.decision}`, { text: 'Train everybody.' })
    await patch(`/meetings/${made.meeting}`, { title: 'Another title' })
    await minute('Three sites began.', 1)
    await giveFeedback('no')
    await reflect('Three sites began.', 1)
    await remove(METRICS.level)
    await remove(METRICS.yesNo)
    await hand()
  }

  async function hand() {
    const before = await api.request('GET', `/plans/${PLAN}`)
    const headers = { 'if-match': before.headers.get('etag') ?? '' }
    done(await api.request('POST', `/plans/${PLAN}/submit`, { body: {}, headers }))
  }

  async function patchCycles() {
    const headers = { 'if-match': '"1"' }
    const body = { name: 'First', dueOn: '2022-12-31', graceDays: 3 }
    done(await api.request('PATCH', '/cycles/2022-23-Q1', { body, headers }))
  }

  async function patchPart(path: string, body: object) {
    done(await api.request('PATCH', path, { body, headers: { 'if-match': '"1"' } }))
  }

  /** A survey that the rate takes from, answered once; its id. */
  async function askOnce() {
    const id = await addSurvey(api)
    done(await take(api, id, 'rate'))
    done(await record(api, id))
    return id
  }

  /** What was decided of the level; its id. */
  async function decide() {
    const place = { cycleId: '2022-23-Q1', departmentId: DEPARTMENT, metricId: METRICS.level }
    const body = { ...place, kind: 'adjust', text: 'Train.', owner: 'Lead', dueOn: '2022-12-01' }
    return textAt(done(await api.request('POST', '/decisions', { body })), 'id')
  }

  /** The meeting of the first cycle; its id. */
  async function meet() {
    const body = { cycleId: '2022-23-Q1', heldOn: '2022-10-12' }
    return textAt(done(await api.request('POST', '/meetings', { body })), 'id')
  }

  async function minute(text: string, version: number) {
    const body = { departmentId: DEPARTMENT, text }
    const headers = { 'if-match': `"${version}"` }
    done(await api.request('PUT', `/meetings/${made.meeting}/minutes`, { body, headers }))
  }

  async function giveFeedback(clear: string) {
    const body = { departmentId: DEPARTMENT, fromDepartmentId: OTHER_DEPARTMENT, clear }
    done(await api.request('POST', `/meetings/${made.meeting}/feedback`, { body }))
  }

  async function changeStream() {
    const path = `/streams/${made.stream}`
    await patch(path, { name: 'Other survey', reason: REASON })
    done(await record(api, made.stream ?? '', { counts: { ...COUNTS, 5: 40 }, reason: REASON }))
    const cut = `/metrics/${METRICS.rate}/cut?reason=${encodeURIComponent(REASON)}`
    done(await api.request('DELETE', cut, { headers: { 'if-match': '"1"' } }))
  }

  async function reflect(happened: string, version: number) {
    const path = `/reflections?cycle=2022-23-Q1&department=${DEPARTMENT}`
    const body = { actionId: 'action-1', happened }
    const headers = { 'if-match': `"${version}"` }
    done(await api.request('PUT', path, { body, headers }))
  }

  async function restate() {
    const list = await api.request('GET', `/observations?metric=${METRICS.level}`)
    await patch(`/observations/${textAt(list, 'items.0.id')}`, { value: 999, reason: REASON })
    await observe(METRICS.count, { value: 7, siteId: SITE, observedOn: '2022-09-21' })
  }

  async function remove(id: string) {
    const before = await api.request('GET', `/metrics/${id}`)
    const headers = { 'if-match': before.headers.get('etag') ?? '' }
    const query = `reason=${encodeURIComponent(REASON)}`
    done(await api.request('DELETE', `/metrics/${id}?${query}`, { headers }))
  }
})

/** An answer without the moment it was asked for. */
function unsaid(body: unknown): string {
  return JSON.stringify(body).replace(/"asOf":[^,}]+/, '')
}

function done(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body))
  return answer
}
