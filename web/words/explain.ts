/** The words that say how a figure is made, in English. */

import type { LeftOutCode } from '../../domain/explain-value.ts'

/** Why observations were left out, before how many; the reason of each stands beside it. */
const leftOutOf: Record<LeftOutCode, string> = {
  later_value: 'replaced by a later value',
  value_for_everyone: 'part of a value for everyone',
  no_number: 'a reason instead of a number',
  cannot_be_combined: 'cannot be combined',
  withdrawn: 'withdrawn',
}

const english = {
  leftOutOf,
  button: 'How is this made?',
  buttonOf: (figure: string) => `How is this made? ${figure}`,
  rule: 'Rule',
  source: (source: string) => `Source: ${source}.`,
  formula: 'In numbers',
  noFormula: 'There is no number, so there is nothing to calculate.',
  used: 'What was used',
  usedNothing: 'No observation was used.',
  usedPoints: (count: number) => (count === 1 ? '1 point' : `${count} points`),
  usedCount: (count: number) => (count === 1 ? '1 observation' : `${count} observations`),
  date: 'Date',
  who: 'Site or group',
  logged: 'Logged',
  reached: 'Reached',
  wholeDistrict: 'Whole district',
  yes: 'yes',
  no: 'no',
  leftOut: 'What was left out',
  leftOutNothing: 'Nothing was left out.',
  because: (what: string, why: string) => `${what}: ${why}`,
  withdrawn: (why: string) => (why === '' ? 'withdrawn' : `withdrawn: ${why}`),
  silent: (names: string) => `Nothing came from ${names}.`,
  short: (names: string) => `Fewer than expected came from ${names}.`,
  shortOf: (name: string, have: number, expected: number) => `${name} (${have} of ${expected})`,
  coverage: 'Coverage',
  coverageOf: (have: string, expected: string) => `${have} of ${expected} expected values are in.`,
  judged: 'How it is judged',
  path: 'Path',
  progress: 'Progress',
  tolerance: 'Tolerance',
  order: 'Asked in this order; the first yes is the status.',
  firstYes: 'Asked in this order; the first yes decides.',
  overYears: (metric: string) => `${metric}, over the years`,
  lastPoint: 'What the last point is',
  reliance: 'Whether the target can be relied on',
  madeOf: 'Made of',
  step: 'Step',
  limits: 'Limits',
  fromTo: (from: string, to: string) => `${from}–${to}`,
  pointsBefore: (count: number) => (count === 1 ? '1 earlier point' : `${count} earlier points`),
  anew: (events: string) => `limits are made anew: ${events}`,
  segment: (from: string, to: string) => (from === to ? from : `Before: ${from} to ${to}`),
  showAll: (count: number) => `Show all ${count}`,
  asOf: (date: string, record: number) => `As of ${date}, record number ${record}.`,
  hidden: 'hidden',
  hiddenPlain: 'Hidden: too few people.',
  hiddenWhy: (smallest: number) => `Hidden: fewer than ${smallest} people.`,
  hiddenMore:
    'Numbers of so few people are not shown, nor those that would give them away, so that nobody can be recognised.',
  bound: {
    '>=': (value: string) => `at least ${value}`,
    '<=': (value: string) => `at most ${value}`,
  },
  boundWhy:
    'A share of so few people that nearly all or nearly none of them are in it is said by its bound, so that nobody can be recognised.',
  partlyHidden: 'Some of its parts are hidden, so the sum is not written out.',
  loading: 'Asking for the numbers…',
  gone: 'There is no such metric any more.',
  cycle: (metric: string, cycle: string) => `${metric}, ${cycle}`,
  place: (place: string, metric: string, cycle: string) => `${place}: ${metric}, ${cycle}`,
  counted: (place: string, cycle: string) => `${place}, ${cycle}`,
  countRule: 'Each metric is counted once, under the status it holds in the cycle',
  countRuleMore: 'Statuses are counted, never averaged.',
  headline: 'In a word',
  headlineRule: (word: string) => `${word}: the worst status held by at least one headline metric.`,
  headlineNone: 'No metric is marked as a headline metric, so there is no word.',
  headlineMetric: 'headline metric',
  sumOf: (parts: string, total: string) => `${parts} = ${total}`,
  countOf: (count: number, status: string) => `${count} ${status}`,
}

export function explainWords(): typeof english {
  return english
}
