import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { insertMetric } from '../../db/metrics.ts'
import type { ImportTarget } from '../../db/plan-import.ts'
import { storePlan } from '../../db/plan-import.ts'
import { hashOfSource } from '../../db/plan-rows.ts'
import { findPlan, findPlanOf, updatePlan } from '../../db/plans.ts'
import type { Db } from '../../db/tables.ts'
import type { PlanDocument } from '../../domain/plan-text/document.ts'
import type { Plan } from '../../domain/plan.ts'
import { createDatabase, DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { formDocument, reportDocument } from '../support/plan-documents.ts'
import { change, DEPARTMENT, insertOrganisation, OTHER_DEPARTMENT, YEAR } from '../support/plans.ts'
import { recorded, touchedBy } from '../support/record.ts'

describe.each(DIALECTS)('%s: plan import', (dialect) => {
  let db: Db

  beforeEach(async () => {
    db = await createDatabase(dialect)
    await insertOrganisation(db)
  })
  afterEach(() => db.destroy())

  test('texts, letters and order stay as printed', async () => {
    const stored = await store(reportDocument())
    const plan = await findPlanOf(db, DEPARTMENT, YEAR)
    expect(plan).toEqual(stored)
    expect(plan).toMatchObject({
      kind: 'department_plan',
      state: 'draft',
      reportGenerated: '2022-10-05T18:09:36.000Z',
      printedDepartment: 'Data & Research',
      contacts: ['First Contact', 'Second Contact'],
      emails: ['data@district.example'],
      phone: null,
      sections: {
        purpose: ['We look after numbers.', 'And after rules.'],
        services: ['Surveys', 'Reports'],
        keyFindings: ['N/A'],
        'other: Appendix': ['- one', '- two'],
      },
      version: 1,
    })
    expect(Object.keys(plan?.sections ?? {}).toSorted()).toEqual([
      'keyFindings',
      'other: Appendix',
      'purpose',
      'services',
    ])
    expect(plan?.chains).toMatchObject(
      reportDocument().chains.map((chain, index) => ({ ...chain, number: index + 1 })),
    )
    expect(outlineOf(plan)).toEqual([
      [1, 'Better numbers', [[1, 'Check  files', null, ['a. Training logs,', 'C. =SUM(A1)']]]],
      [
        1,
        'Again number one',
        [
          [2, '', true, []],
          [1, 'Last', null, ['b. <b>x</b>']],
        ],
      ],
    ])
  })

  test('a metric from print waits to be told how it is measured', async () => {
    const plan = await store(reportDocument())
    const metric = plan.priorities[0]?.actions[0]?.metrics[0]
    expect(metric).toMatchObject({
      kind: null,
      unit: '',
      direction: 'up',
      tolerance: { unit: 'percent_of_span', amount: 10 },
      cadence: 'quarterly',
      accumulates: false,
      acrossSites: 'sum',
      rateBase: 100,
      privacyClass: 'public_body',
      coverageFloor: 0.8,
      headline: true,
      code: 'DR-1.1.a',
    })
  })

  test('a whole plan is one entry on the record, with its text kept', async () => {
    const { result, entries } = await recorded(db, (going) =>
      storePlan(going, reportDocument(), target()),
    )
    if (typeof result === 'string') throw new Error(result)
    expect(entries).toEqual([
      {
        action: 'plan.import',
        entity: 'plan',
        entityId: result.id,
        payload: { after: { ...result, sourceTextSha256: hashOfSource('Priority 1: …') } },
      },
    ])
    const row = await db.selectFrom('plan').select('source_text').executeTakeFirst()
    expect(row).toEqual({ source_text: 'Priority 1: …' })
  })

  test('a plan that is there stays unless it may be replaced', async () => {
    const first = await store(reportDocument())
    const { result, entries } = await recorded(db, (going) =>
      storePlan(going, formDocument(), target()),
    )
    expect([result, entries]).toEqual(['plan_exists', []])
    expect(await findPlan(db, first.id)).toEqual(first)
  })

  test('a replaced plan keeps its id and is a draft again', async () => {
    const first = await store(reportDocument())
    await change(db, (going) => updatePlan(going, first.id, { state: 'approved' }, 1))
    const { result, entries } = await recorded(db, (going) =>
      storePlan(going, formDocument(), { ...target(), replace: true }),
    )
    expect(result).toMatchObject({ id: first.id, state: 'draft', version: 3 })
    expect(result).toEqual(await findPlan(db, first.id))
    expect(result).toMatchObject({ chains: [], sections: { formGoals: ['One', 'Two'] } })
    expect(entries).toMatchObject([
      { payload: { before: { state: 'approved', version: 2 }, after: { version: 3 } } },
    ])
  })

  test('a plan with observations is not replaced', async () => {
    const first = await store(reportDocument())
    await observe(db, first.priorities[0]?.actions[0]?.metrics[0]?.id ?? '', 1)
    const { result, entries } = await recorded(db, (going) =>
      storePlan(going, formDocument(), { ...target(), replace: true }),
    )
    expect([result, entries]).toEqual(['plan_in_use', []])
    expect(await findPlan(db, first.id)).toEqual(first)
  })

  test('a metric that continues another of the same plan does not keep the plan', async () => {
    const first = await store(reportDocument())
    const [action] = first.priorities[0]?.actions ?? []
    const actionId = action?.id ?? ''
    const continuesId = action?.metrics[0]?.id ?? ''
    await change(db, (going) => insertMetric(going, { actionId, text: 'x', continuesId }))
    expect(
      await change(db, (going) => storePlan(going, formDocument(), { ...target(), replace: true })),
    ).toMatchObject({ id: first.id })
  })

  test('two departments may have plans in one year', async () => {
    await store(reportDocument())
    expect(await store(formDocument(), { departmentId: OTHER_DEPARTMENT })).toMatchObject({
      kind: 'division_form_2016',
    })
  })

  test('the 2016 form becomes one priority, with its metrics under an action of their own', async () => {
    const plan = await store(formDocument())
    expect(plan.sections).toEqual({
      purpose: ['Technology for all.'],
      formGoals: ['One', 'Two'],
      formMetrics: ['Accounts', 'Tickets', 'Devices'],
      formTargets: ['1:1 by June'],
      divisionName: ['Innovation'],
      divisionTheoryOfAction: ['If we share, all learn.'],
      divisionTelephone: ['555-0100'],
    })
    expect(outlineOf(plan)).toEqual([
      [
        1,
        'Department goals (outcomes)',
        [
          [
            0,
            "Metrics of the department's goals (the form does not tie them to an action)",
            null,
            ['a. Accounts', 'b. Tickets', 'c. Devices'],
          ],
          [1, 'Buy devices', true, []],
          [2, 'Train', false, []],
          [3, 'Listen', null, []],
        ],
      ],
    ])
  })

  test('a form without metrics has no action for them', async () => {
    const form = formDocument()
    const bare = form.form && { ...form, form: { ...form.form, metrics: [] } }
    const plan = await store(bare ?? form)
    expect(plan.priorities[0]?.actions.map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('a plan of hundreds of parts is stored whole', async () => {
    const document = reportDocument()
    const metrics = Array.from({ length: 250 }, (_, n) => ({ letter: 'a', text: `Metric ${n}` }))
    const actions = Array.from({ length: 250 }, (_, n) => ({
      number: n,
      text: `${n}`,
      metrics: [],
    }))
    document.priorities.push({ number: 9, title: 'Long', actions })
    document.priorities.push({
      number: 10,
      title: 'Longer',
      actions: [{ number: 1, text: 'x', metrics }],
    })
    const plan = await store(document)
    expect(plan.priorities[2]?.actions.map(({ number }) => number)).toEqual(
      actions.map(({ number }) => number),
    )
    expect(plan.priorities[3]?.actions[0]?.metrics.map(({ text }) => text)).toEqual(
      metrics.map(({ text }) => text),
    )
  })

  test("readers of the plan's year look again", async () => {
    expect(
      await touchedBy(db, ['organisation', '2022-23'], (going) =>
        storePlan(going, reportDocument(), target()),
      ),
    ).toEqual(['2022-23'])
  })

  async function store(document: PlanDocument, place: Partial<ImportTarget> = {}): Promise<Plan> {
    const result = await change(db, (going) =>
      storePlan(going, document, { ...target(), ...place }),
    )
    if (typeof result === 'string') throw new Error(result)
    return result
  }
})

function target(): ImportTarget {
  return { departmentId: DEPARTMENT, schoolYear: YEAR, sourceText: 'Priority 1: …' }
}

function outlineOf(plan: Plan | undefined) {
  return plan?.priorities.map(({ number, title, actions }) => [
    number,
    title,
    actions.map((action) => [
      action.number,
      action.text,
      action.needsResources,
      action.metrics.map(({ letter, text }) => `${letter}. ${text}`),
    ]),
  ])
}
