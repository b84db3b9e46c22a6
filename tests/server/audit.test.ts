import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { mayUse, ROLES } from '../../domain/access.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { addMetric } from '../support/recorded-district.ts'
import { dropGuards } from '../support/tampering.ts'

describe.each(DIALECTS)('%s: the log over HTTP', (dialect) => {
  let api: TestApi
  let id: string

  beforeAll(async () => {
    api = await createTestApi(dialect, { moment: '2022-10-05T18:00:00Z' })
    await addMetric(api.db, {
      id: 'people',
      title: 'People reached',
      kind: 'count',
      unit: 'people',
    })
    const body = { metricId: 'people', observedOn: '2022-10-04', value: 12, siteId: 'lincoln' }
    id = textAt(await api.request('POST', '/observations', { body }), 'id')
    // 11 in the evening of the 5th where the district is.
    api.now('2022-10-06T06:00:00Z')
    const correction = { value: 14, reason: '=two were counted at the other site' }
    const headers = { 'if-match': '"1"' }
    await api.request('PATCH', `/observations/${id}`, { body: correction, headers })
    api.now('2022-10-06T07:00:00Z')
    await api.request('POST', '/divisions', { body: { name: 'Learning' } })
  })
  afterAll(() => api.db.destroy())

  test('says who changed what, from what to what and why, the newest first', async () => {
    const answer = await api.request('GET', '/audit?limit=2')
    expect(answer.status).toBe(200)
    expect(at(answer, 'items.0')).toMatchObject({
      action: 'division.add',
      before: null,
      after: { name: 'Learning' },
      metric: null,
    })
    expect(at(answer, 'items.1')).toMatchObject({
      at: '2022-10-06T06:00:00.000Z',
      actor: 'coordinator@district.example',
      action: 'observation.correct',
      entity: 'observation',
      entityId: id,
      before: { value: 12, version: 1 },
      after: { value: 14, version: 2 },
      reason: '=two were counted at the other site',
      metric: { id: 'people', name: 'People reached' },
      department: { id: 'data' },
      site: { id: 'lincoln' },
    })
  })

  test('pages end where the next begins, whatever is added meanwhile', async () => {
    const all = numbersOf(await api.request('GET', '/audit'))
    expect(all).toEqual(all.toSorted((a, b) => b - a))
    const read: number[] = []
    let cursor = ''
    do {
      const page = await api.request('GET', `/audit?limit=3${cursor}`)
      read.push(...numbersOf(page))
      const next = at(page, 'nextCursor')
      cursor = typeof next === 'string' ? `&cursor=${next}` : ''
      if (read.length === 3)
        await api.request('POST', '/divisions', { body: { name: 'Meanwhile' } })
    } while (cursor !== '')
    expect(read).toEqual(all)
  })

  test.each([
    ['actor=coordinator@district.example&entity=observation', 2],
    ['actor=nobody', 0],
    ['action=observation.correct', 1],
    ['entity=observation&from=2022-10-06', 0],
    ['entity=observation&from=2022-10-05&to=2022-10-05', 2],
    ['entity=observation&to=2022-10-04', 0],
    ['metric=people', 3],
    ['metric=others', 0],
    ['department=data', 10],
    ['department=programs', 7],
    ['metric=people&entity=observation', 2],
    ['metric=people&department=programs', 0],
    ['action=division.add&from=2022-10-06&to=2022-10-06', 2],
  ])('?%s finds %d entries, days as the district has them', async (query, count) => {
    expect(numbersOf(await api.request('GET', `/audit?${query}`))).toHaveLength(count)
  })

  test('all of one thing is found by its id', async () => {
    const page = await api.request('GET', `/audit?entityId=${id}`)
    expect(at(page, 'items.0.action')).toBe('observation.correct')
    expect(at(page, 'items.1.action')).toBe('observation.record')
    expect(numbersOf(page)).toHaveLength(2)
  })

  test.each(['who=me', 'cursor=x', 'cursor=0', 'from=yesterday', 'limit=0'])(
    '?%s is refused',
    async (query) => {
      expect((await api.request('GET', `/audit?${query}`)).status).toBe(400)
    },
  )

  test('the choices are what there is', async () => {
    const { body } = await api.request('GET', '/audit/choices')
    expect(body).toMatchObject({
      actors: expect.arrayContaining([
        { actor: 'coordinator@district.example', name: 'coordinator@district.example' },
      ]),
      actions: expect.arrayContaining(['observation.record', 'observation.correct']),
      metrics: [{ id: 'people', name: 'People reached', departmentId: 'data' }],
    })
  })

  test('the whole log verifies, with an anchor that was kept and without', async () => {
    const plain = await api.request('GET', '/audit/verify')
    expect(plain.body).toMatchObject({ ok: true, brokenAt: null, why: null })
    const [tx, hash] = [Number(at(plain, 'events')), textAt(plain, 'head')]
    await api.request('POST', '/divisions', { body: { name: 'Later' } })
    expect((await api.request('GET', `/audit/verify?tx=${tx}&hash=${hash}`)).body).toMatchObject({
      ok: true,
    })
    const other = await api.request('GET', `/audit/verify?tx=${tx}&hash=${'a'.repeat(64)}`)
    expect(other.body).toMatchObject({ ok: false, brokenAt: tx, head: null })
    expect((await api.request('GET', `/audit/verify?tx=9999&hash=${hash}`)).body).toMatchObject({
      ok: false,
      why: expect.stringContaining('9999'),
    })
  })

  test('what was changed past the product is named, with how to go on', async () => {
    await dropGuards(api.db, dialect)
    await sql`update observation set value = 13 where id = ${id} and version = 2`.execute(api.db)
    const { body } = await api.request('GET', '/audit/verify')
    expect(body).toMatchObject({
      ok: false,
      head: expect.any(String),
      part: 'observation',
      brokenAt: expect.any(Number),
      why: expect.stringContaining(id),
      next: expect.stringContaining('Keep a copy'),
      entry: { action: 'observation.correct', entityId: id, at: '2022-10-06T06:00:00.000Z' },
    })
    await sql`update observation set value = 14 where id = ${id} and version = 2`.execute(api.db)
    expect((await api.request('GET', '/audit/verify')).body).toMatchObject({
      ok: true,
      part: null,
      versions: 2,
      rollUps: 2,
    })
  })

  test.each(['tx=3', `hash=${'a'.repeat(64)}`, 'tx=0&hash=a', 'tx=3&hash=a', 'other=1'])(
    'an anchor of ?%s is refused',
    async (query) => {
      expect((await api.request('GET', `/audit/verify?${query}`)).status).toBe(400)
    },
  )

  test('the CSV has the reasons, keeps formulas from running, and leaves the numbers behind', async () => {
    const { body, headers } = await api.request('GET', '/export/audit.csv?entity=observation')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const rows: Record<string, string>[] = parse(String(body), { columns: true })
    expect(rows.map(({ action, reason, metric }) => [action, reason, metric])).toEqual([
      ['observation.correct', `'=two were counted at the other site`, 'People reached'],
      ['observation.record', '', 'People reached'],
    ])
    const { hash } = await api.db.selectFrom('ledger').select('hash').orderBy('tx', 'desc').executeTakeFirstOrThrow() // prettier-ignore
    expect(String(body)).not.toContain(hash)
    expect(Object.keys(rows[0] ?? {})).not.toEqual(expect.arrayContaining(['after']))
  })

  test('it is not an editor’s to read', async () => {
    const editor = await createTestApi(dialect, { role: 'editor', db: api.db })
    for (const path of ['/audit', '/audit/choices', '/audit/verify', '/export/audit.csv']) {
      expect((await editor.request('GET', path)).status).toBe(403)
    }
  })
})

test('whoever reads the log may see small groups', () => {
  const readers = ROLES.filter((role) => mayUse(role, 'read_log'))
  expect(readers).toContain('coordinator')
  expect(readers.filter((role) => !mayUse(role, 'see_small_groups'))).toEqual([])
})

function numbersOf(answer: { body: unknown }): number[] {
  const items = at(answer, 'items')
  return Array.isArray(items) ? items.map((item: { number: number }) => item.number) : []
}
