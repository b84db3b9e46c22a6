import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestApi } from '../support/api.ts'
import { createPlanApi, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { DEPARTMENT, METRICS, OTHER_DEPARTMENT } from '../support/plans.ts'

const CYCLE = '2022-23-Q1'
const NEXT = '2022-23-Q2'

describe.each(DIALECTS)('%s: exports of what was said and decided', (dialect) => {
  let api: TestApi

  beforeAll(async () => {
    api = await createPlanApi(dialect, { moment: '2022-10-20T18:00:00Z' })
    const other = await createTestApi(dialect, { db: api.db, role: 'owner', actor: 'owner', departments: [DEPARTMENT], moment: '2022-10-20T18:00:00Z' }) // prettier-ignore
    await reflect('action-3', { happened: 'Five families came.', felt: 'on_track' })
    await reflect('action-1', { happened: '=1+1', learned: 'It, "mostly", holds.' })
    await other.request('POST', `/reflections/action-1:${CYCLE}/acknowledge`, match('"1"'))
    const plain = { cycleId: CYCLE, departmentId: DEPARTMENT, kind: 'keep', text: 'Go on' }
    await take({ ...plain, departmentId: OTHER_DEPARTMENT, text: 'Others go on' })
    await take({ ...plain, cycleId: NEXT, text: 'Later' })
    const metricId = METRICS.count
    const id = await take({ ...plain, metricId, kind: 'stop', owner: '@lead', dueOn: '2022-12-01' })
    await take(plain)
    api.now('2022-11-20T18:00:00Z')
    const body = { state: 'done', outcome: 'Stopped.' }
    await api.request('PATCH', `/decisions/${id}`, { ...match('"1"'), body })
  })
  afterAll(() => api.db.destroy())

  test('decisions come by cycle and department, with what they are about', async () => {
    const { rows, headers } = await csv('/export/decisions.csv?year=2022-23')
    expect(headers.get('content-disposition')).toBe('attachment; filename="decisions-2022-23.csv"')
    expect(rows.map(({ cycle, decision }) => [cycle, decision])).toEqual([
      ['Q1', 'Go on'],
      ['Q1', 'Go on'],
      ['Q1', 'Others go on'],
      ['Q2', 'Later'],
    ])
    expect(rows[0]).toEqual({
      decision_id: expect.any(String),
      school_year: '2022-23',
      cycle: 'Q1',
      department: 'Data and Research',
      priority_number: '1',
      priority: 'Better numbers',
      action_number: '1',
      action: 'Check the files that schools send',
      metric_letter: 'a',
      metric: 'Files checked',
      metric_id: METRICS.count,
      kind: 'stop',
      decision: 'Go on',
      owner: "'@lead",
      due_on: '2022-12-01',
      state: 'done',
      outcome: 'Stopped.',
      decided_at: '2022-10-20T18:00:00.000Z',
      decided_by: 'coordinator@district.example',
      changed_at: '2022-11-20T18:00:00.000Z',
      changed_by: 'coordinator@district.example',
      version: '2',
    })
    expect(rows[1]).toMatchObject({ priority_number: '', action: '', metric_id: '', due_on: '' })
  })

  test('decisions of one cycle and department, as they stood', async () => {
    const path = `/export/decisions.csv?year=2022-23&cycle=${CYCLE}&department=${DEPARTMENT}`
    const { rows, headers } = await csv(`${path}&asOf=2022-10-21T18:00:00Z`)
    expect(headers.get('content-disposition')).toContain(`decisions-${CYCLE}-${DEPARTMENT}.csv`)
    expect(rows.map(({ state, version }) => [state, version])).toEqual([
      ['open', '1'],
      ['open', '1'],
    ])
    expect((await csv(`${path}&asOf=2022-10-01T18:00:00Z`)).rows).toEqual([])
  })

  test('reflections come in the order of print, with who has read them', async () => {
    const { rows } = await csv('/export/reflections.csv?year=2022-23')
    expect(rows.map((row) => row.action_number)).toEqual(['1', '2'])
    expect(rows[0]).toEqual({
      reflection_id: `action-1:${CYCLE}`,
      school_year: '2022-23',
      cycle: 'Q1',
      department: 'Data and Research',
      priority_number: '1',
      priority: 'Better numbers',
      action_number: '1',
      action: 'Check the files that schools send',
      happened: "'=1+1",
      learned: 'It, "mostly", holds.',
      next: '',
      felt: '',
      written_at: '2022-10-20T18:00:00.000Z',
      written_by: 'coordinator@district.example',
      acknowledged_by: 'owner',
      version: '1',
    })
  })

  test('of a department that wrote nothing are a header', async () => {
    const query = `year=2022-23&department=${OTHER_DEPARTMENT}`
    expect((await csv(`/export/reflections.csv?${query}`)).rows).toEqual([])
    expect((await api.request('GET', '/export/decisions.csv')).status).toBe(400)
  })

  async function take(body: object): Promise<string> {
    const taken = await api.request('POST', '/decisions', { body })
    expect(taken.status).toBe(201)
    return textAt(taken, 'id')
  }

  async function reflect(actionId: string, said: object): Promise<void> {
    const path = `/reflections?cycle=${CYCLE}&department=${DEPARTMENT}`
    const sent = { ...match('"0"'), body: { actionId, ...said } }
    expect((await api.request('PUT', path, sent)).status).toBe(200)
  }

  async function csv(path: string) {
    const response = await api.app.request(`/api/v1${path}`)
    expect(response.status).toBe(200)
    const rows = parse<Record<string, string>>(await response.text(), { columns: true, bom: true })
    return { rows, headers: response.headers }
  }
})

function match(version: string) {
  return { headers: { 'if-match': version } }
}
