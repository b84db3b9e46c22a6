/** What a calendar feed tells of a cycle: days and names, never a number. */

import type { FeedCycle, ReopenedFor } from '../../db/calendar-feed.ts'
import type { CalendarEvent } from '../../domain/icalendar.ts'

export interface FeedNames {
  /** The district's own name for its leadership meeting. */
  meeting: string
  departmentOf: (id: string) => string
  /** Where people reach the server, without a slash at its end. */
  address: string
  /** Tells this district's events from another's. */
  record: string
}

/** The day a cycle is due, the day of its meeting where one is set, and the last days of whoever was let in again. */
export function eventsOf(cycle: FeedCycle, names: FeedNames): CalendarEvent[] {
  const { id, name, schoolYear, dueOn, meetingOn, departmentIds, changed } = cycle
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
  if (meetingOn === null) return [due, ...reopened]
  const meeting: CalendarEvent = {
    ...shared,
    uid: `${id}-meeting@${names.record}.quarterdeck.invalid`,
    on: meetingOn,
    summary: `${names.meeting} on ${called}`,
    description: '',
    url: collectionAddress(cycle, names),
  }
  return [due, meeting, ...reopened]
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
