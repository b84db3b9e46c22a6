import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric } from '../support/recorded-district.ts'

const SURVEY = { invited: 180, answered: 124, scale: 5, wording: 'spring' }
const NOTHING = { invited: null, answered: null, scale: null, wording: null }
const ANSWERS = { metricId: 'climate', numerator: 81, denominator: 120 }

describe.each(DIALECTS)('%s: surveys over HTTP', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2022-12-05T18:00:00Z' })
    await addMetric(api.db, { id: 'climate', kind: 'rate', unit: '%', baseline: 40, target: 80 })
    await addMetric(api.db, { id: 'sessions', letter: 'b' })
  })
  afterAll(() => api.db.destroy())

  const post = (body: object) => api.request('POST', '/observations', { body })

  test('are recorded with their number and read back', async () => {
    const answer = await post({ ...ANSWERS, observedOn: '2022-08-01', survey: SURVEY })
    expect(answer.status).toBe(201)
    expect(at(answer, 'survey')).toEqual(SURVEY)
    const without = await post({ ...ANSWERS, observedOn: '2022-08-02' })
    expect(at(without, 'survey')).toBeNull()
    const part = await post({ ...ANSWERS, observedOn: '2022-08-03', survey: { invited: 150 } })
    expect(at(part, 'survey')).toEqual({ ...NOTHING, invited: 150 })
  })

  test.each<[string, object, string, string]>([
    [
      'too few invited',
      { ...ANSWERS, survey: { invited: 119 } },
      'survey.invited',
      'answered_above_invited',
    ],
    [
      'too few answered',
      { ...ANSWERS, survey: { answered: 119 } },
      'survey.answered',
      'valid_above_answered',
    ],
    [
      'endless people',
      { ...ANSWERS, survey: { invited: 1e21 } },
      'survey.invited',
      'survey_not_whole',
    ],
    [
      'a count',
      { metricId: 'sessions', value: 3, survey: { invited: 9 } },
      'survey',
      'survey_not_of_kind',
    ],
  ])('are refused in words for %s', async (_, body, path, code) => {
    const answer = await post({ observedOn: '2022-08-05', ...body })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      errors: [{ path, code, message: expect.stringMatching(/\.$/) }],
    })
  })

  test('are refused with a field that is not one of theirs', async () => {
    const body = { ...ANSWERS, observedOn: '2022-08-05', survey: { asked: 9 } }
    expect((await post(body)).status).toBe(400)
  })

  test('stay when the number is corrected, are replaced as a whole, and go with the number', async () => {
    const stored = await post({ ...ANSWERS, observedOn: '2022-08-10', survey: SURVEY })
    const path = `/observations/${String(at(stored, 'id'))}`
    let etag = stored.headers.get('etag') ?? ''
    const patch = async (body: object) => {
      const headers = { 'if-match': etag }
      const answer = await api.request('PATCH', path, { body: { reason: 'x', ...body }, headers })
      etag = answer.headers.get('etag') ?? etag
      return answer
    }
    expect(at(await patch({ numerator: 82 }), 'survey')).toEqual(SURVEY)
    const refused = await patch({ denominator: 125 })
    expect(at(refused, 'errors.0.code')).toBe('valid_above_answered')
    expect(at(await patch({ survey: { invited: 200 } }), 'survey')).toEqual({
      ...NOTHING,
      invited: 200,
    })
    expect(at(await patch({ missing: 'not_held' }), 'survey')).toBeNull()
    const again = await patch({ numerator: 81, denominator: 120, survey: SURVEY })
    expect(at(again, 'survey')).toEqual(SURVEY)
    expect(at(await patch({ survey: null }), 'survey')).toBeNull()
  })

  test('are hidden with their cycle, and so is a change from it', async () => {
    await addMetric(api.db, {
      id: 'guarded',
      letter: 'g',
      kind: 'rate',
      unit: '%',
      privacyClass: 'survey',
      siteIds: ['lincoln', 'roosevelt'],
    })
    for (const [day, few] of [
      ['2022-08-10', 4],
      ['2022-11-10', 60],
    ] as const) {
      await post(halfOf(day, 'lincoln', few))
      await post(halfOf(day, 'roosevelt', 90))
    }
    const path = '/metrics/guarded/series'
    const all = await api.request('GET', path)
    expect(at(all, 'surveys')).toMatchObject([
      { invited: 188, change: null },
      { invited: 300, change: { comparable: true } },
    ])

    const viewer = await createTestApi(dialect, { db: api.db, role: 'viewer' })
    viewer.now('2022-12-05T18:00:00Z')
    const shown = await viewer.request('GET', path)
    expect(at(shown, 'surveys')).toMatchObject([
      { cycleId: '2022-23-Q2', invited: 300, change: null },
    ])
    expect(at(shown, 'surveys.1')).toBeUndefined()
    expect(at(shown, 'observations.3.survey')).toMatchObject({ invited: expect.any(Number) })
    expect(at(shown, 'observations.0')).toMatchObject({ suppressed: '*', survey: null })
    expect(at(shown, 'observations.1')).toMatchObject({ suppressed: '*', survey: null })
    const csv = await viewer.request('GET', '/export/observations.csv?year=2022-23')
    const hidden = String(csv.body)
      .split('\r\n')
      .filter((line) => line.includes('2022-08-10') && line.includes('guarded'))
    expect(hidden).toHaveLength(2)
    for (const line of hidden) expect(line).toMatch(/,,,,$/)
  })

  test('are in the series, cycle by cycle, with what may be said of them', async () => {
    const body = { ...ANSWERS, numerator: 100, observedOn: '2022-11-10', survey: { invited: 300 } }
    await post(body)
    const answer = await api.request('GET', '/metrics/climate/series')
    expect(at(answer, 'observations.0.survey')).toEqual(SURVEY)
    expect(at(answer, 'surveys')).toMatchObject([
      { cycleId: '2022-23-Q1', invited: null, responseRate: null, change: null },
      {
        cycleId: '2022-23-Q2',
        invited: 300,
        answered: 120,
        valid: 120,
        favourable: 100,
        responseRate: 0.4,
        interval: { method: 'wilson' },
        change: { comparable: true, changed: true },
      },
    ])
    expect(at(answer, 'surveys.1.sentences.2')).toContain('Fewer than half')
  })
})

/** Half of a site's people who answered, and twice as many invited. */
function halfOf(observedOn: string, siteId: string, denominator: number) {
  const answers = { numerator: denominator / 2, denominator, survey: { invited: 2 * denominator } }
  return { metricId: 'guarded', observedOn, siteId, ...answers }
}
