/** The words of a packet's deck. Those of decisions are the pages' own. */

import type { DecisionKind } from '../decision.ts'
import type { Effect, Move } from '../effect.ts'
import type { ValueChange } from './changes.ts'
import type { Incomparable } from './year-changes.ts'

export const DECISION_WORDS: Readonly<Record<DecisionKind, string>> = {
  keep: 'Keep',
  adjust: 'Adjust',
  stop: 'Stop',
  escalate: 'Escalate',
  celebrate: 'Celebrate',
}

const UNSAID = {
  not_yet: 'not yet known: no later cycle has a judged value',
  year_over: 'cannot be said: no cycle of the year is left',
  nothing_then: 'cannot be said: there was no judged value then',
  other_question: 'cannot be said: the survey asked another question',
  hidden: 'not shown: a group is too small',
  no_target: 'cannot be said: there is no target',
}

export const MOVED_WORDS: Readonly<Record<Effect['from'], Readonly<Record<Move, string>>>> = {
  target: {
    towards: 'moved towards the target',
    away: 'moved away from the target',
    same: 'is as far from the target as it was',
    there: 'is within its target, then and now',
    ...UNSAID,
  },
  path: {
    towards: 'moved closer to its path',
    away: 'fell further behind its path',
    same: 'is as far from its path as it was',
    there: 'is on its path, then and now',
    ...UNSAID,
  },
}

export const CHANGE_WORDS: Readonly<Record<ValueChange | 'status', string>> = {
  reported: 'New number',
  updated: 'Updated',
  restated: 'Restated',
  withdrawn: 'Withdrawn',
  hidden: 'Hidden',
  year: 'A year later',
  status: 'Status',
}

/** What is said of a metric that goes on in another school year: on the page and on the slide. */
export const YEAR_WORDS = {
  continues: (year: string) =>
    `Goes on from ${year.replace('-', '–')}; baseline and target are of the new year.`,
  incomparable: {
    kind: 'It is measured in another way now, so the two years are not compared.',
    unit: 'It has another unit now, so the two years are not compared.',
    question: 'Another question was asked, so the two years are not compared.',
    cycles: 'The two packets have no cycle in common, so the years are not compared.',
  } satisfies Record<Incomparable, string>,
}

export const TERM_WORDS = {
  text: 'Metric as printed',
  kind: 'Measure kind',
  unit: 'Unit',
  direction: 'Direction',
  baseline: 'Baseline',
  target: 'Target',
  targetHigh: 'Upper target',
}

export const FELT_WORDS = { on_track: 'on track', at_risk: 'at risk', off_track: 'off track' }

export const DECK_WORDS = {
  demonstration: 'Demonstration data: the values are invented.',
  demonstrationShort: 'Demonstration data',
  packet: (number: number) => `Packet ${number}`,
  cycle: (cycle: string, year: string) => `${cycle} of ${year.replace('-', '–')}`,
  asOf: (moment: string) => `As the record stood on ${moment}.`,
  metrics: (count: number) => (count === 1 ? '1 metric' : `${count} metrics`),
  noMetrics: 'No metrics stand under this priority.',
  part: (title: string, at: number, of: number) => (of === 1 ? title : `${title} (${at} of ${of})`),
  priority: (number: number) => `Priority ${number}`,
  action: (priority: number, action: number) => `Action ${priority}.${action}`,
  path: (amount: string) => `path ${amount}`,
  target: (amount: string) => `target ${amount}`,
  targetBetween: (low: string, high: string) => `target ${low} to ${high}`,
  baseline: (amount: string) => `baseline ${amount}`,
  series: { value: 'Value', path: 'Path', target: 'Target', targetHigh: 'Upper target' },
  hiddenIn: (cycles: string) => `Hidden, because so few people stand behind it: ${cycles}.`,
  boundIn: (cycles: string) => `Said by a bound alone, and not drawn: ${cycles}.`,
  decisions: 'Decided, and did it move?',
  noDecisions: 'Nothing was decided about this department.',
  after: (cycle: string) => `after ${cycle}`,
  due: (day: string) => `due ${day}`,
  done: 'done',
  outcome: (text: string) => `What came of it: ${text}`,
  source: (source: string) => `Source: ${source}.`,
  corrected: (cycle: string, reasons: string) => `Corrected in ${cycle}: ${reasons}.`,
  departure: (day: string, owner: string, reason: string) =>
    `Accepted until ${day} (${owner}): ${reason}`,
  happened: 'What happened',
  learned: 'What we learned',
  next: 'What comes next',
  felt: 'How it feels',
  changes: {
    title: (number: number) => `What changed since packet ${number}`,
    first: 'The first packet',
    firstWhy: 'There is none before it to compare with.',
    nothing: 'Nothing changed: every value, status and target is the same.',
    counted: (count: number) => `${count === 1 ? '1 metric' : `${count} metrics`} changed.`,
    added: 'New since then.',
    removed: 'Not there any more.',
    term: (term: string, before: string, after: string) => `${term}: ${before}, now ${after}`,
    noTerm: 'none',
  },
  proof: {
    title: 'How to prove it',
    lede: 'Keep the checksum or the hash in the minutes. Whoever has it can show later that neither the packet nor the record it rests on was changed. This deck is drawn from the packet and can be drawn again.',
    archive: 'SHA-256 of the archive',
    head: (number: number) => `Log at entry ${number.toLocaleString('en-US')}`,
    rules: 'Rules',
    rulesVersion: (rules: number, format: number) => `version ${rules}, format ${format}`,
    files: 'SHA-256 of each file',
  },
}
