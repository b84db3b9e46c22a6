/** The words of how a plan is handed in, returned and approved, in English. */

import type { PlanState } from '../../domain/plan.ts'

/** Where a plan is on its way, before who brought it there and when. */
const is: Record<PlanState, string> = {
  draft: 'This plan is a draft.',
  submitted: 'Submitted, and waiting for its approval.',
  returned: 'Returned to be mended.',
  approved: 'Approved.',
}

const english = {
  title: 'State of the plan',
  is,
  changed: 'Approved, and changed since.',
  notSubmitted: 'Nobody has submitted it yet.',
  deeds: {
    submit: (who: string, when: string) => `Submitted by ${who}, ${when}.`,
    return: (who: string, when: string) => `Returned by ${who}, ${when}.`,
    approve: (who: string, when: string) => `Approved by ${who}, ${when}.`,
  },
  note: (note: string) => `“${note}”`,
  changes: 'Changed since its approval',
  change: (what: string, who: string, when: string) => `${what}: ${who}, ${when}.`,
  moreChanges: (count: number) => `And ${count} earlier ${count === 1 ? 'change' : 'changes'}.`,
  way: 'How it came here',
  inTheWay: (count: number) =>
    count === 1
      ? 'One metric is in the way of the approval'
      : `${count} metrics are in the way of the approval`,
  inTheWayWhy:
    'The plan promises to monitor quarterly or more than twice per year. Each of these needs to say how, or why not.',
  submit: 'Submit',
  return: 'Return',
  returnTitle: 'Return this plan?',
  returnNote: 'What is to be mended',
  returnNoteHint: 'The department reads it on this page.',
  noteMissing: 'Say what is to be mended.',
  approve: 'Approve',
  approveChanges: 'Approve the changes',
  own: 'Somebody else approves it: the department’s owner or another coordinator. Nobody approves what they submitted or changed themselves.',
  cancel: 'Cancel',
  stale:
    'The plan has changed since you opened this page. It is shown as it is now; look at it again.',
  done: {
    submit: 'The plan is submitted.',
    return: 'The plan is returned.',
    approve: 'The plan is approved.',
  },
  changedSince: 'changed since',
}

export function planStateWords(): typeof english {
  return english
}
