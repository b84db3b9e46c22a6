/** What a calendar feed tells of a cycle: days and names, never a number. */

import type { FeedCycle } from '../../db/calendar-feed.ts'
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

/** The day a cycle is due, and the day of its meeting where one is set. */
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
  if (meetingOn === null) return [due]
  const meeting: CalendarEvent = {
    ...shared,
    uid: `${id}-meeting@${names.record}.quarterdeck.invalid`,
    on: meetingOn,
    summary: `${names.meeting} on ${called}`,
    description: '',
    url: collectionAddress(cycle, names),
  }
  return [due, meeting]
}

function logAddress(departmentId: string, { schoolYear, name }: FeedCycle, { address }: FeedNames) {
  const search = new URLSearchParams({ year: schoolYear, cycle: name })
  return `${address}/departments/${encodeURIComponent(departmentId)}/log?${search.toString()}`
}

function collectionAddress({ id, schoolYear }: FeedCycle, { address }: FeedNames): string {
  const search = new URLSearchParams({ year: schoolYear, cycle: id })
  return `${address}/collection?${search.toString()}`
}
