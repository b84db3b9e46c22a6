import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { createTestApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric } from '../support/recorded-district.ts'

describe.each(DIALECTS)('%s: live exports', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2023-04-05T18:00:00Z' })
    await addMetric(api.db, { id: 'people', kind: 'count', unit: 'people', rateBase: 1 })
    await addMetric(api.db, { id: 'balance', kind: 'level', unit: 'points', rateBase: 1 })
    await record({ metricId: 'people', observedOn: '2022-10-05', value: 0, note: '=1+1, "so"' })
    await record({ metricId: 'balance', observedOn: '2022-10-06', value: -5.25 })
    api.now('2023-04-06T18:00:00Z')
    await record({ metricId: 'people', observedOn: '2022-10-07', value: 12 })
  })
  afterAll(() => api.db.destroy())

  test('observations come with every column, zero as 0, and formulas kept from running', async () => {
    const { rows, text, headers } = await csv('/export/observations.csv?year=2022-23')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="observations-2022-23.csv"',
    )
    expect(text.split('\r\n')[0]).toMatch(/^observation_id,school_year,cycle,department,/)
    expect(rows.map(({ observed_on, value, note }) => [observed_on, value, note])).toEqual([
      ['2022-10-05', '0', `'=1+1, "so"`],
      ['2022-10-07', '12', ''],
      ['2022-10-06', '-5.25', ''],
    ])
  })

  test('an export of an earlier moment holds what was known then', async () => {
    const { rows } = await csv('/export/observations.csv?asOf=2023-04-05T20:00:00Z')
    expect(rows.map(({ observed_on }) => observed_on)).toEqual(['2022-10-05', '2022-10-06'])
  })

  test('one metric can be exported alone, with a byte order mark where asked for', async () => {
    const { rows, text } = await csv('/export/observations.csv?metric=balance&bom=1')
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(rows).toHaveLength(1)
  })

  test('progress has a row for each metric and cycle, with its sentence', async () => {
    const { rows } = await csv('/export/progress.csv?year=2022-23')
    expect(rows).toHaveLength(8)
    expect(rows.map(({ cycle }) => cycle).slice(0, 4)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
    expect(rows.every(({ sentence = '' }) => sentence.length > 10)).toBe(true)
  })

  test('metrics have their whole definition', async () => {
    const { rows } = await csv('/export/metrics.csv?year=2022-23')
    expect(rows.map(({ metric_id }) => metric_id)).toEqual(['people', 'balance'])
  })

  test('an empty export is its header', async () => {
    const { text, rows } = await csv('/export/observations.csv?year=2030-31')
    expect(rows).toEqual([])
    expect(text.split('\r\n')).toHaveLength(2)
  })

  test.each(['/export/progress.csv', '/export/metrics.csv?yeer=2022-23'])(
    '%s is refused',
    async (path) => {
      expect((await api.request('GET', path)).status).toBe(400)
    },
  )

  async function record(body: object) {
    expect(await api.request('POST', '/observations', { body })).toMatchObject({ status: 201 })
  }

  async function csv(path: string) {
    const response = await api.app.request(`/api/v1${path}`)
    expect(response.status).toBe(200)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true })
    return { text, rows, headers: response.headers }
  }
})
