import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, METRICS, OTHER_DEPARTMENT, PLAN } from '../support/plans.ts'

describe.each(DIALECTS)('%s: plans', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  test('a plan reads as priorities, actions and metrics with what each lacks', async () => {
    const plan = await api.request('GET', `/plans/${PLAN}`)
    expect(plan.status).toBe(200)
    expect(plan.body).toMatchObject({
      departmentId: DEPARTMENT,
      schoolYear: '2022-23',
      state: 'draft',
      sections: { services: ['Reports', 'Surveys'] },
      chains: [{ number: 1, ifWe: ['check every file', 'write down each rule'] }],
    })
    expect(at(plan, 'priorities.0.actions.0')).toMatchObject({
      number: 1,
      needsResources: true,
      goals: ['LCAP 1', 'LCAP 2'],
      metrics: [{ letter: 'a', code: 'DR-1.1.a', lacks: [], removed: false }, { letter: 'b' }],
    })
    expect(at(plan, 'priorities.1.actions.0.metrics.1.lacks')).toMatchObject([
      { path: 'unit', code: 'unit_missing', message: expect.stringContaining('unit') },
    ])
  })

  test('a plan that is held already is not sent again until a part of it changes', async () => {
    const first = await api.request('GET', `/plans/${PLAN}`)
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    const held = await api.request('GET', `/plans/${PLAN}`, { headers })
    expect([held.status, held.body]).toEqual([304, undefined])
    await api.request('PATCH', `/metrics/${METRICS.level}`, {
      body: { unit: 'accounts' },
      headers: { 'if-match': '"1"' },
    })
    const changed = await api.request('GET', `/plans/${PLAN}`, { headers })
    expect(changed.status).toBe(200)
    expect(at(changed, 'priorities.1.actions.0.metrics.1.unit')).toBe('accounts')
  })

  test('a plan that is not there is not found', async () => {
    const answer = await api.request('GET', '/plans/none')
    expect(answer.status).toBe(404)
    expect(at(answer, 'type')).toBe('urn:quarterdeck:problem:not_found')
  })

  test.each(['/plans?state=draft', '/plans?limit=501', '/plans?year=2022', `/plans/${PLAN}?all=1`])(
    '%s is malformed',
    async (path) => {
      const answer = await api.request('GET', path)
      expect(answer.status).toBe(400)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
    },
  )

  test('plans are listed by year and department, with counts, page by page', async () => {
    const all = await api.request('GET', `/plans?year=2022-23&department=${DEPARTMENT}`)
    expect(all.body).toMatchObject({
      items: [{ id: PLAN, priorities: 2, actions: 3, metrics: 6, version: 1 }],
      nextCursor: null,
    })
    expect(await listed('/plans?year=2021-22')).toEqual([])
    expect(await listed(`/plans?department=${OTHER_DEPARTMENT}`)).toEqual([])

    await addPlan({ departmentId: OTHER_DEPARTMENT, schoolYear: '2022-23' })
    const page = await api.request('GET', '/plans?limit=1')
    expect(at(page, 'items.0.id')).toBe(PLAN)
    const rest = await listed(`/plans?limit=1&cursor=${textAt(page, 'nextCursor')}`)
    expect(rest).toHaveLength(1)
    expect(rest).not.toEqual([PLAN])
  })

  test('a plan is started once for a department and year', async () => {
    await api.request('POST', '/years', { body: { id: '2023-24' } })
    const wanted = {
      departmentId: DEPARTMENT,
      schoolYear: '2023-24',
      contacts: ['A. Person'],
      sections: { purpose: ['We look after numbers.', 'And after questions.'] },
    }
    const added = await addPlan(wanted)
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ ...wanted, state: 'draft', priorities: [], chains: [] })
    const location = added.headers.get('location') ?? ''
    const read = await api.request('GET', location.replace('/api/v1', ''))
    expect(read.body).toEqual(added.body)
    expect(read.headers.get('etag')).toBe(added.headers.get('etag'))

    const again = await addPlan(wanted)
    expect(again.status).toBe(409)
    expect(at(again, 'type')).toBe('urn:quarterdeck:problem:plan_exists')
    expect(at(again, 'current.id')).toBe(at(added, 'id'))
  })

  test.each([
    [{ departmentId: 'none', schoolYear: '2022-23' }, 422, 'departmentId'],
    [{ departmentId: DEPARTMENT, schoolYear: '2030-31' }, 422, 'schoolYear'],
    [{ departmentId: DEPARTMENT, schoolYear: '2022-24' }, 400, 'schoolYear'],
    [{ departmentId: DEPARTMENT }, 400, 'schoolYear'],
    [{ departmentId: DEPARTMENT, schoolYear: '2022-23', state: 'approved' }, 400, ''],
    [
      { departmentId: DEPARTMENT, schoolYear: '2022-23', sections: { '<b>': ['x'] } },
      400,
      'sections.<b>',
    ],
    [{ departmentId: DEPARTMENT, schoolYear: '2022-23', phone: 'a\u0000b' }, 400, 'phone'],
  ])('%j is refused with %i at %s', async (body, status, path) => {
    const before = await countRows(api.db)
    const answer = await addPlan(body)
    expect([answer.status, at(answer, 'errors.0.path')]).toEqual([status, path])
    expect(await countRows(api.db)).toEqual(before)
  })

  test('a key starts one plan', async () => {
    await api.request('POST', '/years', { body: { id: '2024-25' } })
    const body = { departmentId: DEPARTMENT, schoolYear: '2024-25' }
    const headers = { 'idempotency-key': 'start-2024-25' }
    const one = await addPlan(body, headers)
    const same = await addPlan(body, headers)
    expect([same.status, same.body]).toEqual([201, one.body])
    expect(same.headers.get('location')).toBe(one.headers.get('location'))
    const other = await addPlan({ ...body, phone: '555 0100' }, headers)
    expect(other.status).toBe(409)
  })

  test('a change replaces the sections it names and keeps the others', async () => {
    const before = await api.request('GET', `/plans/${PLAN}`)
    const changed = await api.request('PATCH', `/plans/${PLAN}`, {
      body: { sections: { services: [], budget: ['$ 10'] }, reason: 'A new budget' },
      headers: { 'if-match': before.headers.get('etag') ?? '' },
    })
    expect(changed.status).toBe(200)
    expect(at(changed, 'sections')).toEqual({
      purpose: ['We look after numbers.'],
      budget: ['$ 10'],
    })
    expect(changed.body).toEqual((await api.request('GET', `/plans/${PLAN}`)).body)
  })

  test('of two changes at one version the second gets the plan as it stands', async () => {
    const before = await api.request('GET', `/plans/${PLAN}`)
    const headers = { 'if-match': before.headers.get('etag') ?? '' }
    const answers = await Promise.all(
      ['555 0101', '555 0102'].map((phone) =>
        api.request('PATCH', `/plans/${PLAN}`, { body: { phone }, headers }),
      ),
    )
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
    expect([won?.status, lost?.status]).toEqual([200, 412])
    expect(lost && at(lost, 'current')).toEqual(won?.body)
  })

  test('a change needs a version, a plan and fields that there are', async () => {
    const body = { phone: '555 0103' }
    const headers = { 'if-match': '"1"' }
    expect((await api.request('PATCH', `/plans/${PLAN}`, { body })).status).toBe(428)
    expect((await api.request('PATCH', '/plans/none', { body, headers })).status).toBe(404)
    const unknown = { body: { state: 'approved' }, headers }
    expect((await api.request('PATCH', `/plans/${PLAN}`, unknown)).status).toBe(400)
  })

  const addPlan = (body: unknown, headers: Record<string, string> = {}) =>
    api.request('POST', '/plans', { body, headers })

  const listed = async (path: string) => {
    const { body } = await api.request('GET', path)
    const items = at({ body }, 'items')
    return Array.isArray(items) ? items.map((_, index) => at({ body }, `items.${index}.id`)) : []
  }
})
