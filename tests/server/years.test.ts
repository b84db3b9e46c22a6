import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric } from '../support/recorded-district.ts'

const HALVES = [
  { name: 'Fall', startsOn: '2024-07-01', endsOn: '2024-12-31', dueOn: '2025-01-20' },
  { name: 'Spring term', startsOn: '2025-01-01', endsOn: '2025-06-30', dueOn: '2025-07-20' },
]

describe.each(DIALECTS)('%s: school years over HTTP', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createTestApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test('a new year has the four fiscal quarters, and is there once', async () => {
    const added = await api.request('POST', '/years', { body: { id: '2023-24' } })
    expect(added).toMatchObject({
      status: 201,
      body: { startsOn: '2023-07-01', endsOn: '2024-06-30' },
    })
    const cycles = await api.request('GET', '/years/2023-24/cycles')
    expect(cycles.body).toMatchObject({
      items: [
        { id: '2023-24-Q1', startsOn: '2023-07-01', endsOn: '2023-09-30', state: 'upcoming' },
        { id: '2023-24-Q2' },
        { id: '2023-24-Q3', endsOn: '2024-03-31' },
        { id: '2023-24-Q4', endsOn: '2024-06-30' },
      ],
    })
    expect((await api.request('POST', '/years', { body: { id: '2023-24' } })).status).toBe(409)
  })

  test('a year may begin with cycles of its own', async () => {
    const body = { id: '2024-25', cycles: HALVES }
    expect((await api.request('POST', '/years', { body })).status).toBe(201)
    const cycles = await api.request('GET', '/years/2024-25/cycles')
    expect(cycles.body).toMatchObject({
      items: [
        { id: '2024-25-Fall', dueOn: '2025-01-20' },
        { id: '2024-25-2', name: 'Spring term' },
      ],
    })
  })

  test.each([
    ['a gap', [HALVES[0], { ...HALVES[1], startsOn: '2025-01-02' }], 'cycles.1.startsOn'],
    ['an overlap', [HALVES[0], { ...HALVES[1], startsOn: '2024-12-31' }], 'cycles.1.startsOn'],
    ['one cycle only', [{ ...HALVES[0], endsOn: '2025-06-30', dueOn: '2025-07-01' }], 'cycles'],
  ])('%s is refused by name', async (_, cycles, path) => {
    const answer = await api.request('POST', '/years', { body: { id: '2024-25', cycles } })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path }] } })
  })

  test('cycles can be replaced until something is logged in them', async () => {
    await api.request('POST', '/years', { body: { id: '2025-26' } })
    const cycles = HALVES.map((half) => ({
      ...half,
      startsOn: later(half.startsOn),
      endsOn: later(half.endsOn),
      dueOn: later(half.dueOn),
    }))
    const change = (year: string, tag: string, wanted = cycles) =>
      api.request('PATCH', `/years/${year}`, {
        body: { cycles: wanted },
        headers: { 'if-match': tag },
      })
    expect((await change('2025-26', '"7"')).status).toBe(412)
    expect(await change('2025-26', '"1"')).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await api.request('GET', '/years/2025-26/cycles')).body).toMatchObject({
      items: [{ id: '2025-26-Fall', endsOn: '2025-12-31' }, { id: '2025-26-2' }],
    })

    await addMetric(api.db, { id: 'people', kind: 'count' })
    const body = { metricId: 'people', observedOn: '2022-10-01', value: 1 }
    expect((await api.request('POST', '/observations', { body })).status).toBe(201)
    const year = await api.request('GET', '/years/2022-23')
    const asked = HALVES.map((half) => ({
      ...half,
      startsOn: earlier(half.startsOn),
      endsOn: earlier(half.endsOn),
      dueOn: earlier(half.dueOn),
    }))
    expect((await change('2022-23', year.headers.get('etag') ?? '', asked)).status).toBe(409)
  })

  test('a cycle that moves takes its neighbour and its observations along', async () => {
    const cycles = await api.request('GET', '/years/2022-23/cycles')
    expect(textAt(cycles, 'items.0.endsOn')).toBe('2022-09-30')
    const moved = await api.request('PATCH', '/cycles/2022-23-Q1', {
      body: { endsOn: '2022-10-02', dueOn: '2022-10-20' },
      headers: { 'if-match': '"1"' },
    })
    expect(moved.status).toBe(200)
    expect((await api.request('GET', '/observations?cycle=2022-23-Q1')).body).toMatchObject({
      items: [{ observedOn: '2022-10-01' }],
    })
    const refused = await api.request('PATCH', '/cycles/2022-23-Q1', {
      body: { startsOn: '2022-06-01' },
      headers: { 'if-match': '"2"' },
    })
    expect(refused.status).toBe(422)
  })
})

function later(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

function earlier(day: string): string {
  return `${Number(day.slice(0, 4)) - 2}${day.slice(4)}`
}
