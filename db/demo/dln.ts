/** The demonstration's two meetings of this year: the first was held, the second is planned. */

import { calendarDate } from '../../domain/calendar.ts'
import type { FeedbackAnswer } from '../../domain/meeting-feedback.ts'
import type { AgendaItem } from '../../domain/meeting.ts'
import { checkMeeting, makeAgenda } from '../../domain/meeting.ts'
import { findCycle } from '../cycles.ts'
import { listDepartments } from '../departments.ts'
import { giveFeedback } from '../meeting-feedback.ts'
import { unwrittenMinutes, writeMinutes } from '../meeting-minutes.ts'
import {
  changeMeeting,
  findMeeting,
  hasEarlier,
  planMeeting,
  readAgendaDepartments,
} from '../meetings.ts'
import type { Writing } from '../writing.ts'
import { THIS_YEAR } from './calendar.ts'
import { DEMO_ACTORS } from './organisation.ts'
import { done } from './refusals.ts'
import type { Sitting, Write } from './sitting.ts'

const FIRST = 'meeting-1'
const SECOND = 'meeting-2'
const DATA = 'data-and-research'
const PROGRAMS = 'state-and-federal-programs'
const SCHOOLS = 'tk-12-schools'

interface DemoMeeting {
  id: string
  cycleId: string
  title: string
  heldOn: string
  minutes: number
  /** By department; the others present without notes. */
  presenters: Readonly<Record<string, Pick<AgendaItem, 'presenter' | 'notes'>>>
}

const MEETINGS = {
  first: {
    id: FIRST,
    cycleId: `${THIS_YEAR}-Q1`,
    title: 'DLN 1',
    heldOn: '2022-11-16',
    minutes: 60,
    presenters: {
      [DATA]: { presenter: 'Director, Data and Research', notes: '' },
      [PROGRAMS]: { presenter: 'Director, State and Federal Programs', notes: '' },
      [SCHOOLS]: { presenter: 'Director, TK–12 Schools', notes: '' },
    },
  },
  second: {
    id: SECOND,
    cycleId: `${THIS_YEAR}-Q2`,
    title: 'DLN 2',
    heldOn: '2023-02-15',
    minutes: 75,
    presenters: {
      [DATA]: {
        presenter: 'Director, Data and Research',
        notes:
          'Begin with the hours of the warehouse: half an hour on every agenda was decided last time. Then the last connector, and what the supplier answered.',
      },
      [PROGRAMS]: {
        presenter: 'Coordinator, school site councils',
        notes: 'Say how the evenings went. Ask for two more interpreters.',
      },
      [SCHOOLS]: {
        presenter: 'Director, TK–12 Schools',
        notes: 'One good example from a school; the rest is in the packet.',
      },
    },
  },
} satisfies Record<string, DemoMeeting>

const MINUTES: readonly [departmentId: string | null, text: string][] = [
  [
    null,
    'The first meeting of the year. Every department presented its first quarter from the sealed packet. Six decisions were taken; the next meeting opens with them.',
  ],
  [
    DATA,
    'Training is on its path. Cabinet found no room for an hour on the warehouse, so half an hour goes on meetings that take place anyway. The last connector is late; the supplier has given no day.',
  ],
  [
    PROGRAMS,
    'Councils ask for evenings and for a way to join from home. The presenters were thanked: what they showed was clear to everybody.',
  ],
  [
    SCHOOLS,
    'Reports are read aloud in the monthly meetings, which leaves no time to talk about them.',
  ],
]

interface Said {
  departmentId: string
  fromDepartmentId: string
  clear: FeedbackAnswer
  useful: FeedbackAnswer
  note: string
}

const FEEDBACK: readonly Said[] = [
  {
    departmentId: PROGRAMS,
    fromDepartmentId: DATA,
    clear: 'yes',
    useful: 'yes',
    note: 'The list of councils by school helps us plan our own visits.',
  },
  {
    departmentId: DATA,
    fromDepartmentId: PROGRAMS,
    clear: 'partly',
    useful: 'yes',
    note: 'Say what a connector is before you say that it is late.',
  },
  {
    departmentId: SCHOOLS,
    fromDepartmentId: PROGRAMS,
    clear: 'yes',
    useful: 'partly',
    note: '',
  },
]

/** Planned a week before, written down while it was held, and told each other after it. */
export function dlnSittings(): Sitting[] {
  const { coordinator, data, programs } = DEMO_ACTORS
  return [
    sitting(coordinator, '2022-11-09T18:15:00Z', plan(MEETINGS.first)),
    sitting(coordinator, '2022-11-16T20:35:00Z', ...MINUTES.map(minute), hold),
    ...[data, programs].map((actor, at) =>
      sitting(actor, `2022-11-16T2${at + 1}:50:00Z`, ...saidBy([DATA, PROGRAMS][at])),
    ),
    sitting(coordinator, '2023-02-07T18:30:00Z', plan(MEETINGS.second)),
  ]
}

function sitting(actor: string, at: string, ...work: Write[]): Sitting {
  return { actor, at: new Date(at), work }
}

function plan({ id, cycleId, title, heldOn, minutes, presenters }: DemoMeeting): Write {
  return async (writing) => {
    const cycle = done(await findCycle(writing.tx, cycleId), cycleId)
    const departments = await readAgendaDepartments(writing.tx, cycle.schoolYear)
    const opening = await hasEarlier(writing.tx, cycle)
    const agenda = makeAgenda(departments, { minutes, opening }).map((item) => ({
      ...item,
      ...presenters[item.departmentId ?? ''],
    }))
    const ids = new Set((await listDepartments(writing.tx)).map((one) => one.id))
    const meeting = checkMeeting(
      { title, heldOn: calendarDate(heldOn), startsAt: '09:00', state: 'planned', agenda },
      { cycle, departmentExists: (departmentId) => ids.has(departmentId) },
    )
    if (!meeting.ok) throw new Error(`${id}: ${JSON.stringify(meeting.error)}`)
    const made = await planMeeting(writing, cycle, meeting.value, id)
    if (made === undefined) throw new Error(`${cycleId} has a meeting`)
  }
}

function minute([departmentId, text]: (typeof MINUTES)[number]): Write {
  return async (writing) => {
    const meeting = await first(writing)
    await writeMinutes(writing, meeting, unwrittenMinutes(FIRST, departmentId), text)
  }
}

async function hold(writing: Writing): Promise<void> {
  const meeting = await first(writing)
  await changeMeeting(writing, meeting, { ...meeting, state: 'held' })
}

function saidBy(fromDepartmentId: string | undefined): Write[] {
  return FEEDBACK.filter((said) => said.fromDepartmentId === fromDepartmentId).map(
    ({ departmentId, fromDepartmentId: from, ...feedback }) =>
      async (writing: Writing) => {
        const place = { meetingId: FIRST, departmentId, fromDepartmentId: from }
        const meeting = await first(writing)
        await giveFeedback(writing, meeting, place, { before: undefined, feedback })
      },
  )
}

async function first({ tx }: Writing) {
  return done(await findMeeting(tx, FIRST), FIRST)
}
