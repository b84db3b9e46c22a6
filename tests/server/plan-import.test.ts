import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { planChain } from '../../domain/plan-text/document.ts'
import type { TestApi } from '../support/api.ts'
import { at, countRows, createPlanApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, OTHER_DEPARTMENT } from '../support/plans.ts'
import { PRINTED_PLAN, outlineOf, windows1252 } from '../support/printed-plan.ts'

describe.each(DIALECTS)('%s: importing a plan', (dialect) => {
  let api: TestApi

  beforeEach(async () => {
    api = await createPlanApi(dialect)
  })
  afterEach(() => api.db.destroy())

  const post = (body: string | Uint8Array, query = '', headers: Record<string, string> = {}) =>
    api.request('POST', `/plans/import${query}`, { body, headers })

  test('every text is stored as printed, with its letters, numbers and chains', async () => {
    const stored = await post(PRINTED_PLAN)
    expect(stored.status).toBe(201)
    const id = textAt(stored, 'planId')
    expect(stored.headers.get('location')).toBe(`/api/v1/plans/${id}`)
    const plan = await api.request('GET', `/plans/${id}`)
    expect(plan.body).toMatchObject({
      departmentId: OTHER_DEPARTMENT,
      schoolYear: '2022-23',
      state: 'draft',
      printedDepartment: 'family   PROGRAMS',
      contacts: ['First Person', 'Second Person'],
      sections: { purpose: ['Bring families – all of them – into school life.'] },
      chains: [
        {
          number: 1,
          ...planChain(
            ['write “in plain words”', 'call before we write'],
            ['more families will answer'],
            'Raise attendance',
          ),
        },
        { number: 2, ...planChain(['meet'], ['we will know'], 'Keep in touch') },
      ],
    })
    expect(outlineOf(plan)).toEqual([
      [
        '1 Raise attendance',
        '1 Write in plain words.',
        'a Letters sent, and replies,',
        'b Number of calls',
      ],
      ['1 Raise attendance', '2 Call before we write', 'a Attendance at meetings'],
      ['2 Keep in touch', '1 Meet each month', 'a Agendas'],
    ])
    expect(at(plan, 'priorities.0.actions.0.metrics.1')).toMatchObject({
      kind: null,
      code: 'FP-1.1.b',
    })
  })

  test('the year and the department that are asked for win, with a warning', async () => {
    await api.request('POST', '/years', { body: { id: '2023-24' } })
    const answer = await post(PRINTED_PLAN, `?year=2023-24&department=${DEPARTMENT}&dryRun=0`)
    expect(answer.status).toBe(201)
    expect(at(answer, 'warnings')).toMatchObject([
      { line: 3, code: 'school_year_differs', message: expect.stringContaining('2022-23') },
      { line: 5, code: 'department_differs' },
    ])
    const plan = await api.request('GET', `/plans/${textAt(answer, 'planId')}`)
    expect(plan.body).toMatchObject({ departmentId: DEPARTMENT, schoolYear: '2023-24' })
  })

  test('two imports at once store one plan', async () => {
    const answers = await Promise.all([post(PRINTED_PLAN), post(PRINTED_PLAN)])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409])
  })

  test('a key imports once, and files that differ in one byte are other requests', async () => {
    const headers = { 'idempotency-key': 'import-family-1' }
    const bytes = windows1252(PRINTED_PLAN)
    const one = await post(bytes, '', headers)
    const rows = await countRows(api.db)
    const same = await post(bytes, '', headers)
    expect([same.status, same.body]).toEqual([201, one.body])
    expect(same.headers.get('location')).toBe(one.headers.get('location'))
    // Neither byte is UTF-8: read as text they would be one character.
    const other = bytes.map((byte) => (byte === 0x96 ? 0x97 : byte))
    expect((await post(other, '', headers)).status).toBe(409)
    expect(await countRows(api.db)).toEqual(rows)
  })

  test('a text with a zero character is stored with a blank in its place', async () => {
    const answer = await post(PRINTED_PLAN.replace('Meet each', 'Meet\u0000each'))
    expect(answer.status).toBe(201)
    const plan = await api.request('GET', `/plans/${textAt(answer, 'planId')}`)
    expect(at(plan, 'priorities.1.actions.0.text')).toBe('Meet each month')
  })
})
