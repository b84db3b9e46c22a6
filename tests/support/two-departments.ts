/** The district of `plans.ts`, where the other department has a plan with one of every part too. */

import { insertAction } from '../../db/actions.ts'
import { insertApiKey } from '../../db/api-keys.ts'
import { insertChain } from '../../db/chains.ts'
import { insertDatedEvent } from '../../db/dated-events.ts'
import { takeDecision } from '../../db/decisions.ts'
import { insertRun, updateRun } from '../../db/import-runs.ts'
import { giveFeedback } from '../../db/meeting-feedback.ts'
import { unwrittenMinutes, writeMinutes } from '../../db/meeting-minutes.ts'
import { planMeeting } from '../../db/meetings.ts'
import { insertMetric } from '../../db/metrics.ts'
import { setMilestoneTargets } from '../../db/milestone-targets.ts'
import { insertPerson } from '../../db/people.ts'
import { insertPlan } from '../../db/plans.ts'
import { insertPriority } from '../../db/priorities.ts'
import { writeAnswer } from '../../db/stream-answers.ts'
import { insertStream } from '../../db/streams.ts'
import type { Db } from '../../db/tables.ts'
import type { Writing } from '../../db/writing.ts'
import type { Part } from '../../domain/access.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { makeAgenda } from '../../domain/meeting.ts'
import { planChain } from '../../domain/plan-text/document.ts'
import type { Dialect } from './databases.ts'
import { observe } from './observed.ts'
import { change, createPlan, DEPARTMENT, METRICS, OTHER_DEPARTMENT, PLAN, YEAR } from './plans.ts'

/** Nobody else writes this. */
export const CANARY = 'Canary of the other department'

/** An id of each part, by whose it is. */
export const PARTS: Record<'own' | 'other', Record<Part, string>> = {
  own: {
    department: DEPARTMENT,
    plan: PLAN,
    chain: 'chain-1',
    priority: 'priority-1',
    action: 'action-1',
    metric: METRICS.level,
    milestone: `${METRICS.level}:${YEAR}-Q1`,
    event: 'event-own',
    observation: `${METRICS.level}-1`,
    reflection: `action-1:${YEAR}-Q1`,
    decision: 'decision-own',
    stream: 'stream-own',
    answer: 'answer-own',
  },
  other: {
    department: OTHER_DEPARTMENT,
    plan: 'other-plan',
    chain: 'other-chain',
    priority: 'other-priority',
    action: 'other-action',
    metric: 'other-metric',
    milestone: `other-metric:${YEAR}-Q1`,
    event: 'other-event',
    observation: 'other-metric-1',
    reflection: `other-action:${YEAR}-Q1`,
    decision: 'other-decision',
    stream: 'other-stream',
    answer: 'other-answer',
  },
}

/** An event of the whole district. */
export const DISTRICT_EVENT = 'event-district'

/** The meeting of the first cycle, with a word of each department. */
export const MEETING = 'meeting-1'

/** A person who reads the whole district. */
export const SOMEBODY = 'somebody'

/** An import of the own department. */
export const IMPORT = 'import-own'

const LOG = {
  question: '',
  wording: '',
  isSurvey: false,
  parts: [{ name: 'attended', points: null }],
}
const COUNTED = {
  siteId: null,
  group: '',
  invited: null,
  counts: { attended: 4 },
  note: '',
  evidenceUrl: null,
}

const CYCLE = { cycleId: `${YEAR}-Q1`, schoolYear: YEAR }
const DECIDED = { kind: 'keep', owner: '', dueOn: null, state: 'open', outcome: '' } as const

/** The caller ends it with `destroy()`. */
export async function createTwoDepartments(dialect: Dialect): Promise<Db> {
  const db = await createPlan(dialect)
  await change(db, async (going) => {
    const { plan, department, chain, priority, action, metric, event } = PARTS.other
    const sections = { purpose: [CANARY], services: [] }
    await insertPlan(going, { id: plan, departmentId: department, schoolYear: YEAR, sections })
    const theory = planChain([CANARY], ['it shows'], 'Leaks')
    await insertChain(going, { id: chain, planId: plan, ...theory })
    await insertPriority(going, { id: priority, planId: plan, title: CANARY })
    await insertAction(going, { id: action, priorityId: priority, text: CANARY })
    const level = { kind: 'level', baseline: 1, target: 9 } as const
    await insertMetric(going, { id: metric, actionId: action, text: CANARY, ...level })
    const on = calendarDate('2022-09-01')
    const own = { id: PARTS.own.event, departmentId: DEPARTMENT, on, label: 'Ours' }
    await insertDatedEvent(going, own)
    await insertDatedEvent(going, { id: event, departmentId: department, on, label: CANARY })
    await insertDatedEvent(going, { id: DISTRICT_EVENT, on, label: 'Everybody’s' })
    for (const id of [PARTS.own.metric, metric]) {
      await setMilestoneTargets(going, id, { [`${YEAR}-Q1`]: 8 })
    }
    for (const { department: whose, stream: id, answer: answerId } of [PARTS.own, PARTS.other]) {
      await insertStream(going, whose, { ...LOG, name: whose === department ? CANARY : 'Ours' }, id)
      await writeAnswer(going, {
        id: answerId,
        streamId: id,
        departmentId: whose,
        before: undefined,
        content: { ...COUNTED, observedOn: on },
        reason: null,
        fed: [],
      })
    }
    for (const { department: departmentId, decision: id } of [PARTS.own, PARTS.other]) {
      const about = { id, departmentId, actionId: null, metricId: null }
      const text = departmentId === department ? CANARY : 'Ours'
      await takeDecision(going, { ...about, ...CYCLE }, { ...DECIDED, text })
    }
    await meet(going)
    await insertPerson(going, {
      id: SOMEBODY,
      name: 'Kim',
      email: 'kim@district.example',
      role: 'viewer',
    })
    await insertApiKey(going, {
      name: 'nightly',
      departmentId: DEPARTMENT,
      role: 'observe_key',
      expiresOn: calendarDate('2023-06-30'),
      secretHash: '0'.repeat(64),
    })
  })
  const run = { id: IMPORT, fileName: 'own.csv', dryRun: false, goodRowsOnly: false, totalBytes: 1 }
  await insertRun(db, { actor: 'somebody else', at: new Date('2022-09-01T18:00:00Z') }, run)
  await updateRun(db, IMPORT, {
    state: 'refused',
    department_ids: JSON.stringify([DEPARTMENT]),
    ended_at: '2022-09-01T18:01:00.000Z',
  })
  await observe(db, PARTS.own.metric, 1)
  await observe(db, PARTS.other.metric, 1)
  return db
}

async function meet(going: Writing): Promise<void> {
  const agenda = makeAgenda([{ id: DEPARTMENT, name: 'Ours', priorities: 1 }, { id: OTHER_DEPARTMENT, name: CANARY, priorities: 1 }], { minutes: 60, opening: false }) // prettier-ignore
  const heldOn = calendarDate('2022-10-12')
  const planned = { title: 'DLN 1', heldOn, startsAt: null, state: 'held', agenda } as const
  await planMeeting(going, { id: CYCLE.cycleId, schoolYear: YEAR }, planned, MEETING)
  await writeMinutes(going, CYCLE, unwrittenMinutes(MEETING, OTHER_DEPARTMENT), CANARY)
  const place = { meetingId: MEETING, departmentId: DEPARTMENT, fromDepartmentId: OTHER_DEPARTMENT }
  const feedback = { clear: 'yes', useful: null, note: CANARY } as const
  await giveFeedback(going, CYCLE, place, { before: undefined, feedback })
}
