/** The words of what is logged of a cycle, and of the cycles themselves, in English. */

import type { CollectionState } from '../../domain/collection.ts'
import type { CycleState } from '../../domain/cycle.ts'

const states: Record<CollectionState, string> = {
  logged: 'Logged',
  logged_late: 'Logged late',
  missing: 'No number',
  awaited: 'Awaited',
  late: 'Late',
  not_due: 'Not due',
}

const collection = {
  name: 'Collection',
  title: (cycle: string, year: string) => `Collection of ${cycle}, ${year}`,
  cycle: 'Cycle',
  lede: (answered: number, due: number) =>
    due === 0
      ? 'Nothing is due in this cycle.'
      : `${answered} of ${due} metrics that are due have a number, or say why there is none.`,
  onTime: (onTime: number, answered: number) => `${onTime} of these ${answered} came in time.`,
  daysLeft: (days: number, on: string) =>
    days === 0
      ? `Today is the last day, ${on}.`
      : days > 0
        ? `Values are expected by ${on}: ${days} ${days === 1 ? 'day' : 'days'} left.`
        : `Values were expected by ${on}.`,
  closed: (on: string) => `Closed on ${on}.`,
  show: 'Show',
  silent: 'Nothing said',
  late: 'Logged late',
  missing: 'No number',
  metric: 'Metric',
  state: 'State',
  logged: 'Logged on',
  sites: 'Sites',
  sitesOf: (have: number, expected: number) => `${have} of ${expected}`,
  counts: (answered: number, due: number) =>
    due === 0 ? 'Nothing is due.' : `${answered} of ${due} answered.`,
  noneShown: 'Nothing here is like that.',
  noPlan: 'No metrics: the department has no plan for this year yet.',
  nothing: 'No school year yet',
  nothingWhy: 'A school year comes with its cycles. Create one on the home page.',
  cycles: 'Cycles and their locks',
  is: {
    open: 'Not submitted yet.',
    submitted: 'Submitted, and waiting to be accepted.',
    returned: 'Returned to be mended.',
    accepted: 'Accepted.',
  },
  told: (who: string, when: string) => `By ${who}, ${when}.`,
  note: (note: string) => `“${note}”`,
  changedSince: (count: number) =>
    count === 1 ? 'One metric has changed since.' : `${count} metrics have changed since.`,
  own: 'Somebody else accepts it: the department’s owner or another coordinator.',
  submit: 'Submit',
  submitOf: (department: string) => `Submit the cycle of ${department}`,
  accept: 'Accept',
  acceptOf: (department: string) => `Accept the cycle of ${department}`,
  return: 'Return',
  returnOf: (department: string) => `Return the cycle of ${department}`,
  returnTitle: (department: string) => `Return the cycle of ${department}?`,
}

const cycleStates: Record<CycleState, string> = {
  upcoming: 'Upcoming',
  open: 'Open',
  due: 'Due',
  closed: 'Closed',
}

const cycles = {
  name: 'Cycles',
  title: (year: string) => `Cycles of ${year}`,
  lede: 'What is in a closed cycle changes no more, but for a department that is let in again until a day, or late by the coordinator, with a reason.',
  cycle: 'Cycle',
  state: 'State',
  due: 'Values due',
  grace: (days: number) => `and ${days} days of grace`,
  closing: 'Closed',
  closedBy: (who: string, when: string) => `${when}, by ${who}`,
  although: (reason: string) => `although values were missing: “${reason}”`,
  reopened: 'Open again for',
  until: (department: string, day: string) => `${department}, until ${day}`,
  was: (department: string, day: string) => `${department}, until ${day} (over)`,
  because: (reason: string, who: string) => `“${reason}”, by ${who}`,
  nobody: 'Nobody',
  collection: 'Collection',
  collectionOf: (cycle: string) => `Collection of ${cycle}`,
  act: 'Close or reopen',
  close: 'Close',
  closeOf: (cycle: string) => `Close ${cycle}`,
  closeIt: 'Close the cycle',
  closeTitle: (cycle: string) => `Close ${cycle}?`,
  closeAsk:
    'After this nothing in the cycle changes quietly. A closed cycle is never opened again for everybody.',
  reason: 'Reason',
  closeReasonHint: 'Needed only when nothing is said of metrics that are due.',
  reopen: 'Reopen',
  reopenOf: (cycle: string) => `Reopen ${cycle} for a department`,
  reopenTitle: (cycle: string) => `Reopen ${cycle} for a department`,
  department: 'Department',
  untilDay: 'Last day',
  reopenReasonHint: 'At least 10 characters. Everybody can read it.',
  dayMissing: 'Choose the last day.',
  reasonShort: 'Say why in at least 10 characters.',
  cancel: 'Cancel',
  wasClosed: (cycle: string) => `${cycle} is closed.`,
  wasReopened: (cycle: string, department: string) => `${cycle} is open again for ${department}.`,
}

export function collectionWords() {
  return { states, collection, cycleStates, cycles }
}
