import { beforeEach, describe, expect, test } from 'vitest'

import { insertAction } from '../../db/actions.ts'
import { insertMetric } from '../../db/metrics.ts'
import { insertPlan } from '../../db/plans.ts'
import { insertPriority } from '../../db/priorities.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import { schoolYear } from '../../domain/calendar.ts'
import type { Packet } from '../../domain/packet/packet.ts'
import type { TestApi } from '../support/api.ts'
import { at, createTestApi, textAt } from '../support/api.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import {
  change,
  DEPARTMENT,
  insertExamplePlan,
  insertOrganisation,
  METRICS,
} from '../support/plans.ts'

const LAST = '2022-23-Q4'
const NEXT = '2023-24-Q1'
const AFTER = 'metric-after'

describe.each(DIALECTS)('%s: what was decided at the end of a school year', (dialect) => {
  let db: Db
  let coordinator: TestApi

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
    await insertExamplePlan(db)
    await insertNextPlan(db)
    coordinator = await createTestApi(dialect, { db, moment: '2023-07-10T18:00:00Z' })
    return () => db.destroy()
  })

  test('is followed in the metric that continues it, against the target that holds there', async () => {
    await observe(METRICS.level, '2023-06-05', 300)
    await decide({ metricId: METRICS.level, cycleId: LAST })
    expect(await effectOf()).toMatchObject({ since: null, moved: 'not_yet' })
    coordinator.now('2023-10-10T18:00:00Z')
    await observe(AFTER, '2023-09-05', 340)
    expect(await effectOf()).toEqual({
      before: { cycleId: LAST, value: 300, status: 'off_track', suppressed: null },
      since: { cycleId: NEXT, value: 340, status: expect.any(String), suppressed: null },
      moved: 'towards',
      from: 'target',
    })
    const then = await coordinator.request('GET', '/decisions?asOf=2023-07-10T23:00:00Z')
    expect(at(then, 'items.0.effect')).toMatchObject({ since: null, moved: 'not_yet' })
  })

  test('of a metric that nothing continues ends with its year', async () => {
    await observe(METRICS.score, '2023-06-05', { mean: 4, n: 30 })
    await decide({ metricId: METRICS.score, cycleId: LAST })
    expect(await effectOf()).toMatchObject({ since: null, moved: 'year_over' })
  })

  test('is asked about in the first packet of the next year, and there is told no later than its cycle', async () => {
    coordinator.now('2023-12-10T18:00:00Z')
    await observe(METRICS.level, '2023-06-05', 300)
    await decide({ metricId: METRICS.level, cycleId: LAST, text: 'Open more accounts.' })
    await decide({ cycleId: '2022-23-Q2', text: 'Still open.' })
    await decide({ cycleId: '2022-23-Q2', text: 'Long done.' }, 'All have them.')
    await decide({ cycleId: LAST, text: 'Done at the end.' }, 'They are trained.')
    await observe(AFTER, '2023-09-05', 340)
    await observe(AFTER, '2023-11-05', 310)
    const { lastYear } = await seal(NEXT)
    expect(lastYear).toMatchObject({ schoolYear: '2022-23', cycles: [{ name: 'Q1' }, {}, {}, {}] })
    expect(lastYear?.decisions.map(({ text }) => text)).toEqual([
      'Open more accounts.',
      'Still open.',
      'Done at the end.',
    ])
    expect(lastYear?.decisions[0]).toMatchObject({
      metric: { id: METRICS.level, text: 'Active report accounts', places: 1 },
      effect: { before: { value: 300 }, since: { cycleId: NEXT, value: 340 }, moved: 'towards' },
    })
    const second = await seal('2023-24-Q2')
    expect(second.lastYear?.decisions.map(({ text }) => text)).toEqual([
      'Open more accounts.',
      'Still open.',
    ])
    expect(second.lastYear?.decisions[0]?.effect?.since).toMatchObject({ value: 310 })
  })

  test('hides a small group in either year, from the packet and from whoever may not see it', async () => {
    await db
      .updateTable('metric')
      .set({ privacy_class: 'student' })
      .where('id', 'in', [METRICS.level, AFTER])
      .execute()
    coordinator.now('2023-10-10T18:00:00Z')
    await observe(METRICS.level, '2023-06-05', 4)
    await observe(AFTER, '2023-09-05', 340)
    await decide({ metricId: METRICS.level, cycleId: LAST })
    expect(await effectOf()).toMatchObject({ before: { value: 4 }, moved: 'towards' })
    const hidden = { before: { value: null, suppressed: '*' }, moved: 'hidden' }
    expect(await effectOf('&smallGroups=hidden')).toMatchObject(hidden)
    const packet = await seal(NEXT)
    expect(packet.lastYear?.decisions[0]?.effect).toMatchObject(hidden)
  })

  test('what a packet hands out of the year before is on the register; what is only shown is not', async () => {
    await db
      .updateTable('metric')
      .set({ privacy_class: 'student' })
      .where('id', '=', METRICS.level)
      .execute()
    coordinator.now('2023-10-10T18:00:00Z')
    await observe(METRICS.level, '2023-06-05', 300)
    await decide({ metricId: METRICS.level, cycleId: LAST })
    const body = { cycleId: NEXT, heldOn: '2023-10-20' }
    const meeting = await coordinator.request('POST', '/meetings', { body })
    const room = await coordinator.request('GET', `/meetings/${textAt(meeting, 'id')}/room`)
    expect(at(room, 'packet.lastYear.decisions.0.effect.before.value')).toBe(300)
    const register = () =>
      db
        .selectFrom('printed_total')
        .select('cycle_id')
        .where('metric_id', '=', METRICS.level)
        .execute()
    expect(await register()).toEqual([])
    await seal(NEXT)
    expect(await register()).toEqual([{ cycle_id: LAST }])
  })

  test('opens the first meeting of the next year', async () => {
    expect(await kindsOf(NEXT)).toEqual(['department', 'closing'])
    await decide({ cycleId: '2022-23-Q3' })
    const opened = ['opening', 'department', 'closing']
    expect(await kindsOf('2023-24-Q2')).toEqual(opened)
    expect(await kindsOf('2022-23-Q3')).toEqual(['department', 'closing'])
  })

  test('a packet that has nothing to ask says nothing of the year before', async () => {
    await decide({ cycleId: '2022-23-Q3', text: 'Long done.' }, 'All have them.')
    expect(await seal(NEXT)).not.toHaveProperty('lastYear')
  })

  async function observe(metricId: string, observedOn: string, value: object | number) {
    const said = typeof value === 'number' ? { value } : value
    const body = { metricId, observedOn, ...said }
    expect((await coordinator.request('POST', '/observations', { body })).status).toBe(201)
  }

  async function decide(
    said: { cycleId: string; metricId?: string; text?: string },
    outcome?: string,
  ) {
    const kept = { kind: 'keep', text: 'Go on.', departmentId: DEPARTMENT, ...said }
    const taken = await coordinator.request('POST', '/decisions', { body: kept })
    expect(taken.status).toBe(201)
    if (outcome === undefined) return
    const path = `/decisions/${textAt(taken, 'id')}`
    const done = { body: { state: 'done', outcome }, headers: { 'if-match': '"1"' } }
    expect((await coordinator.request('PATCH', path, done)).status).toBe(200)
  }

  async function effectOf(more = '') {
    return at(await coordinator.request('GET', `/decisions?limit=1${more}`), 'items.0.effect')
  }

  async function kindsOf(cycleId: string): Promise<unknown[]> {
    const planned = { cycleId, heldOn: '2024-06-01' }
    const agenda = at(await coordinator.request('POST', '/meetings', { body: planned }), 'agenda')
    return Array.isArray(agenda) ? agenda.map((body) => at({ body }, 'kind')) : []
  }

  async function seal(cycleId: string): Promise<Packet> {
    const body = { cycleId, title: `Packet of ${cycleId}` }
    const sealed = await coordinator.request('POST', '/snapshots', { body })
    expect(sealed.status).toBe(201)
    const packet = await coordinator.request(
      'GET',
      `/snapshots/${textAt(sealed, 'id')}/packet.json`,
    )
    // It is what the tests are about.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return packet.body as Packet
  }
})

/** The next year's plan: one metric, which goes on with the accounts under a higher target. */
async function insertNextPlan(db: Db): Promise<void> {
  const year = schoolYear('2023-24')
  await change(db, async (going) => {
    await insertSchoolYear(going, year)
    await insertPlan(going, {
      id: 'plan-after',
      departmentId: DEPARTMENT,
      schoolYear: year,
      sections: {},
    })
    await insertPriority(going, { id: 'priority-after', planId: 'plan-after', title: 'Better use' })
    await insertAction(going, {
      id: 'action-after',
      priorityId: 'priority-after',
      text: 'Train more staff',
    })
    await insertMetric(going, {
      id: AFTER,
      actionId: 'action-after',
      text: 'Active report accounts',
      kind: 'level',
      baseline: 300,
      target: 400,
      continuesId: METRICS.level,
    })
  })
}
