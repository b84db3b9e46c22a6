import { beforeEach, describe, expect, test } from 'vitest'

import { insertMetric } from '../../db/metrics.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import type { Answer, TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { DIALECTS } from '../support/databases.ts'
import { change, createPlan, DEPARTMENT, METRICS, OTHER_DEPARTMENT } from '../support/plans.ts'

const CYCLE = '2022-23-Q1'

describe.each(DIALECTS)('%s: feedback as an observation', (dialect) => {
  let db: Db
  let coordinator: TestApi
  let editor: TestApi
  let meeting: string

  beforeEach(async () => {
    db = await createPlan(dialect)
    await change(db, async (going) => {
      const shared = { actionId: 'action-1', privacyClass: 'public_body' } as const
      await insertMetric(going, { id: 'share', text: 'Clear', kind: 'rate', ...shared })
      const scale = { scaleMin: 1, scaleMax: 3 }
      await insertMetric(going, { id: 'mean', text: 'Mean', kind: 'score', ...scale, ...shared })
      await insertMetric(going, { id: 'heard', text: 'Heard', kind: 'count', ...shared })
    })
    const moment = '2022-10-20T18:00:00Z'
    coordinator = await createTestApi(dialect, { db, moment })
    const departments = [DEPARTMENT]
    editor = await createTestApi(dialect, { db, moment, departments, role: 'editor' })
    const body = { cycleId: CYCLE, heldOn: '2022-09-28', title: 'DLN 1' }
    meeting = textAt(await coordinator.request('POST', '/meetings', { body }), 'id')
    return () => db.destroy()
  })

  test.each([
    ['heard', { value: 1 }],
    ['share', { numerator: 1, denominator: 2 }],
    ['mean', { mean: 2.5, n: 2 }],
  ])(
    'of the metric %s goes the way of every other, and says where it comes from',
    async (metricId, numbers) => {
      await give({ clear: 'yes', useful: 'partly' })
      const recorded = await record({ metricId }, editor)
      const id = textAt(recorded, 'id')
      expect(recorded.status).toBe(201)
      expect(recorded.headers.get('location')).toBe(`/api/v1/observations/${id}`)
      expect(recorded.body).toMatchObject({
        metricId,
        observedOn: '2022-09-28',
        cycleId: CYCLE,
        ...numbers,
        note: 'Feedback of one department at DLN 1, 2022-09-28.',
        provenance: { recipe: `feedback of meeting ${meeting}`, rows: 1, counted: 1 },
      })
      expect((await editor.request('GET', `/observations/${id}`)).body).toEqual(recorded.body)
      const entry = await db.selectFrom('ledger').select('action').where('entity_id', '=', id).execute() // prettier-ignore
      expect(entry).toEqual([{ action: 'observation.record' }])
      const { status, body } = await editor.request('GET', `/metrics/${metricId}/series`)
      expect([status, at({ body }, 'standings.0.coverage.have')]).toEqual([200, 1])
      expect(await verifyRecord(db)).toMatchObject({ ok: true })
    },
  )

  test('with the same numbers again is what stands, and with others it is not overwritten', async () => {
    await give({ clear: 'yes' })
    const first = await record({ metricId: 'share' })
    const again = await record({ metricId: 'share', observedOn: '2022-10-01' })
    expect([again.status, again.body]).toEqual([200, first.body])
    await give({ clear: 'no' })
    const other = await record({ metricId: 'share', observedOn: '2022-10-01' })
    expect(other).toMatchObject({ status: 409, body: { current: first.body } })
    expect(await db.selectFrom('observation').selectAll().execute()).toHaveLength(1)
  })

  test('that was withdrawn is recorded again', async () => {
    await give({ clear: 'yes' })
    const first = await record({ metricId: 'share' })
    const headers = { 'if-match': first.headers.get('etag') ?? '' }
    await editor.request('DELETE', `/observations/${textAt(first, 'id')}?reason=mistaken`, { headers }) // prettier-ignore
    expect((await record({ metricId: 'share' })).status).toBe(201)
  })

  test.each<[string, object, object | null, number, string]>([
    ['a level', { metricId: METRICS.level }, { clear: 'yes' }, 422, 'kind_unfit'],
    ['a milestone', { metricId: METRICS.milestone }, { clear: 'yes' }, 422, 'kind_unfit'],
    ['a score of another scale', { metricId: METRICS.score }, { clear: 'yes' }, 422, 'scale_unfit'],
    ['a share of notes alone', { metricId: 'share' }, { note: 'x' }, 422, 'no_answers'],
    ['a share of nothing', { metricId: 'share' }, null, 422, 'none_given'],
    ['a metric that is not there', { metricId: 'none' }, { clear: 'yes' }, 422, 'unknown'],
    [
      'a day to come',
      { metricId: 'share', observedOn: '2022-10-21' },
      { clear: 'yes' },
      422,
      'date_in_future',
    ],
  ])('of %s is refused, and nothing is written', async (_, asked, given, status, code) => {
    if (given) await give(given)
    const refused = await record(asked)
    expect(refused).toMatchObject({ status, body: { errors: [{ code }] } })
    expect(await db.selectFrom('observation').selectAll().execute()).toEqual([])
  })

  test('in a closed cycle asks for the coordinator and a reason', async () => {
    await give({ clear: 'yes' })
    const closedAt = '2022-10-14T18:00:00.000Z'
    await db.updateTable('cycle').set({ closed_at: closedAt }).where('id', '=', CYCLE).execute()
    expect((await record({ metricId: 'share' }, editor)).status).toBe(423)
    expect((await record({ metricId: 'share' })).status).toBe(423)
    const reason = 'The sheets came after the closing.'
    expect(await record({ metricId: 'share', reason })).toMatchObject({
      status: 201,
      body: { late: true },
    })
  })

  test('in a meeting that is not there is not found', async () => {
    const body = { departmentId: DEPARTMENT, metricId: 'share' }
    const sent = { body }
    expect((await editor.request('POST', '/meetings/none/feedback/record', sent)).status).toBe(404)
  })

  async function give(said: object): Promise<void> {
    const body = { departmentId: DEPARTMENT, fromDepartmentId: OTHER_DEPARTMENT, ...said }
    const given = await coordinator.request('POST', `/meetings/${meeting}/feedback`, { body })
    expect(given.status).toBeLessThan(300)
  }

  function record(asked: object, api: TestApi = coordinator): Promise<Answer> {
    const body = { departmentId: DEPARTMENT, ...asked }
    return api.request('POST', `/meetings/${meeting}/feedback/record`, { body })
  }
})
