import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { closeAccount, updateAccount } from '../../db/accounts.ts'
import { deleteAction } from '../../db/actions.ts'
import { insertApiKey, listApiKeys, markApiKeyUsed, revokeApiKey } from '../../db/api-keys.ts'
import { updateChain } from '../../db/chains.ts'
import { findCycle, updateCycle } from '../../db/cycles.ts'
import { insertDatedEvent } from '../../db/dated-events.ts'
import { changeDecision, findDecision, takeDecision } from '../../db/decisions.ts'
import { seedDemonstration } from '../../db/demo/seed.ts'
import { insertDeviation } from '../../db/deviations.ts'
import { updateDivision } from '../../db/divisions.ts'
import { getHead } from '../../db/ledger.ts'
import { deleteMetric, findMetric, updateMetric } from '../../db/metrics.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import { insertPerson, renamePerson } from '../../db/people.ts'
import type { ImportTarget } from '../../db/plan-import.ts'
import { storePlan } from '../../db/plan-import.ts'
import { updatePlan } from '../../db/plans.ts'
import { findReflection, noteReading, unwritten, writeReflection } from '../../db/reflections.ts'
import { insertSchoolYear, replaceCycles } from '../../db/school-years.ts'
import { setGrid } from '../../db/status-grids.ts'
import type { Db } from '../../db/tables.ts'
import { verifyRecord } from '../../db/verify-record.ts'
import { verifyStates } from '../../db/verify-states.ts'
import type { Writing } from '../../db/writing.ts'
import { boundsOf, defaultCycles, schoolYear } from '../../domain/calendar.ts'
import { NO_REFLECTION } from '../../domain/reflection.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { day } from '../support/metrics.ts'
import { reportDocument } from '../support/plan-documents.ts'
import {
  by,
  change,
  createPlan,
  DEPARTMENT,
  METRICS,
  OTHER_DEPARTMENT,
  PLAN,
  YEAR,
} from '../support/plans.ts'
import { checked, record } from '../support/recorded-district.ts'
import { dropGuards, foundAfter } from '../support/tampering.ts'

const LATER = schoolYear('2023-24')
const LATER_NAME = { name: 'Learning' }
const SOURCE = 'The plan as it was printed.'

describe.each(DIALECTS)('%s: everything that is stored beside the log', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    await live(db)
    await lookBackOn(db)
    await dropGuards(db, dialect)
  })
  afterAll(() => db.destroy())

  test('is what the log says, after changes of every kind', async () => {
    expect(await verifyStates(db)).toEqual({
      states: expect.any(Number),
      fedCounted: 0,
      fault: null,
    })
    expect(await verifyRecord(db)).toMatchObject({ ok: true, fault: null })
  })

  test.each([
    ['metric', 'text', `update metric set text = 'Fewer files' where id = '${METRICS.count}'`],
    ['metric', 'target', `update metric set target = 100 where id = '${METRICS.count}'`],
    ['metric', 'baseline', `update metric set baseline = 1 where id = '${METRICS.count}'`],
    ['metric', 'removed', `update metric set removed = 0 where id = '${METRICS.count}'`],
    ['metric', 'position', `update metric set position = 9 where id = '${METRICS.count}'`],
    ['metric', 'siteIds', `delete from metric_site where site_id = 'valley-high'`],
    ['metric', 'milestoneTargets', 'update milestone_target set target = target - 1'],
    ['metric', 'text', `update metric set text = 'x' where text = 'Training logs,'`],
    ['plan', 'sections', `update plan_section set text = 'x' where text = 'Reports'`],
    ['plan', 'state', `update plan set state = 'returned' where id = '${PLAN}'`],
    ['plan', 'sourceTextSha256', `update plan set source_text = 'x' where source_text is not null`],
    ['priority', 'title', `update priority set title = 'x' where id = 'priority-1'`],
    ['action', 'text', `update action set text = 'x' where id = 'action-1'`],
    ['action', 'goals', `delete from action_goal where goal = 'LCAP 1'`],
    ['action', 'priorityId', `update action set priority_id = 'priority-1' where id = 'action-3'`],
    ['chain', 'ifWe', `update chain_part set text = 'x' where text = 'write down each rule'`],
    ['district', 'smallestGroup', 'update district set smallest_group = 30'],
    ['cycle', 'dueOn', `update cycle set due_on = '2023-06-30' where id = '2022-23-Q3'`],
    ['cycle', 'endsOn', `update cycle set ends_on = '2022-10-05' where id = '2022-23-Q1'`],
    ['school year', 'endsOn', `update school_year set ends_on = '2023-07-01' where id = '2022-23'`],
    ['division', 'name', `update division set name = 'x'`],
    ['department', 'name', `update department set name = 'x' where id = '${OTHER_DEPARTMENT}'`],
    ['site', 'closedOn', `update site set closed_on = '2022-08-01' where code = '101'`],
    ['status grid', 'levelCuts', `update status_grid set level_cuts = '[1,2,3,4]'`],
    ['deviation', 'endsOn', `update deviation set ends_on = '2030-01-01'`],
    ['dated event', 'on', `update dated_event set on_date = '2022-09-09'`],
    ['person', 'role', `update person set role = 'coordinator' where id = 'editor'`],
    ['person', 'departments', `delete from department_member where person_id = 'editor'`],
    ['person', 'closedAt', `update person set closed_at = null where id = 'leaver'`],
    ['api key', 'revokedAt', 'update api_key set revoked_at = null where revoked_at is not null'],
    ['api key', 'role', `update api_key set role = 'observe_key'`],
    ['decision', 'text', `update decision set text = 'x' where version = 1`],
    ['decision', 'outcome', `update decision set outcome = 'x' where version = 2`],
    ['decision', 'dueOn', `update decision set due_on = '2023-06-30' where version = 2`],
    ['decision', 'metricId', 'update decision set metric_id = null'],
    ['decision', 'supersededTx', 'update decision set superseded_tx = superseded_tx + 1'],
    ['decision', 'tx', 'update decision set tx = tx - 1 where version = 1'],
    ['reflection', 'happened', `update reflection set happened = 'x' where version = 1`],
    ['reflection', 'next', `update reflection set next_step = 'x' where version = 2`],
    ['reflection', 'felt', 'update reflection set felt = null where version = 2'],
    ['reflection', 'supersededTx', 'update reflection set superseded_tx = superseded_tx + 1'],
    ['reflection reading', 'version', 'update reflection_reading set version = 1'],
    ['api key', 'expiresOn', `update api_key set expires_on = '2030-01-01'`],
  ])('of a %s with another %s is found at the entry that told of it', async (thing, key, bend) => {
    const bent = (tx: Db) => sql.raw(bend).execute(tx)
    const { ok, fault } = await foundAfter(db, bent, (tx) => verifyRecord(tx))
    expect(ok).toBe(false)
    expect(fault).toMatchObject({ part: 'state', entry: { at: expect.any(String) } })
    expect(fault?.why).toContain(`The ${thing} `)
    expect(fault?.why).toContain(`another “${key}”`)
    expect(fault?.next).toContain('Keep a copy')
  })

  test.each([
    ['dated event', 'delete from dated_event'],
    ['status grid', 'delete from status_grid'],
    ['deviation', 'delete from deviation'],
    ['chain', `delete from chain_part; delete from chain`],
    ['decision', 'delete from decision where version = 2'],
    ['reflection reading', 'delete from reflection_reading'],
    ['reflection', 'delete from reflection_reading; delete from reflection where version = 2'],
  ])('without a %s that was told of is found', async (thing, bend) => {
    const bent = async (tx: Db) => {
      for (const one of bend.split('; ')) await sql.raw(one).execute(tx)
    }
    const { fault } = await foundAfter(db, bent, (tx) => verifyRecord(tx))
    expect(fault).toMatchObject({ part: 'state', number: expect.any(Number) })
    expect(fault?.why).toMatch(new RegExp(`The ${thing} .*is no longer stored`))
  })

  test('with something that no entry tells of is found', async () => {
    const { fault } = await foundAfter(db, addStranger, (tx) => verifyRecord(tx))
    expect(fault).toEqual({
      part: 'state',
      number: null,
      entry: null,
      why: 'The person stranger is stored, and no entry tells of it.',
      next: expect.stringContaining('Keep a copy'),
    })
  })

  test('of two changes the one that was told of earlier is named', async () => {
    const { fault } = await foundAfter(db, bendTwo, (tx) => verifyRecord(tx))
    expect(fault?.why).toContain('The district')
    expect(fault?.number).toBe(1)
  })

  test('a change that is made meanwhile is no fault', async () => {
    let hasChanged = false
    const isOfDistrict = new WeakSet()
    const busy = db.withPlugin({
      transformQuery: ({ node, queryId }) => {
        if (JSON.stringify(node).includes('"name":"district"')) isOfDistrict.add(queryId)
        return node
      },
      async transformResult({ result, queryId }) {
        if (!isOfDistrict.has(queryId) || hasChanged) return result
        hasChanged = true
        const going = change(db, (one) => updateDivision(one, 'learning-support', LATER_NAME, 1))
        // SQLite has one connection, which this query still holds.
        if (dialect === 'postgres') await going
        return result
      },
    })
    const before = await getHead(db)
    expect(await verifyRecord(busy)).toMatchObject({ ok: true })
    expect(await getHead(db)).toBe(before + 1)
  })
})

test.each(DIALECTS)(
  '%s: the demonstration is what its log says',
  async (dialect) => {
    const db = await createDatabase(dialect)
    await seedDemonstration(db)
    const { states, fault } = await verifyStates(db)
    expect(fault).toBeNull()
    expect(states).toBeGreaterThan(150)
    await db.destroy()
  },
  60_000,
)

/** Changes of every kind, so that every way of telling is in the log. */
async function live(db: Db): Promise<void> {
  await change(db, async (going) => {
    await updatePlan(going, PLAN, { sections: { purpose: [], budget: ['None'] } }, 1)
    await updateChain(going, 'chain-1', { ifWe: ['write down each rule', ''] }, 1)
    await storePlan(going, reportDocument(), target({}))
    await storePlan(going, reportDocument(), target({ replace: true }))
    await updateCycle(going, '2022-23-Q2', { startsOn: day('2022-10-10'), graceDays: 3 }, 1)
    await setMilestoneTargets(going, METRICS.rate, { '2022-23-Q2': 51.5, '2022-23-Q1': 0.1 })
    await setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 })
    await setGrid(going, METRICS.level, gridOf(), { expectedVersion: 0 })
    await setGrid(going, METRICS.level, null, { expectedVersion: 1 })
    await insertDatedEvent(going, {
      on: day('2022-10-01'),
      label: 'Portal',
      metricId: METRICS.rate,
    })
    await insertDatedEvent(going, { on: day('2022-10-01'), label: 'Gone', metricId: METRICS.yesNo })
    const accepted = { reason: 'Late', owner: 'Lead', endsOn: day('2022-12-01') }
    await insertDeviation(going, { metricId: METRICS.rate, ...accepted })
    await deleteMetric(going, METRICS.yesNo, { expectedVersion: 1 })
    await deleteAction(going, 'action-2', 1)
  })
  const counted = await findMetric(db, METRICS.count)
  if (!counted) throw new Error('no metric')
  await record(db, by(), counted, checked({ value: 3 }))

  await change(db, async (going) => {
    const edit = { expectedVersion: 1, reason: 'No longer ours' }
    await updateMetric(going, METRICS.count, { owner: 'Lead' }, edit)
    await deleteMetric(going, METRICS.count, { ...edit, expectedVersion: 2 })
    await insertSchoolYear(going, LATER)
    const [first, ...cycles] = defaultCycles(LATER)
    if (!first) throw new Error('no cycle')
    const { endsOn } = boundsOf(LATER)
    await replaceCycles(going, LATER, cycles.length > 0 ? [{ ...first, endsOn }] : [], 1)
  })
  await people(db)
}

async function lookBackOn(db: Db): Promise<void> {
  const cycle = await findCycle(db, '2022-23-Q1')
  if (!cycle) throw new Error('no cycle')
  const said = { ...NO_REFLECTION, happened: 'Begun.', felt: 'at_risk' } as const
  await change(db, async (going) => {
    await writeReflection(going, cycle, unwritten('action-1', cycle.id), said)
    const written = await findReflection(going.tx, 'action-1', cycle.id)
    await writeReflection(going, cycle, written, { ...said, next: 'Go on.' })
    const place = { cycleId: cycle.id, schoolYear: YEAR, departmentId: DEPARTMENT }
    const about = { ...place, actionId: 'action-1', metricId: METRICS.count }
    const decided = { kind: 'stop', text: 'Stop', owner: 'Lead', dueOn: day('2022-12-01') } as const
    const id = await takeDecision(going, about, { ...decided, state: 'open', outcome: '' })
    const taken = await findDecision(going.tx, id)
    if (!taken) throw new Error('no decision')
    await changeDecision(going, taken, { ...taken, state: 'done', outcome: 'Stopped.' })
  })
  await change(db, async (going) => {
    const written = await findReflection(going.tx, 'action-1', cycle.id)
    await noteReading(going, cycle, written)
  })
}

async function people(db: Db): Promise<void> {
  await change(db, async (going) => {
    const departments = [OTHER_DEPARTMENT, DEPARTMENT]
    await insertPerson(going, { id: 'editor', ...person('editor'), role: 'editor', departments })
    await insertPerson(going, { id: 'leaver', ...person('leaver'), role: 'owner', departments })
    await insertPerson(going, { id: 'viewer', ...person('viewer'), role: 'viewer' })
    await updateAccount(going, 'viewer', 1, { role: 'auditor' })
    await renamed(going)
    await closeAccount(going, 'leaver', 1)
    for (const name of ['Nightly', 'Weekly']) {
      const expiresOn = day('2023-06-30')
      const key = { name, departmentId: DEPARTMENT, role: 'read_key', expiresOn } as const
      const made = await insertApiKey(going, { ...key, secretHash: name.padEnd(64, '0') })
      if (made && name === 'Weekly') await revokeApiKey(going, made.id, 1)
    }
  })
  for (const { id } of await listApiKeys(db)) await markApiKeyUsed(db, id, day('2022-10-01'))
}

function person(name: string) {
  return { name, email: `${name}@district.example` }
}

function renamed(going: Writing): Promise<void> {
  return renamePerson(going, 'editor', 'Another name')
}

function target({ replace = false }: { replace?: boolean }): ImportTarget {
  return { departmentId: OTHER_DEPARTMENT, schoolYear: YEAR, sourceText: SOURCE, replace }
}

function addStranger(tx: Db) {
  return sql`insert into person (id, name, email, email_verified, role, created_at, updated_at, version)
    values ('stranger', 'A', 'a@b.example', 0, 'coordinator', 'x', 'x', 1)`.execute(tx)
}

async function bendTwo(tx: Db): Promise<void> {
  await sql`update deviation set ends_on = '2030-01-01'`.execute(tx)
  await sql`update district set smallest_group = 30`.execute(tx)
}
