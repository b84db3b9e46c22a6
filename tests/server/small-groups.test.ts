import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Metric } from '../../domain/plan.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric, createDistrict, SITES } from '../support/recorded-district.ts'

const PUPILS: Partial<Metric> = {
  id: 'pupils',
  kind: 'rate',
  unit: '%',
  privacyClass: 'student',
  siteIds: [...SITES],
}

describe.each(DIALECTS)('%s: small groups over the API', (dialect) => {
  let coordinator: TestApi
  let viewer: TestApi
  let small = ''

  beforeAll(async () => {
    const db = await createDistrict(dialect)
    await addMetric(db, PUPILS)
    coordinator = await createTestApi(dialect, { db })
    viewer = await createTestApi(dialect, { db, role: 'viewer' })
    for (const [siteId, denominator] of [
      [SITES[0], 4],
      [SITES[1], 60],
      [SITES[2], 30],
    ] as const) {
      const body = {
        metricId: 'pupils',
        observedOn: '2022-08-01',
        siteId,
        numerator: denominator / 2,
        denominator,
        note: 'roster',
      }
      const answer = await coordinator.request('POST', '/observations', { body })
      if (answer.status !== 201) throw new Error('not recorded')
      if (denominator === 4) small = String(at(answer, 'id'))
    }
  })
  afterAll(() => coordinator.db.destroy())

  test('a coordinator sees them, and may ask for what the others see', async () => {
    const path = '/metrics/pupils/series'
    expect(at(await coordinator.request('GET', path), 'sites.0.cycles.0.denominator')).toBe(4)
    const asked = await coordinator.request('GET', `${path}?smallGroups=hidden`)
    const seen = await viewer.request('GET', path)
    expect(asked.body).toEqual(seen.body)
    expect(asked.headers.get('etag')).not.toBe(
      (await coordinator.request('GET', path)).headers.get('etag'),
    )
  })

  test.each([
    ['the department’s own editor sees them', 'data', 4],
    ['the editor of another department does not', 'programs', null],
  ])('%s', async (_, department, denominator) => {
    const { db } = coordinator
    const editor = await createTestApi(dialect, { db, role: 'editor', departments: [department] })
    const series = await editor.request('GET', '/metrics/pupils/series')
    expect(at(series, 'sites.0.cycles.0.denominator')).toBe(denominator)
    const list = await editor.request('GET', '/observations')
    expect(JSON.stringify(list.body)).not.toMatch(/"denominator":4\b/)
  })

  test('a viewer sees the same hidden numbers in the series, the list, one and its history', async () => {
    const series = await viewer.request('GET', '/metrics/pupils/series')
    expect(at(series, 'hides')).toBe(true)
    expect(at(series, 'sites.0.cycles.0')).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      missing: 'too_few_to_report',
      suppressed: '*',
    })
    const list = await viewer.request('GET', '/observations?metric=pupils')
    const one = await viewer.request('GET', `/observations/${small}`)
    const history = await viewer.request('GET', `/observations/${small}/history`)
    const hidden = { numerator: null, denominator: null, note: '', missing: 'too_few_to_report' }
    expect(at(list, 'items')).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: small, ...hidden })]),
    )
    expect(one.body).toMatchObject(hidden)
    expect(at(history, 'items')).toMatchObject([hidden])
    for (const { body } of [series, list, one, history])
      expect(JSON.stringify(body)).not.toMatch(/"denominator":(4|30)\b/)
  })

  test('the dashboard and the CSV say the total alike to everybody', async () => {
    const value = 'departments.0.priorities.0.actions.0.metrics.0.cycles.0.value'
    const seen = await viewer.request('GET', '/dashboard?year=2022-23')
    expect(at(seen, value)).toBe(
      at(await coordinator.request('GET', '/dashboard?year=2022-23'), value),
    )
    for (const api of [coordinator, viewer]) {
      const csv = await api.request('GET', '/export/observations.csv')
      expect(
        String(csv.body)
          .split('\r\n')
          .filter((line) => line.includes(',*,')),
      ).toHaveLength(2)
    }
  })

  test('only the coordinator reads the audit, and it finds nothing', async () => {
    const audit = await coordinator.request('GET', '/privacy/audit?year=2022-23')
    expect(audit.body).toMatchObject({
      recoverable: 0,
      small: 2,
      metrics: [{ threshold: 11, recovered: [] }],
    })
    expect(at(audit, 'metrics.0.contradictions')).toEqual([])
    expect((await viewer.request('GET', '/privacy/audit?year=2022-23')).status).toBe(403)
    expect((await coordinator.request('GET', '/privacy/audit?year=2029-30')).status).toBe(404)
    expect((await coordinator.request('GET', '/privacy/audit')).status).toBe(400)
  })
  test('numbers that contradict each other are said in words, and the rest is tried', async () => {
    const everyone = { metricId: 'pupils', observedOn: '2022-10-03', siteId: SITES[1] }
    for (const said of [
      { ...everyone, numerator: 10, denominator: 20, note: 'roster' },
      { ...everyone, group: 'new pupils', numerator: 12, denominator: 24, note: 'roster' },
    ]) {
      const answer = await coordinator.request('POST', '/observations', { body: said })
      expect(answer.status).toBe(201)
    }
    const audit = await coordinator.request('GET', '/privacy/audit?year=2022-23')
    expect(audit.body).toMatchObject({ recoverable: 0, untried: 0 })
    expect(at(audit, 'metrics.0.contradictions')).toEqual([
      {
        cycleId: '2022-23-Q2',
        cycleName: 'Q2',
        siteId: SITES[1],
        siteName: 'roosevelt school',
        group: 'new pupils',
        observedOn: null,
        sentence: 'The group “new pupils” has 24 people, everyone 20.',
      },
    ])
  })

  test('an earlier moment hides at least what is hidden today', async () => {
    const { db } = coordinator
    await addMetric(db, { ...PUPILS, id: 'later', letter: 'z', privacyClass: 'public_body' })
    const observed = { metricId: 'later', observedOn: '2022-08-01' }
    for (const [siteId, denominator] of [
      [SITES[0], 4],
      [SITES[1], 60],
      [SITES[2], 30],
    ] as const) {
      const body = { ...observed, siteId, numerator: 3, denominator }
      expect((await coordinator.request('POST', '/observations', { body })).status).toBe(201)
    }
    const moment = 'asOf=2022-10-05T20:00:00Z'
    const series = async () => (await viewer.request('GET', `/metrics/later/series?${moment}`)).body
    const file = async () =>
      (await coordinator.request('GET', `/export/observations.csv?metric=later&${moment}`)).body
    const list = await coordinator.request('GET', '/observations?metric=later')
    const first = textAt(list, 'items.0.id')
    const history = async () =>
      (await viewer.request('GET', `/observations/${first}/history?${moment}`)).body
    expect(JSON.stringify(await series())).toMatch(/"denominator":4\b/)
    expect(JSON.stringify(await history())).toMatch(/"denominator":4\b/)
    expect(await file()).toMatch(/,3,4,/)

    coordinator.now('2022-10-06T20:00:00Z')
    await change('later', { privacyClass: 'student', reason: 'They are pupils after all' })
    expect(JSON.stringify(await series())).not.toMatch(/"denominator":4\b/)
    expect(at({ body: await series() }, 'standings.0.denominator')).toBe(94)
    expect(await history()).toMatchObject({ items: [{ denominator: null, suppressed: '*' }] })
    expect(await file()).not.toMatch(/,3,4,/)

    await change('later', { siteIds: [SITES[1], SITES[2]], reason: 'One site is gone' })
    expect(at({ body: await series() }, 'standings.0')).toMatchObject({
      denominator: null,
      suppressed: '*',
    })

    async function change(id: string, body: object) {
      const before = await coordinator.request('GET', `/metrics/${id}`)
      const headers = { 'if-match': before.headers.get('etag') ?? '' }
      const answer = await coordinator.request('PATCH', `/metrics/${id}`, { body, headers })
      expect(answer.status).toBe(200)
    }
  })
})
