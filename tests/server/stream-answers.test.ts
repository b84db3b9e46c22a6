import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { verifyFed } from '../../db/verify-fed.ts'
import type { TestApi } from '../support/api.ts'
import { at, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { METRICS } from '../support/plans.ts'
import { COUNTS, addSurvey, answer, take } from '../support/streams.ts'

const CHANGED = { ...COUNTS, 5: 15 }

describe.each(DIALECTS)('%s: answers of a stream', (dialect) => {
  let api: TestApi
  let id: string

  beforeEach(async () => {
    api = await createPlanApi(dialect)
    id = await addSurvey(api)
    await api.db.updateTable('metric').set({ privacy_class: 'survey' }).execute()
    for (const kind of ['rate', 'score', 'count'] as const) await take(api, id, kind)
  })
  afterEach(() => api.db.destroy())

  test('one answer is one observation of every metric, which says where it comes from', async () => {
    const recorded = await answer(api, id, { invited: 80, note: 'paper forms' })
    expect([recorded.status, at(recorded, 'outcome')]).toEqual([201, 'recorded'])
    const place = {
      observedOn: '2022-10-04',
      siteId: 'valley-high',
      group: '',
      note: 'paper forms',
    }
    const survey = { invited: 80, answered: 45, scale: 5, wording: 'spring 2023' }
    expect((await ofMetric('rate')).items).toMatchObject([
      {
        ...place,
        numerator: 34,
        denominator: 45,
        survey,
        provenance: { recipe: 'Data user survey: 4 and 5 of 1–5' },
      },
    ])
    expect((await ofMetric('score')).items).toMatchObject([
      {
        ...place,
        mean: 3.977778,
        n: 45,
        survey,
        provenance: { recipe: 'Data user survey: mean of 1–5' },
      },
    ])
    expect((await ofMetric('count')).items).toMatchObject([
      {
        ...place,
        value: 14,
        survey: null,
        provenance: { recipe: 'Data user survey: number of 5' },
      },
    ])
    const listed = await api.request('GET', `/streams/${id}/answers`)
    expect(at(listed, 'items')).toMatchObject([
      { ...place, invited: 80, counts: COUNTS, version: 1 },
    ])
  })

  test('sent again it changes nothing; with other counts it needs a reason', async () => {
    await answer(api, id)
    const head = await headOf()
    expect((await answer(api, id)).body).toMatchObject({ outcome: 'same' })
    const other = await answer(api, id, { counts: CHANGED })
    expect([other.status, at(other, 'current.counts')]).toEqual([409, COUNTS])
    expect(await headOf()).toBe(head)
    const why = { counts: CHANGED, reason: 'a form was found' }
    expect((await answer(api, id, why)).body).toMatchObject({
      outcome: 'corrected',
      answer: { version: 2, counts: CHANGED, reason: 'a form was found' },
    })
    expect((await ofMetric('rate')).items).toMatchObject([
      { numerator: 35, denominator: 46, version: 2, reason: 'a form was found' },
    ])
    expect((await ofMetric('count')).items).toMatchObject([{ value: 15 }])
  })

  test('a value typed by hand is kept unless a reason is given, and nothing is half done', async () => {
    await type({ metricId: METRICS.count, value: 12 })
    const before = await headOf()
    const refused = await answer(api, id)
    expect([refused.status, at(refused, 'errors.0.message')]).toEqual([
      409,
      'DR-1.1.a has 12; the stream says 14.',
    ])
    expect(at(refused, 'current.0.observation.value')).toBe(12)
    expect([await headOf(), (await ofMetric('rate')).items]).toEqual([before, []])
    await answer(api, id, { reason: 'the sheet was right' })
    expect((await ofMetric('count')).items).toMatchObject([{ value: 14, version: 2 }])
  })

  test('a value typed by hand that says the same stays as it is, also when the answer goes', async () => {
    await type({ metricId: METRICS.count, value: 14 })
    const recorded = await answer(api, id)
    expect([recorded.status, at(recorded, 'observations.2')]).toEqual([201, undefined])
    await withdraw(textAt(recorded, 'answer.id'), 1)
    expect((await ofMetric('count')).items).toMatchObject([{ value: 14, version: 1 }])
  })

  test('one refusal of one metric refuses the whole, by the metric’s code', async () => {
    const refused = await answer(api, id, { siteId: null })
    expect([refused.status, at(refused, 'errors.0')]).toMatchObject([
      422,
      { path: 'metrics.DR-1.1.a.siteId', code: 'site_required' },
    ])
    expect(at(await api.request('GET', `/streams/${id}/answers`), 'items')).toEqual([])
  })

  test.each([
    ['tomorrow', { observedOn: '2022-10-06' }, 'observedOn'],
    ['no day', { observedOn: 'soon' }, 'observedOn'],
    ['a site that is not there', { siteId: 'nowhere' }, 'siteId'],
    ['a part left out', { counts: { 1: 3 } }, 'counts.2'],
  ])('%s is refused', async (_, more, path) => {
    const refused = await answer(api, id, more)
    expect([refused.status, at(refused, 'errors.0.path')]).toEqual([422, path])
  })

  test('withdrawn with a reason, it takes back what it fed, and may be recorded again', async () => {
    const recorded = await answer(api, id)
    const answerId = textAt(recorded, 'answer.id')
    const silent = await api.request('DELETE', `/answers/${answerId}`, {
      headers: { 'if-match': '"1"' },
      body: {},
    })
    expect([silent.status, at(silent, 'errors.0.code')]).toEqual([422, 'reason_missing'])
    const gone = await withdraw(answerId, 1)
    expect([gone.status, at(gone, 'outcome')]).toEqual([200, 'withdrawn'])
    for (const kind of ['rate', 'score', 'count'] as const) {
      expect((await ofMetric(kind)).items).toEqual([])
    }
    expect((await withdraw(answerId, 1)).status).toBe(404)
    const again = await answer(api, id)
    expect([again.status, at(again, 'answer')]).toMatchObject([201, { id: answerId, version: 3 }])
    expect((await ofMetric('count')).items).toMatchObject([{ value: 14 }])
  })

  test('its entry says which observations it fed, when it is corrected and taken back too', async () => {
    const answerId = textAt(await answer(api, id), 'answer.id')
    await type({ metricId: METRICS.count, siteId: 'lakeview-middle', value: 14 })
    await answer(api, id, { siteId: 'lakeview-middle' })
    await answer(api, id, { counts: CHANGED, reason: 'a form was found' })
    await withdraw(answerId, 2)
    const rows = await api.db
      .selectFrom('ledger')
      .select('payload')
      .where('entity', '=', 'stream_answer')
      .orderBy('tx')
      .execute()
    const fed = rows.map(({ payload }) => Object(JSON.parse(payload)).fed)
    expect(fed.map(({ length }) => length)).toEqual([3, 2, 3, 0])
    expect(fed[2]).toEqual(fed[0])
    expect(await verifyFed(api.db)).toEqual({ compared: 5, counted: 0, faults: [] })
  })

  test('a closed cycle takes none, unless late with a reason', async () => {
    await api.db.updateTable('cycle').set({ closed_at: '2022-10-05T00:00:00.000Z' }).execute()
    expect((await answer(api, id)).status).toBe(423)
    const late = await answer(api, id, { reason: 'the forms came late' })
    expect([late.status, at(late, 'observations.0.late')]).toEqual([201, true])
  })

  test('a metric that ended its cut gets nothing more', async () => {
    const headers = { 'if-match': '"1"' }
    await api.request('DELETE', `/metrics/${METRICS.count}/cut`, { headers })
    await answer(api, id)
    expect((await ofMetric('count')).items).toEqual([])
  })

  test('the database refuses to rewrite an answer', async () => {
    await answer(api, id)
    for (const statement of [
      sql`update stream_answer set counts = '{}'`,
      sql`delete from stream_answer`,
      sql`delete from fed_observation`,
      sql`update fed_observation set tx = 1`,
    ]) {
      await expect(statement.execute(api.db)).rejects.toThrow(/append-only/)
    }
  })

  test('what the ledger keeps of a note is its hash', async () => {
    await answer(api, id, { note: 'Somebody said so' })
    const entries = await api.db
      .selectFrom('ledger')
      .select('payload')
      .where('action', '=', 'stream_answer.record')
      .execute()
    expect(entries).toHaveLength(1)
    expect(entries[0]?.payload).not.toContain('Somebody')
  })

  async function ofMetric(kind: keyof typeof METRICS): Promise<{ items: unknown }> {
    return { items: at(await api.request('GET', `/observations?metric=${METRICS[kind]}`), 'items') }
  }

  function type(value: object) {
    const body = { observedOn: '2022-10-04', siteId: 'valley-high', ...value }
    return api.request('POST', '/observations', { body })
  }

  function withdraw(answerId: string, version: number) {
    return api.request('DELETE', `/answers/${answerId}`, {
      headers: { 'if-match': `"${version}"` },
      body: { reason: 'counted twice' },
    })
  }

  async function headOf() {
    const row = await api.db
      .selectFrom('ledger')
      .select((eb) => eb.fn.max('tx').as('tx'))
      .executeTakeFirstOrThrow()
    return row.tx
  }
})
