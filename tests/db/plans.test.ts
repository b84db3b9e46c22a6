import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { PlanChanges } from '../../db/plans.ts'
import { findPlan, findPlanOf, insertPlan, listPlans, updatePlan } from '../../db/plans.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import type { Db } from '../../db/tables.ts'
import { schoolYear } from '../../domain/calendar.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import {
  change,
  DEPARTMENT,
  insertExamplePlan,
  insertOrganisation,
  METRICS,
  OTHER_DEPARTMENT,
  PLAN,
  SITES,
  YEAR,
} from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: plans', (dialect) => {
  let db: Db
  const seen: string[] = []

  beforeEach(async () => {
    db = await createDatabase(dialect, (event) => void seen.push(event.query.sql))
    await insertOrganisation(db)
  })
  afterEach(() => db.destroy())

  test('a plan reads back whole, in the order of print', async () => {
    const stored = await insertExamplePlan(db)
    const plan = await findPlan(db, PLAN)
    expect(plan).toEqual(stored)
    expect(plan).toMatchObject({
      departmentId: DEPARTMENT,
      schoolYear: YEAR,
      kind: 'department_plan',
      state: 'draft',
      reportGenerated: null,
      contacts: [],
      sections: { purpose: ['We look after numbers.'], services: ['Reports', 'Surveys'] },
      chains: [
        planChain(
          ['check every file', 'write down each rule'],
          ['schools will trust the reports'],
          'Better numbers',
        ),
      ],
      priorities: [
        {
          number: 1,
          title: 'Better numbers',
          actions: [{ number: 1, needsResources: true, goals: ['LCAP 1', 'LCAP 2'] }],
        },
        {
          number: 2,
          actions: [
            { number: 1, needsResources: null },
            { number: 2, needsResources: false },
          ],
        },
      ],
    })
    const metrics = plan?.priorities.flatMap(({ actions }) => actions).flatMap((a) => a.metrics)
    expect(metrics?.map(({ code, kind }) => [code, kind])).toEqual([
      ['DR-1.1.a', 'count'],
      ['DR-1.1.b', 'yes_no'],
      ['DR-2.1.a', 'score'],
      ['DR-2.1.b', 'level'],
      ['DR-2.2.a', 'rate'],
      ['DR-2.2.b', 'milestone'],
    ])
    expect(metrics?.[0]).toMatchObject({ id: METRICS.count, siteIds: SITES, coverageFloor: 0.8 })
  })

  test('a plan is read in ten queries, however much is in it', async () => {
    await change(db, (going) =>
      insertPlan(going, { id: 'bare', departmentId: OTHER_DEPARTMENT, schoolYear: YEAR }),
    )
    await insertExamplePlan(db)
    expect(await countQueries(() => findPlan(db, PLAN))).toBe(10)
    expect(await countQueries(() => findPlan(db, 'bare'))).toBeLessThanOrEqual(10)
  })

  test('a plan is found by department and year', async () => {
    const plan = await insertExamplePlan(db)
    expect(await findPlanOf(db, DEPARTMENT, YEAR)).toEqual(plan)
    expect(await findPlanOf(db, OTHER_DEPARTMENT, YEAR)).toBeUndefined()
    expect(await findPlanOf(db, DEPARTMENT, schoolYear('2023-24'))).toBeUndefined()
    expect(await findPlan(db, 'no-such-plan')).toBeUndefined()
  })

  test('a new plan keeps what it is given, with one entry on the record', async () => {
    const cover = {
      kind: 'division_form_2016',
      state: 'approved',
      reportGenerated: '2022-10-05T18:09:36.000Z',
      printedDepartment: 'Data & Research',
      contacts: ['First Contact', 'Second Contact'],
      emails: ['data@district.example'],
      phone: '555-0100',
      sections: { purpose: ['One.', 'Two.'] },
    } as const
    const given = { ...cover, contacts: [...cover.contacts], emails: [...cover.emails] }
    const { result, entries } = await recorded(db, (going) =>
      insertPlan(going, {
        ...given,
        sections: { purpose: ['One.', 'Two.'] },
        departmentId: DEPARTMENT,
        schoolYear: YEAR,
      }),
    )
    expect(result).toMatchObject({ ...cover, chains: [], priorities: [], version: 1 })
    const { chains: _chains, priorities: _priorities, ...after } = result ?? {}
    expect(entries).toMatchObject([
      { action: 'plan.add', entity: 'plan', entityId: result?.id, payload: { after } },
    ])
  })

  test('a department has one plan a year', async () => {
    await insertExamplePlan(db)
    const again = await recorded(db, (going) =>
      insertPlan(going, { departmentId: DEPARTMENT, schoolYear: YEAR }),
    )
    expect(again).toEqual({ result: undefined, entries: [] })
  })

  test('a change keeps the rest and puts both states on the record', async () => {
    await insertExamplePlan(db)
    const { result, entries } = await recorded(db, (going) =>
      updatePlan(
        going,
        PLAN,
        { state: 'returned', sections: { services: ['Surveys'], budget: ['$ 1,000'] } },
        1,
        'Targets are missing',
      ),
    )
    const sections = {
      purpose: ['We look after numbers.'],
      services: ['Surveys'],
      budget: ['$ 1,000'],
    }
    expect(result).toMatchObject({ state: 'returned', sections, version: 2 })
    expect(result?.priorities).toHaveLength(2)
    expect(await findPlan(db, PLAN)).toEqual(result)
    expect(entries).toMatchObject([
      {
        action: 'plan.change',
        payload: {
          before: { state: 'draft', version: 1, sections: { services: ['Reports', 'Surveys'] } },
          after: { state: 'returned', version: 2, sections },
          reason: 'Targets are missing',
        },
      },
    ])
  })

  test('a section without a text is gone', async () => {
    await insertExamplePlan(db)
    expect(await update({ sections: { services: [] } }, 1)).toMatchObject({
      sections: { purpose: ['We look after numbers.'] },
    })
    expect((await findPlan(db, PLAN))?.sections).not.toHaveProperty('services')
  })

  test('a section of many texts keeps their order', async () => {
    await insertExamplePlan(db)
    const services = Array.from({ length: 250 }, (_, n) => `Service ${n + 1}`)
    expect((await update({ sections: { services } }, 1))?.sections.services).toEqual(services)
  })

  test('a stale or absent plan is not changed', async () => {
    await insertExamplePlan(db)
    expect(await update({ state: 'approved' }, 2)).toBeUndefined()
    expect(await change(db, (going) => updatePlan(going, 'no-such-plan', {}, 1))).toBeUndefined()
    expect(await findPlan(db, PLAN)).toMatchObject({ state: 'draft', version: 1 })
  })

  test('plans are listed newest year first, departments in their order, with their sizes', async () => {
    const next = schoolYear('2023-24')
    await change(db, (going) => insertSchoolYear(going, next))
    await insertExamplePlan(db)
    for (const plan of [
      { id: 'plan-2', departmentId: OTHER_DEPARTMENT, schoolYear: YEAR },
      { id: 'plan-3', departmentId: OTHER_DEPARTMENT, schoolYear: next },
      { id: 'plan-4', departmentId: DEPARTMENT, schoolYear: next },
    ]) {
      await change(db, (going) => insertPlan(going, plan))
    }
    await db.updateTable('metric').set({ removed: 1 }).where('id', '=', METRICS.score).execute()

    expect((await listPlans(db)).map(({ id }) => id)).toEqual([
      'plan-4',
      'plan-3',
      'plan-1',
      'plan-2',
    ])
    expect(await listPlans(db, { schoolYear: YEAR, departmentId: DEPARTMENT })).toEqual([
      {
        id: 'plan-1',
        departmentId: DEPARTMENT,
        schoolYear: YEAR,
        kind: 'department_plan',
        state: 'draft',
        reportGenerated: null,
        version: 1,
        priorities: 2,
        actions: 3,
        metrics: 5,
        changedSinceApproval: false,
      },
    ])
    expect((await listPlans(db, { departmentId: OTHER_DEPARTMENT })).map(({ id }) => id)).toEqual([
      'plan-3',
      'plan-2',
    ])
  })

  test("readers of the plan's year look again", async () => {
    await insertExamplePlan(db)
    const scopes = ['organisation', '2022-23', '2023-24']
    expect(
      await touchedBy(db, scopes, (going) => updatePlan(going, PLAN, { phone: '1' }, 1)),
    ).toEqual(['2022-23'])
  })

  function update(changes: PlanChanges, version: number) {
    return change(db, (going) => updatePlan(going, PLAN, changes, version))
  }

  async function countQueries(work: () => Promise<unknown>): Promise<number> {
    seen.length = 0
    await work()
    return seen.length
  }
})
