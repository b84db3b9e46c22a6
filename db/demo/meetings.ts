/** What the demonstration's departments said of their actions, and what the DLN decided. */

import { calendarDate } from '../../domain/calendar.ts'
import type { Decision, DecisionKind } from '../../domain/decision.ts'
import type { Felt } from '../../domain/reflection.ts'
import { findCycle } from '../cycles.ts'
import type { DecisionPlace } from '../decisions.ts'
import { changeDecision, findDecision, takeDecision } from '../decisions.ts'
import { findReflection, noteReading, writeReflection } from '../reflections.ts'
import { THIS_YEAR } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { done } from './refusals.ts'
import type { Sitting, Write } from './sitting.ts'

const Q1 = `${THIS_YEAR}-Q1`
const Q2 = `${THIS_YEAR}-Q2`
const DATA = 'data-and-research'
const PROGRAMS = 'state-and-federal-programs'

interface Told {
  actionId: string
  cycleId: string
  said: { happened: string; learned: string; next: string; felt: Felt }
}

const TRAINING: Told = {
  actionId: 'dr-2022-1-1',
  cycleId: Q1,
  said: {
    happened: 'We held four sessions and trained 62 people, most of them at the high schools.',
    learned: 'Sessions before the first bell fill; those after school do not.',
    next: 'Move the autumn sessions to the morning.',
    felt: 'on_track',
  },
}

const LEADERS: Told = {
  actionId: 'dr-2022-2-2',
  cycleId: Q1,
  said: {
    happened: 'Cabinet had its first hour on the warehouse. Principals were asked to wait.',
    learned: 'An hour beside the usual meetings finds no room in anybody’s calendar.',
    next: 'Ask for a place on the agenda of meetings that take place anyway.',
    felt: 'at_risk',
  },
}

const COUNCILS: Told = {
  actionId: 'sfp-2022-3-1',
  cycleId: Q2,
  said: {
    happened:
      'Eleven councils were trained in October and November; two asked for a second evening.',
    learned: 'Parents come when the training is at their own school.',
    next: 'Hold the winter trainings at the schools.',
    felt: 'on_track',
  },
}

interface Taken extends Omit<DecisionPlace, 'cycleId'> {
  id: string
  kind: DecisionKind
  text: string
  owner: string
  dueOn: string | null
}

/** Decided on the day of the first meeting of the year. */
const DECIDED: readonly Taken[] = [
  {
    id: 'decision-agenda',
    departmentId: DATA,
    actionId: 'dr-2022-2-2',
    metricId: 'dr-2022-2-2-a',
    kind: 'adjust',
    text: 'Put half an hour of the warehouse on the agenda of every cabinet and principals’ meeting.',
    owner: 'Director, Data and Research',
    dueOn: '2023-01-31',
  },
  {
    id: 'decision-warehouse',
    departmentId: DATA,
    actionId: 'dr-2022-2-3',
    metricId: 'dr-2022-2-3-a',
    kind: 'escalate',
    text: 'Ask the supplier’s management for a firm day for the last connector.',
    owner: 'Chief operations officer',
    dueOn: '2023-03-31',
  },
  {
    id: 'decision-guide',
    departmentId: DATA,
    actionId: 'dr-2022-3-2',
    metricId: 'dr-2022-3-2-b',
    kind: 'adjust',
    text: 'Write one guide for the gradebook and send it with every answer.',
    owner: 'Help desk lead',
    dueOn: '2022-12-16',
  },
  {
    id: 'decision-evenings',
    departmentId: PROGRAMS,
    actionId: 'sfp-2022-3-1',
    metricId: 'sfp-2022-3-1-a',
    kind: 'adjust',
    text: 'Offer council training in the evening and online.',
    owner: 'Coordinator, school site councils',
    dueOn: '2023-01-20',
  },
  {
    id: 'decision-meetings',
    departmentId: 'tk-12-schools',
    actionId: 'tk-2022-1-1',
    metricId: 'tk-2022-1-1-a',
    kind: 'stop',
    text: 'Stop reading reports aloud in the monthly meetings; send them the week before.',
    owner: 'Director, TK–12 Schools',
    dueOn: '2022-12-01',
  },
  {
    id: 'decision-presentations',
    departmentId: PROGRAMS,
    actionId: 'sfp-2022-2-1',
    metricId: 'sfp-2022-2-1-a',
    kind: 'celebrate',
    text: 'Thank the presenters: the meeting found their progress clear and useful.',
    owner: '',
    dueOn: null,
  },
]

/** What was said before the meetings, decided in one, and done since. */
export function meetingSittings(): Sitting[] {
  const { coordinator, data, programs } = DEMO_ACTORS
  return [
    sitting(data, '2022-10-26T21:40:00Z', write(TRAINING), write(LEADERS)),
    sitting(coordinator, '2022-11-03T18:10:00Z', read(TRAINING)),
    sitting(coordinator, '2022-11-16T19:40:00Z', ...DECIDED.map(take)),
    sitting(
      coordinator,
      '2022-12-14T18:20:00Z',
      finish('decision-guide', 'The guide is out since 12 December; teachers say they use it.'),
      finish('decision-meetings', 'Reports go out a week ahead since December.'),
    ),
    sitting(programs, '2023-01-16T23:05:00Z', write(COUNCILS)),
  ]
}

function sitting(actor: string, at: string, ...work: Write[]): Sitting {
  return { actor, at: new Date(at), work }
}

function write({ actionId, cycleId, said }: Told): Write {
  return async (writing) => {
    const cycle = done(await findCycle(writing.tx, cycleId), cycleId)
    const before = await findReflection(writing.tx, actionId, cycleId)
    await writeReflection(writing, cycle, before, said)
  }
}

function read({ actionId, cycleId }: Told): Write {
  return async (writing) => {
    const cycle = done(await findCycle(writing.tx, cycleId), cycleId)
    await noteReading(writing, cycle, await findReflection(writing.tx, actionId, cycleId))
  }
}

function take({ id, departmentId, actionId, metricId, dueOn, ...said }: Taken): Write {
  return async (writing) => {
    const place = { id, schoolYear: THIS_YEAR, cycleId: Q1, departmentId, actionId, metricId }
    const decision: Decision = {
      ...said,
      dueOn: dueOn === null ? null : calendarDate(dueOn),
      state: 'open',
      outcome: '',
    }
    await takeDecision(writing, place, decision)
  }
}

function finish(id: string, outcome: string): Write {
  return async (writing) => {
    const before = done(await findDecision(writing.tx, id), id)
    await changeDecision(writing, before, { ...before, state: 'done', outcome })
  }
}
