/** The words of decisions, in English. */

import type { DecisionKind } from '../../domain/decision.ts'
import type { Effect, Move } from '../../domain/effect.ts'

const kinds: Record<DecisionKind, string> = {
  keep: 'Keep',
  adjust: 'Adjust',
  stop: 'Stop',
  escalate: 'Escalate',
  celebrate: 'Celebrate',
}

const kindsLong: Record<DecisionKind, string> = {
  keep: 'Keep: go on as it is',
  adjust: 'Adjust: do something differently',
  stop: 'Stop: do it no longer',
  escalate: 'Escalate: somebody else has to decide or help',
  celebrate: 'Celebrate: say that it went well',
}

/** Said of the metric, whose name stands before it. */
const moved: Record<Effect['from'], Record<Move, string>> = {
  target: {
    towards: 'moved towards the target',
    away: 'moved away from the target',
    same: 'is as far from the target as it was',
    there: 'is within its target, then and now',
    not_yet: 'not yet known: no later cycle has a judged value',
    year_over: 'cannot be said: no cycle of the year is left',
    nothing_then: 'cannot be said: there was no judged value then',
    other_question: 'cannot be said: the survey asked another question',
    hidden: 'not shown: a group is too small',
    no_target: 'cannot be said: there is no target',
  },
  path: {
    towards: 'moved closer to its path',
    away: 'fell further behind its path',
    same: 'is as far from its path as it was',
    there: 'is on its path, then and now',
    not_yet: 'not yet known: no later cycle has a judged value',
    year_over: 'cannot be said: no cycle of the year is left',
    nothing_then: 'cannot be said: there was no judged value then',
    other_question: 'cannot be said: the survey asked another question',
    hidden: 'not shown: a group is too small',
    no_target: 'cannot be said: there is no target',
  },
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)

const page = {
  name: 'Decisions',
  title: (year: string) => `Decisions of ${year}`,
  lede: (meeting: string) =>
    `What the ${meeting} decided, who carries it out, and what the number did since. Then and now stand side by side; that does not say that the one made the other.`,
  counted: (all: number, overdue: number) => {
    const told = all === 1 ? '1 decision' : `${all} decisions`
    return overdue === 0 ? told : `${told}, ${overdue} overdue`
  },
  show: 'Show',
  states: { overdue: 'Overdue', open: 'Open', done: 'Done' },
  department: 'Department',
  everyDepartment: 'All departments',
  cycle: 'Cycle',
  everyCycle: 'All cycles',
  none: 'Nothing is decided yet',
  noneWhy:
    'A decision says what is kept, adjusted, stopped, escalated or celebrated, who carries it out and until when. The next meeting opens with it.',
  noneShown: 'No decision is like that.',
  add: 'Add a decision',
  download: 'Download CSV',
}

const item = {
  of: (where: string, more: string) => `${where} · ${more}`,
  noOwner: 'nobody named',
  due: (day: string) => `due ${day}`,
  overdue: (count: number) => `${days(count)} overdue`,
  taken: (day: string, count: number) =>
    count === 0 ? `decided ${day}` : `decided ${day}, ${days(count)} ago`,
  finished: (day: string, count: number) => `decided ${day}, done after ${days(count)}`,
  outcome: 'What came of it',
  about: 'About',
  action: (number: string, text: string) => `Action ${number}: ${text}`,
  gone: 'a metric that is no longer in the plan',
  effect: 'Did it move?',
  change: 'Change',
  finish: 'Mark done',
  outcomeAgain: 'Change what came of it',
  reopen: 'Open again',
  named: (deed: string, text: string) => `${deed}: ${text}`,
}

const form = {
  addTitle: 'Add a decision',
  changeTitle: 'Change a decision',
  finishTitle: 'What came of it?',
  reopenTitle: 'Open it again?',
  reopenAsk: 'It stands among the open decisions again; what was said of it stays on the record.',
  department: 'Department',
  cycle: 'The cycle that was looked back on',
  about: 'What it is about',
  whole: 'The department as a whole',
  kind: 'Kind',
  text: 'What was decided',
  textHint: 'Without numbers of small groups: whoever reads the district reads this.',
  owner: 'Who carries it out',
  ownerHint: 'A role or a name.',
  due: 'Until when',
  outcome: 'What came of it',
  outcomeHint: 'It stays on the record beside what the number did.',
  textMissing: 'Say what was decided.',
  dueMissing: 'Say until when: somebody has to do something.',
  outcomeMissing: 'Say what came of it.',
  save: 'Save',
  add: 'Put it on the record',
  finish: 'Mark done',
  reopen: 'Open again',
  cancel: 'Cancel',
  stale:
    'Somebody else changed this decision while you were writing. What you typed is still here; sending again puts it in the place of what stands now:',
  added: 'The decision is on the record.',
  changed: 'Changed; the earlier version stays on the record.',
  finished: 'Done; what came of it is on the record.',
  reopened: 'It is open again.',
}

const work = {
  title: 'Overdue decisions',
  all: 'All decisions',
}

const onMetric = {
  title: 'Decisions about it',
  none: 'Nothing was decided about this metric.',
  away: 'The decisions about it could not be read.',
  add: 'Add a decision about it',
  mark: (kind: string, text: string) => `Decided (${kind.toLowerCase()}): ${text}`,
}

const english = { page, item, form, work, onMetric, kinds, kindsLong, moved }

export function decisionWords(): typeof english {
  return english
}
