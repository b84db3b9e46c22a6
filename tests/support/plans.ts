/** A small district with one plan: a metric of every kind, in words of our own. */

import type { KyselyConfig } from 'kysely'

import { insertAction } from '../../db/actions.ts'
import { insertChain } from '../../db/chains.ts'
import { insertDepartment } from '../../db/departments.ts'
import { insertDivision } from '../../db/divisions.ts'
import type { NewMetric } from '../../db/metrics.ts'
import { insertMetric } from '../../db/metrics.ts'
import { findPlan, insertPlan } from '../../db/plans.ts'
import { insertPriority } from '../../db/priorities.ts'
import { insertSchoolYear } from '../../db/school-years.ts'
import { insertDistrict } from '../../db/settings.ts'
import { insertSite } from '../../db/sites.ts'
import type { Db } from '../../db/tables.ts'
import type { Recording, Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { schoolYear } from '../../domain/calendar.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Dialect } from './databases.ts'
import { createDatabase } from './databases.ts'

export const YEAR = schoolYear('2022-23')
export const DEPARTMENT = 'data-and-research'
export const OTHER_DEPARTMENT = 'family-programs'
export const SITES = ['hillside-elementary', 'lakeview-middle', 'valley-high'] as const
export const PLAN = 'plan-1'

/** The example's metrics by kind. */
export const METRICS = {
  count: 'metric-count',
  rate: 'metric-rate',
  score: 'metric-score',
  level: 'metric-level',
  milestone: 'metric-milestone',
  yesNo: 'metric-yes-no',
} as const

/** The coordinator at a moment. */
export function by(at = '2022-09-01T17:00:00Z'): Recording {
  return { actor: 'coordinator@district.example', at: new Date(at) }
}

/** One change by the coordinator. */
export function change<T>(db: Db, work: (change: Writing) => Promise<T>): Promise<T> {
  return writing(db, by(), work)
}

/** A district, a division, two departments, three sites and the school year 2022-23. */
export async function insertOrganisation(db: Db): Promise<void> {
  await change(db, async (going) => {
    await insertDistrict(going, {
      name: 'Example Unified',
      timeZone: 'America/Los_Angeles',
      meetingName: 'DLN',
      smallestGroup: 11,
      coverageFloor: 0.8,
      demonstration: false,
      demonstrationOn: null,
    })
    const division = await insertDivision(going, { name: 'Learning Support' })
    await insertDepartment(going, { name: 'Data and Research', divisionId: division?.id })
    await insertDepartment(going, { name: 'Family Programs', divisionId: division?.id })
    await insertSite(going, { name: 'Valley High', code: '301', level: 'high' })
    await insertSite(going, { name: 'Hillside Elementary', code: '101', level: 'elementary' })
    await insertSite(going, { name: 'Lakeview Middle', code: '201', level: 'middle' })
    await insertSchoolYear(going, YEAR)
  })
}

/** A plan with two priorities, three actions and six metrics; needs `insertOrganisation`. */
export async function insertExamplePlan(db: Db): Promise<Plan> {
  const plan = await change(db, async (going) => {
    await insertPlan(going, {
      id: PLAN,
      departmentId: DEPARTMENT,
      schoolYear: YEAR,
      sections: { purpose: ['We look after numbers.'], services: ['Reports', 'Surveys'] },
    })
    await insertTheory(going)
    await insertActions(going)
    for (const metric of metrics()) await insertMetric(going, metric)
    return findPlan(going.tx, PLAN)
  })
  if (!plan) throw new Error('the example plan was not stored')
  return plan
}

/** A database with the organisation and the example plan. The caller ends it with `destroy()`. */
export async function createPlan(dialect: Dialect, log?: KyselyConfig['log']): Promise<Db> {
  const db = await createDatabase(dialect, log)
  await insertOrganisation(db)
  await insertExamplePlan(db)
  return db
}

async function insertTheory(going: Writing): Promise<void> {
  await insertChain(going, {
    id: 'chain-1',
    planId: PLAN,
    ...planChain(
      ['check every file', 'write down each rule'],
      ['schools will trust the reports'],
      'Better numbers',
    ),
  })
  await insertPriority(going, { id: 'priority-1', planId: PLAN, title: 'Better numbers' })
  await insertPriority(going, { id: 'priority-2', planId: PLAN, title: 'Better use of them' })
}

async function insertActions(going: Writing): Promise<void> {
  await insertAction(going, {
    id: 'action-1',
    priorityId: 'priority-1',
    text: 'Check the files that schools send',
    needsResources: true,
    goals: ['LCAP 2', 'LCAP 1'],
  })
  await insertAction(going, {
    id: 'action-2',
    priorityId: 'priority-2',
    text: 'Train staff to read reports',
  })
  await insertAction(going, {
    id: 'action-3',
    priorityId: 'priority-2',
    text: 'Ask families what they need',
    needsResources: false,
  })
}

function metrics(): NewMetric[] {
  return [
    {
      id: METRICS.count,
      actionId: 'action-1',
      text: 'Files checked',
      kind: 'count',
      unit: 'files',
      baseline: 0,
      target: 120,
      accumulates: true,
      siteIds: [...SITES],
    },
    {
      id: METRICS.yesNo,
      actionId: 'action-1',
      text: 'Naming rules adopted',
      kind: 'yes_no',
      direction: 'exactly',
      target: 100,
    },
    {
      id: METRICS.score,
      actionId: 'action-2',
      text: 'Feedback after training',
      kind: 'score',
      scaleMin: 1,
      scaleMax: 5,
      baseline: 3.4,
      target: 4.2,
      privacyClass: 'survey',
    },
    {
      id: METRICS.level,
      actionId: 'action-2',
      text: 'Active report accounts',
      kind: 'level',
      baseline: 200,
      target: 350,
    },
    {
      id: METRICS.rate,
      actionId: 'action-3',
      text: 'Families who answered',
      kind: 'rate',
      unit: '%',
      baseline: 40,
      target: 60,
      siteIds: [...SITES],
    },
    {
      id: METRICS.milestone,
      actionId: 'action-3',
      text: 'Family survey in use',
      kind: 'milestone',
      stages: ['drafted', 'tried', 'in use'],
      targetStage: 'in use',
    },
  ]
}
