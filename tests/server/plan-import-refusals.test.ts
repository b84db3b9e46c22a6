import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Answer, TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, OTHER_DEPARTMENT, PLAN } from '../support/plans.ts'
import { PRINTED_PLAN, windows1252 } from '../support/printed-plan.ts'

describe.each(DIALECTS)('%s: imports that store nothing', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect)
  })
  afterAll(() => api.db.destroy())

  const post = (body: string | Uint8Array, query = '', headers: Record<string, string> = {}) =>
    api.request('POST', `/plans/import${query}`, { body, headers })

  /** The answer, after nothing was stored. */
  async function unstored(asked: () => Promise<Answer>): Promise<Answer> {
    const before = await countRows(api.db)
    const answer = await asked()
    expect(await countRows(api.db)).toEqual(before)
    return answer
  }

  test('a plan of another family is no department plan, and is named', async () => {
    const text =
      'Local Control and Accountability Plan\n\nGoal 1\n\nAll pupils read.\n\nGoal 2\n\nMore.'
    const answer = await unstored(() => post(text))
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'urn:quarterdeck:problem:not_a_department_plan',
        errors: [{ code: 'not_a_department_plan' }, { code: 'unsupported_plan_family' }],
      },
    })
  })

  test('a dry run says what would be stored, and stores nothing', async () => {
    const answer = await unstored(() => post(PRINTED_PLAN, '?dryRun=true'))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      planId: null,
      encoding: 'utf-8',
      unread: [],
      plan: { kind: 'department_plan', schoolYear: '2022-23', department: { phone: null } },
      place: { schoolYear: '2022-23', departmentId: OTHER_DEPARTMENT, existingPlanId: null },
    })
    const line = PRINTED_PLAN.split('\n').indexOf('- b. Number of calls')
    expect(at(answer, `lines.${line}`)).toEqual({
      line: line + 1,
      role: 'metric',
      target: 'priorities.1.actions.1.metrics.b',
    })
    expect(at(answer, 'suggestions')).toMatchObject([
      { target: 'priorities.1.actions.1.metrics.a', sources: ['Letters sent', 'replies'] },
      { text: 'Number of calls', sources: ['Number of calls'], measure: { kind: 'count' } },
      { text: 'Attendance at meetings', measure: { kind: 'rate', unit: '%' } },
      { target: 'priorities.2.actions.1.metrics.a' },
    ])
  })

  test('a dry run needs neither the year nor the department', async () => {
    const text = PRINTED_PLAN.replace('2022-2023', '2030-2031').replace('PROGRAMS', 'CLUBS')
    const answer = await unstored(() => post(text, '?dryRun'))
    expect(answer.status).toBe(200)
    expect(at(answer, 'place')).toEqual({
      schoolYear: '2030-31',
      departmentId: null,
      existingPlanId: null,
    })
    const other = await unstored(() => post(PRINTED_PLAN, `?dryRun=1&department=${DEPARTMENT}`))
    expect(at(other, 'place.existingPlanId')).toBe(PLAN)
  })

  test.each([
    ['2022-2023 DEPARTMENT PLAN', '', '', 'year', 'year_unknown'],
    ['2022-2023', '2030-2031', '', 'year', 'unknown'],
    ['', '', '?year=2030-31', 'year', 'unknown'],
    ['PROGRAMS', 'CLUBS', '', 'department', 'department_unknown'],
    ['Department Name: family   PROGRAMS', '', '', 'department', 'department_unknown'],
    ['', '', '?department=none', 'department', 'unknown'],
  ])('%j as %j at %j has no place: %s %s', async (printed, instead, query, path, code) => {
    const answer = await unstored(() => post(PRINTED_PLAN.replace(printed, instead), query))
    expect(answer.status).toBe(422)
    expect(at(answer, 'errors')).toMatchObject([{ path, code, message: expect.any(String) }])
    expect(at(answer, 'type')).toBe(`urn:quarterdeck:problem:${code}`)
  })

  test('the name that no department has is said', async () => {
    const answer = await post(PRINTED_PLAN.replace('PROGRAMS', 'CLUBS'))
    expect(at(answer, 'errors.0.message')).toMatch(/“family {3}CLUBS”.*GET \/departments/)
  })

  test('a second plan of a department and year is not stored', async () => {
    const answer = await unstored(() => post(PRINTED_PLAN, `?department=${DEPARTMENT}`))
    expect(answer.status).toBe(409)
    expect(at(answer, 'type')).toBe('urn:quarterdeck:problem:plan_exists')
    expect(at(answer, 'current.id')).toBe(PLAN)
  })

  test.each([
    ['an agenda', 'AGENDA\n\n9:00 Welcome\n9:15 Priorities and indicators\n'],
    ['nothing', ''],
  ])('%s is not a plan', async (_what, text) => {
    for (const query of ['', '?dryRun=true']) {
      const answer = await unstored(() => post(text, query))
      expect(answer.status).toBe(422)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(at(answer, 'type')).toBe('urn:quarterdeck:problem:not_a_department_plan')
      expect(at(answer, 'errors.0')).toMatchObject({
        path: 'body',
        code: 'not_a_department_plan',
        message: expect.stringMatching(/priorit.*action/i),
      })
    }
  })

  test('of several plans in one text one is chosen', async () => {
    const both = `${PRINTED_PLAN}\n${PRINTED_PLAN.replace('family   PROGRAMS', 'Data and Research')}`
    const asked = await unstored(() => post(both))
    expect([asked.status, at(asked, 'type')]).toEqual([
      422,
      'urn:quarterdeck:problem:several_plans',
    ])
    expect(at(asked, 'errors')).toMatchObject([
      { path: 'plan', line: expect.any(Number), message: expect.stringContaining('PROGRAMS') },
      { path: 'plan', message: expect.stringContaining('Data and Research') },
    ])
    const chosen = await post(both, '?plan=2&dryRun=1')
    expect(at(chosen, 'plan.department.name')).toBe('Data and Research')
  })

  test.each([
    ['a byte order mark', Buffer.from(`\uFEFF${PRINTED_PLAN}`, 'utf8'), 'utf-8', []],
    ['UTF-16', Buffer.from(`\uFEFF${PRINTED_PLAN}`, 'utf16le'), 'utf-16le', []],
    ['Windows-1252', windows1252(PRINTED_PLAN), 'windows-1252', ['encoding_guessed']],
  ])('a file in %s reads the same', async (_name, bytes, encoding, codes) => {
    const plain = await post(PRINTED_PLAN, '?dryRun=1')
    const answer = await post(bytes, '?dryRun=1')
    expect(at(answer, 'plan')).toEqual(at(plain, 'plan'))
    expect(at(answer, 'encoding')).toBe(encoding)
    expect(at(answer, 'warnings')).toMatchObject(codes.map((code) => ({ line: 1, code })))
  })

  test('a body that is too large, of another type or with an unknown query is refused', async () => {
    const large = await unstored(() => post('x'.repeat(4 * 1024 * 1024 + 1)))
    expect(large.status).toBe(413)
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await unstored(() => post(PRINTED_PLAN, '', type))).status).toBe(415)
    for (const query of ['?replace=1', '?year=2022', '?dryRun=maybe', '?plan=0']) {
      expect((await unstored(() => post(PRINTED_PLAN, query))).status).toBe(400)
    }
  })
})
