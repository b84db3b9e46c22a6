import { expect, test } from 'vitest'

import { insertAction, updateAction } from '../../db/actions.ts'
import { insertChain, updateChain } from '../../db/chains.ts'
import { readCollection } from '../../db/collection.ts'
import { passLock } from '../../db/cycle-lock.ts'
import { closeCycle, findCycle, listCycles, updateCycle } from '../../db/cycles.ts'
import { listDatedEventsOf } from '../../db/dated-events.ts'
import { changeDecision, findDecision, listDecisions, takeDecision } from '../../db/decisions.ts'
import { listDepartments, updateDepartment } from '../../db/departments.ts'
import { listDeviations } from '../../db/deviations.ts'
import { listDivisions, updateDivision } from '../../db/divisions.ts'
import { readHistory } from '../../db/history.ts'
import { giveFeedback, listFeedback } from '../../db/meeting-feedback.ts'
import { listMinutes, unwrittenMinutes, writeMinutes } from '../../db/meeting-minutes.ts'
import { findRoomPackets } from '../../db/meeting-room.ts'
import { decisionRows, reflectionRows } from '../../db/meeting-rows.ts'
import {
  changeMeeting,
  findMeeting,
  hasEarlier,
  listMeetings,
  planMeeting,
  readAgendaDepartments,
} from '../../db/meetings.ts'
import {
  deleteMetric,
  findMetric,
  insertMetric,
  listMetrics,
  updateMetric,
} from '../../db/metrics.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import { findCounted } from '../../db/observation-recipes.ts'
import { storePlan } from '../../db/plan-import.ts'
import { listPlanSteps } from '../../db/plan-steps.ts'
import { findPlanOf, listPlans, updatePlan } from '../../db/plans.ts'
import { deletePriority, insertPriority, updatePriority } from '../../db/priorities.ts'
import { findRecipe, setRecipe } from '../../db/recipes.ts'
import { insertReopening, listReopenings } from '../../db/reopenings.ts'
import { listSchoolYears } from '../../db/school-years.ts'
import { findDistrict, updateDistrict } from '../../db/settings.ts'
import { listSites, updateSite } from '../../db/sites.ts'
import { findLatestPackets } from '../../db/snapshots.ts'
import { findGrid, listGrids, setGrid } from '../../db/status-grids.ts'
import { listSubmissionSteps, takeSubmissionStep } from '../../db/submissions.ts'
import type { Db } from '../../db/tables.ts'
import { getDataVersionUpTo } from '../../db/writing.ts'
import { calendarDate } from '../../domain/calendar.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import { allOf } from '../support/csv.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { formDocument, reportDocument } from '../support/plan-documents.ts'
import {
  change,
  createPlan,
  DEPARTMENT,
  METRICS,
  OTHER_DEPARTMENT,
  PLAN,
  SITES,
  YEAR,
} from '../support/plans.ts'

/** What is done to the example plan, by the noun whose SQL it shows. */
const WORK: Record<string, (db: Db) => Promise<void>> = {
  async organisation(db) {
    await findDistrict(db)
    await listSchoolYears(db)
    await listDivisions(db)
    await listDepartments(db)
    await listSites(db)
    await change(db, async (going) => {
      await updateDistrict(going, { meetingName: 'Leaders' }, 1)
      await updateDivision(going, 'learning-support', { name: 'Support' }, 1)
      await updateDepartment(going, DEPARTMENT, { name: 'Data' }, 1)
      await updateSite(going, SITES[0], { level: 'other' }, 1)
    })
  },
  async cycles(db) {
    await listCycles(db, YEAR)
    await change(db, (going) => updateCycle(going, '2022-23-Q1', { graceDays: 3 }, 1))
  },
  async 'cycle-life'(db) {
    const cycle = await findCycle(db, '2022-23-Q1')
    if (!cycle) throw new Error('no cycle')
    await readCollection(db, cycle, { today: calendarDate('2022-10-25'), departmentId: DEPARTMENT })
    await listSubmissionSteps(db, cycle.id, DEPARTMENT)
    await listPlanSteps(db, PLAN)
    await change(db, async (going) => {
      await takeSubmissionStep(going, cycle, DEPARTMENT, { deed: 'submit', note: '' })
      await closeCycle(going, cycle.id, { reason: null, silent: [] })
      const until = calendarDate('2022-12-31')
      const reopening = { departmentId: DEPARTMENT, until, reason: 'a late sheet' }
      await insertReopening(going, cycle, reopening)
      await passLock(going, DEPARTMENT, [cycle.id], null)
    })
    await listReopenings(db, [cycle.id])
  },
  async decisions(db) {
    const place = { cycleId: '2022-23-Q1', schoolYear: YEAR, departmentId: DEPARTMENT }
    const about = { ...place, actionId: 'action-1', metricId: METRICS.count }
    const said = { text: 'x', owner: '', dueOn: null, outcome: '' }
    await change(db, async (going) => {
      const id = await takeDecision(going, about, { ...said, kind: 'keep', state: 'open' })
      const taken = await findDecision(going.tx, id)
      if (taken) await changeDecision(going, taken, { ...taken, text: 'y' })
    })
    await listDecisions(db, { ...about, state: 'open', asOf: 9 })
    await allOf(decisionRows(db, { schoolYear: YEAR, cycleId: place.cycleId }))
    await allOf(reflectionRows(db, { schoolYear: YEAR, cycleId: place.cycleId, asOf: 9 }))
  },
  async meetings(db) {
    const cycle = { id: '2022-23-Q1', schoolYear: YEAR, number: 1 }
    const place = { meetingId: 'm', departmentId: DEPARTMENT, fromDepartmentId: OTHER_DEPARTMENT }
    await readAgendaDepartments(db, YEAR)
    await hasEarlier(db, cycle)
    const heldOn = calendarDate('2022-10-12')
    const planned: Meeting = { title: 'x', heldOn, startsAt: null, state: 'planned', agenda: [] }
    await change(db, async (going) => {
      await planMeeting(going, cycle, planned, 'm')
      const meeting = await findMeeting(going.tx, 'm')
      if (!meeting) return
      await changeMeeting(going, meeting, { ...planned, state: 'held' })
      await writeMinutes(going, meeting, unwrittenMinutes('m', null), 'x')
      const feedback = { clear: 'yes', useful: null, note: '' } as const
      await giveFeedback(going, meeting, place, { before: undefined, feedback })
    })
    await listMeetings(db, { schoolYear: YEAR, cycleId: cycle.id, asOf: 9 })
    await listMinutes(db, { id: 'm', agenda: [] }, 9)
    await listFeedback(db, { ...place, asOf: 9 })
    await findCounted(db, METRICS.count, 'x')
    await findRoomPackets(db, { schoolYear: YEAR, cycleId: cycle.id }, 9)
    await findLatestPackets(db, 9)
  },
  async plans(db) {
    await listPlans(db, { schoolYear: YEAR, departmentId: DEPARTMENT })
    await findPlanOf(db, DEPARTMENT, YEAR)
    await change(db, (going) => updatePlan(going, PLAN, { sections: { purpose: ['x'] } }, 1))
  },
  async 'plan-parts'(db) {
    await change(db, async (going) => {
      await insertChain(going, { planId: PLAN, ...planChain(['a'], [], null) })
      await updateChain(going, 'chain-1', { number: 3 }, 1)
      await insertPriority(going, { planId: PLAN, title: 'x' })
      await updatePriority(going, 'priority-1', { title: 'x' }, 1)
      await insertAction(going, { priorityId: 'priority-1', text: 'x', goals: ['LCAP 1'] })
      await updateAction(going, 'action-1', { text: 'x' }, 1)
      await deletePriority(going, 'priority-2', 1)
    })
  },
  async metrics(db) {
    await listMetrics(db, { schoolYear: YEAR, departmentId: DEPARTMENT, planId: PLAN })
    await listDatedEventsOf(db, { id: METRICS.rate, departmentId: DEPARTMENT })
    await listDeviations(db, YEAR)
    await change(db, async (going) => {
      await insertMetric(going, { actionId: 'action-1', text: 'x', siteIds: [SITES[0]] })
      await updateMetric(going, METRICS.rate, { target: 70 }, { expectedVersion: 1 })
      await setMilestoneTargets(going, METRICS.rate, { '2022-23-Q1': 45 })
      await deleteMetric(going, METRICS.level, { expectedVersion: 1 })
    })
  },
  async history(db) {
    const metric = await findMetric(db, METRICS.rate)
    if (metric) await readHistory(db, metric, { asOf: 9 })
    await getDataVersionUpTo(db, YEAR)
  },
  async 'status-grids'(db) {
    await listGrids(db, { schoolYear: YEAR, departmentId: DEPARTMENT })
    await findGrid(db, METRICS.rate)
    await change(db, async (going) => {
      await setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 })
      await setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 1 })
      await setGrid(going, METRICS.rate, null, { expectedVersion: 2 })
    })
  },
  async recipes(db) {
    const recipe = { version: 1, name: 'Rows', counting: { how: 'rows' }, by: 'month' } as const
    await findRecipe(db, METRICS.rate)
    await change(db, async (going) => {
      await setRecipe(going, METRICS.rate, recipe, 0)
    })
  },
  async 'plan-import'(db) {
    const target = { departmentId: OTHER_DEPARTMENT, schoolYear: YEAR, sourceText: 'x' }
    await change(db, async (going) => {
      await storePlan(going, reportDocument(), target)
      await storePlan(going, formDocument(), { ...target, replace: true })
    })
  },
}

const CASES = DIALECTS.flatMap((dialect) =>
  Object.entries(WORK).map(([noun, work]) => ({ dialect, noun, work })),
)

test.each(CASES)('$dialect: the SQL of $noun is the reviewed one', async (entry) => {
  const { dialect, noun, work } = entry
  const seen: string[] = []
  const db = await createPlan(dialect, (event) => void seen.push(event.query.sql))
  seen.length = 0
  await work(db)
  await db.destroy()
  await expect(`${seen.join('\n')}\n`).toMatchFileSnapshot(`sql/${noun}.${dialect}.sql`)
})
