/** What a calendar feed tells of a cycle: days and names, never a number. */

import type { FeedCycle, FeedMeeting, ReopenedFor } from '../../db/calendar-feed.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { momentIn } from '../../domain/day-in.ts'
import type { CalendarEvent } from '../../domain/icalendar.ts'
import { minutesOf } from '../../domain/meeting.ts'

const MINUTE = 60_000

export interface FeedNames {
  /** The district's own name for its leadership meeting. */
  meeting: string
  departmentOf: (id: string) => string
  /** The district's. */
  timeZone: string
  /** Where people reach the server, without a slash at its end. */
  address: string
  /** Tells this district's events from another's. */
  record: string
}

/** The day a cycle is due, its meeting where a day is set (with its hour where one is planned), and the last days of whoever was let in again. */
export function eventsOf(cycle: FeedCycle, names: FeedNames): CalendarEvent[] {
  const { id, name, schoolYear, dueOn, departmentIds, changed } = cycle
  const shared = { sequence: changed.number, changedAt: changed.at }
  const called = `${name} ${schoolYear}`
  const due: CalendarEvent = {
    ...shared,
    uid: `${id}-due@${names.record}.quarterdeck.invalid`,
    on: dueOn,
    summary: `${called} is due`,
    description: [
      'The numbers of the cycle are to be logged by this day.',
      ...departmentIds.map((one) => `${names.departmentOf(one)}: ${logAddress(one, cycle, names)}`),
    ].join('\n'),
    url: collectionAddress(cycle, names),
  }
  const reopened = cycle.reopened.map((one) => lastDayOf(one, cycle, names))
  const on = cycle.meeting?.heldOn ?? cycle.meetingOn
  return on === null ? [due, ...reopened] : [due, meetingOf(cycle, on, names), ...reopened]
}

/** What is planned of it goes before the day that the cycle has for it. Its title and agenda are not told: people write numbers there. */
function meetingOf(cycle: FeedCycle, on: CalendarDate, names: FeedNames): CalendarEvent {
  const { id, name, schoolYear, meeting, changed } = cycle
  const last = meeting && meeting.number > changed.number ? meeting : changed
  return {
    uid: `${id}-meeting@${names.record}.quarterdeck.invalid`,
    on,
    ...hoursOf(meeting, names),
    summary: `${names.meeting} on ${name} ${schoolYear}`,
    description: '',
    url: collectionAddress(cycle, names),
    sequence: last.number,
    changedAt: last.at,
  }
}

function hoursOf(
  meeting: FeedMeeting | null,
  { timeZone }: FeedNames,
): Pick<CalendarEvent, 'between'> {
  if (!meeting || meeting.startsAt === null) return {}
  const start = momentIn(timeZone, meeting.heldOn, meeting.startsAt)
  const end = new Date(start.getTime() + minutesOf(meeting.agenda) * MINUTE)
  return { between: { start, end } }
}

/** Why it was opened again is not told: people write numbers there. */
function lastDayOf(
  { departmentId, until, number, at }: ReopenedFor,
  cycle: FeedCycle,
  names: FeedNames,
): CalendarEvent {
  const department = names.departmentOf(departmentId)
  const address = logAddress(departmentId, cycle, names)
  return {
    uid: `${cycle.id}-reopened-${departmentId}@${names.record}.quarterdeck.invalid`,
    on: until,
    summary: `Last day to change ${cycle.name} ${cycle.schoolYear}: ${department}`,
    description: `The cycle is closed, and open again until this day.\n${department}: ${address}`,
    url: address,
    sequence: number,
    changedAt: at,
  }
}

function logAddress(departmentId: string, { schoolYear, name }: FeedCycle, { address }: FeedNames) {
  const search = new URLSearchParams({ year: schoolYear, cycle: name })
  return `${address}/departments/${encodeURIComponent(departmentId)}/log?${search.toString()}`
}

function collectionAddress({ id, schoolYear }: FeedCycle, { address }: FeedNames): string {
  const search = new URLSearchParams({ year: schoolYear, cycle: id })
  return `${address}/collection?${search.toString()}`
}
