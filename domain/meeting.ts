/** The district's leadership meeting about a cycle: when it is, and its agenda made from the plans. */

import type { CalendarDate } from './calendar.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/** `opening`: what was decided last time, over all departments. `closing`: feedback, and what was decided today. */
export const AGENDA_KINDS = ['opening', 'department', 'closing'] as const
export type AgendaKind = (typeof AGENDA_KINDS)[number]

export const MEETING_STATES = ['planned', 'held'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** The shortest and the longest meeting that an agenda is made for, in minutes. */
export const MEETING_MINUTES = { least: 10, most: 480 } as const

/** The shortest and the longest item, in minutes. */
export const ITEM_MINUTES = { least: 1, most: 240 } as const

/** One thing that the meeting takes up. */
export interface AgendaItem {
  id: string
  kind: AgendaKind
  /** Null but for the item of a department. */
  departmentId: string | null
  title: string
  /** Whole minutes. */
  minutes: number
  /** Who presents it, a role or a name; empty where nobody is said. */
  presenter: string
  /** For the presenter. */
  notes: string
}

/** What is planned of a meeting, or was held. */
export interface Meeting {
  title: string
  heldOn: CalendarDate
  /** `HH:MM` on the district's clock; null where no time is said. */
  startsAt: string | null
  state: MeetingState
  /** In order. */
  agenda: AgendaItem[]
}

/** An item as it is sent: one without an id is given one. */
export type AgendaDraft = Omit<AgendaItem, 'id'> & { id?: string | undefined }

export interface MeetingProblem {
  /** `agenda.2.minutes`: the third item's minutes. */
  path: string
  code:
    | 'title_missing'
    | 'held_before_cycle'
    | 'start_invalid'
    | 'minutes_invalid'
    | 'department_missing'
    | 'department_not_meant'
    | 'department_repeated'
    | 'department_unknown'
    | 'opening_not_first'
    | 'closing_not_last'
    | 'id_repeated'
}

/** What an agenda is made of. */
export interface AgendaDepartment {
  id: string
  name: string
  /** Priorities of its plan of the year; none gets no time. */
  priorities: number
}

const START = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const OPENING_MINUTES = 5
const CLOSING_MINUTES = 5
const LEAST_MINUTES = 3

/**
 * An agenda of the departments that have priorities, in their order. The minutes that the opening
 * and the closing leave are shared by the number of priorities.
 *
 * Unit: whole minutes, at least 3 for a department, so that many of them may go beyond `minutes`.
 */
export function makeAgenda(
  departments: readonly AgendaDepartment[],
  { minutes, opening }: { minutes: number; opening: boolean },
): AgendaItem[] {
  const planned = departments.filter(({ priorities }) => priorities > 0)
  const left = minutes - CLOSING_MINUTES - (opening ? OPENING_MINUTES : 0)
  const shares = shareOut(
    planned.map(({ priorities }) => priorities),
    left,
  )
  const items = planned.map(({ id, name }, at) =>
    itemOf('department', name, shares[at] ?? LEAST_MINUTES, id),
  )
  return [
    ...(opening ? [itemOf('opening', 'What was decided last time', OPENING_MINUTES)] : []),
    ...items,
    itemOf('closing', 'Feedback, and what was decided', CLOSING_MINUTES),
  ]
}

/** The minutes of an agenda, added up. */
export function minutesOf(agenda: readonly Pick<AgendaItem, 'minutes'>[]): number {
  return agenda.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** What a meeting is checked against. */
export interface MeetingContext {
  cycle: { startsOn: CalendarDate }
  departmentExists: (id: string) => boolean
}

/** The meeting with its texts trimmed and every item named, or everything that is wrong with it. */
export function checkMeeting(
  said: Omit<Meeting, 'agenda'> & { agenda: readonly AgendaDraft[] },
  { cycle, departmentExists }: MeetingContext,
): Result<Meeting, MeetingProblem[]> {
  const meeting: Meeting = {
    ...said,
    title: said.title.trim(),
    agenda: said.agenda.map(({ id, ...item }) => ({
      id: id ?? nameOf(item),
      kind: item.kind,
      departmentId: item.departmentId,
      title: item.title.trim(),
      minutes: item.minutes,
      presenter: item.presenter.trim(),
      notes: item.notes.trim(),
    })),
  }
  const { title, heldOn, startsAt, agenda } = meeting
  const problems: MeetingProblem[] = []
  if (title === '') problems.push({ path: 'title', code: 'title_missing' })
  if (heldOn < cycle.startsOn) problems.push({ path: 'heldOn', code: 'held_before_cycle' })
  if (startsAt !== null && !START.test(startsAt)) {
    problems.push({ path: 'startsAt', code: 'start_invalid' })
  }
  problems.push(...agenda.flatMap((_, at) => itemProblems(agenda, at, departmentExists)))
  return problems.length > 0 ? err(problems) : ok(meeting)
}

function itemProblems(
  agenda: readonly AgendaItem[],
  at: number,
  departmentExists: MeetingContext['departmentExists'],
): MeetingProblem[] {
  const item = agenda[at]
  if (!item) return []
  const { id, kind, departmentId, title, minutes } = item
  const problems: MeetingProblem[] = []
  const add = (field: keyof AgendaItem, code: MeetingProblem['code']) =>
    void problems.push({ path: `agenda.${at}.${field}`, code })
  const before = agenda.slice(0, at)
  if (title === '') add('title', 'title_missing')
  const isWhole = Number.isInteger(minutes)
  if (!isWhole || minutes < ITEM_MINUTES.least || minutes > ITEM_MINUTES.most) {
    add('minutes', 'minutes_invalid')
  }
  if (kind === 'opening' && at > 0) add('kind', 'opening_not_first')
  if (kind === 'closing' && at < agenda.length - 1) add('kind', 'closing_not_last')
  if (kind !== 'department') {
    if (departmentId !== null) add('departmentId', 'department_not_meant')
  } else if (departmentId === null) {
    add('departmentId', 'department_missing')
  } else if (!departmentExists(departmentId)) {
    add('departmentId', 'department_unknown')
  } else if (before.some((other) => other.departmentId === departmentId)) {
    add('departmentId', 'department_repeated')
    return problems
  }
  if (before.some((other) => other.id === id)) add('id', 'id_repeated')
  return problems
}

function itemOf(
  kind: AgendaKind,
  title: string,
  minutes: number,
  departmentId: string | null = null,
): AgendaItem {
  const id = nameOf({ kind, departmentId })
  return { id, kind, departmentId, title, minutes, presenter: '', notes: '' }
}

/** There is one of each kind, and one of each department. */
function nameOf({ kind, departmentId }: Pick<AgendaItem, 'kind' | 'departmentId'>): string {
  return departmentId === null ? kind : `${kind}:${departmentId}`
}

/** Whole minutes in proportion to weights, none below the least; the largest remainders get what is left. */
function shareOut(weights: readonly number[], minutes: number): number[] {
  const short = new Set<number>()
  for (;;) {
    const left = minutes - short.size * LEAST_MINUTES
    const total = weights.reduce((sum, weight, at) => sum + (short.has(at) ? 0 : weight), 0)
    const exact = weights.map((weight) => (left * weight) / total)
    const more = exact.flatMap((share, at) => (share < LEAST_MINUTES && !short.has(at) ? [at] : []))
    if (more.length === 0) return wholeShares(exact, short, left)
    for (const at of more) short.add(at)
  }
}

function wholeShares(
  exact: readonly number[],
  short: ReadonlySet<number>,
  minutes: number,
): number[] {
  const long = exact.flatMap((share, at) => (short.has(at) ? [] : [{ at, share }]))
  const rest = minutes - long.reduce((sum, { share }) => sum + Math.floor(share), 0)
  const first = long.toSorted((a, b) => (b.share % 1) - (a.share % 1))
  const larger = new Set(first.slice(0, rest).map(({ at }) => at))
  return exact.map((share, at) =>
    short.has(at)
      ? LEAST_MINUTES
      : Math.min(Math.floor(share) + (larger.has(at) ? 1 : 0), ITEM_MINUTES.most),
  )
}
