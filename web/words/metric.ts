/** The words of the metric page, in English. */

import type { Cadence, Direction, MeasureKind, MissingCode } from '../../domain/measure.ts'
import { define, record, withdraw } from './metric-forms.ts'

const missing: Record<MissingCode, string> = {
  not_due: 'not due in this cycle',
  not_held: 'not held',
  not_collected: 'not collected',
  collected_late: 'collected late',
  source_unavailable: 'source unavailable',
  too_few_to_report: 'too few to report',
  discontinued: 'discontinued',
  needs_help: 'the department asks for help',
}

const kinds: Record<MeasureKind, string> = {
  count: 'Count: how many',
  rate: 'Rate: so many of so many',
  score: 'Score: a mean on a scale',
  level: 'Level: how much there is on a day',
  milestone: 'Milestone: how far a project is',
  yes_no: 'Yes or no',
}

const cadences: Record<Cadence, string> = {
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  twice_a_year: 'Twice a year',
  yearly: 'Yearly',
}

const directions: Record<Direction, string> = {
  up: 'Up: more is better',
  down: 'Down: fewer is better',
  at_least: 'At least the target',
  at_most: 'At most the target',
  between: 'Between two values',
  exactly: 'Exactly the target',
  keep: 'Keep the baseline',
}

const goal = {
  fromTo: (baseline: string, target: string, year: string) =>
    `From ${baseline} to ${target} by the end of ${year}`,
  to: (target: string, year: string) => `To ${target} by the end of ${year}`,
  atLeast: (target: string) => `At least ${target}`,
  atMost: (target: string) => `At most ${target}`,
  between: (low: string, high: string) => `Between ${low} and ${high}`,
  exactly: (target: string) => `Exactly ${target}`,
  keep: (target: string) => `Keep ${target}`,
  none: 'No target is set, so nothing is judged',
  before: (baseline: string) => `it was ${baseline}`,
  fewer: 'fewer is better',
  runningTotal: 'counted as the year’s running total',
}

const head = {
  printed: 'As printed in the plan:',
  now: (cycle: string, months: string) => `${cycle}, ${months}`,
  coverage: (have: string, expected: string) => `${have} of ${expected} expected values`,
  removed: 'This metric is no longer in the plan. What was recorded stays here.',
  deviation: (reason: string, owner: string, until: string) =>
    `Accepted until ${until}: ${reason} (${owner}).`,
  lastOn: (date: string) => `Last observed ${date}`,
}

const chart = {
  title: 'The year so far',
  direction: 'The line follows what was observed; dotted is the path.',
  noPath: 'The line follows what was observed.',
  stages: (names: string) => `Stages: ${names}.`,
  perMonth: 'Each point is a month, all sites combined.',
  running: 'Each point is the running total of the year.',
  yes: (value: string) => `${value} means yes, 0 means no.`,
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  csv: 'Numbers (CSV)',
  told: (name: string, sentence: string) => `${name}. ${sentence}`,
}

const cycles = {
  title: 'Cycle by cycle',
  cycle: 'Cycle',
  value: 'Value',
  inUnit: (header: string, unit: string) => (unit === '' ? header : `${header}, ${unit}`),
  path: 'Path',
  progress: 'Progress',
  status: 'Status',
  coverage: 'Coverage',
  previous: 'Since last cycle',
  lastYear: 'Since a year ago',
  movedAway: 'moved away',
  beyond: 'beyond target',
  own: (value: string, cycle: string) => `${value} in ${cycle}`,
  ofExpected: (have: number, expected: number) => `${have} of ${expected}`,
}

const made = {
  title: 'How this number is made',
  definition: 'What is counted',
  source: 'Source',
  owner: 'Kept by',
  rule: 'How it adds up',
  formula: (cycle: string) => `${cycle} in numbers`,
  cadence: 'How often',
  coverage: (cycle: string) => `Coverage in ${cycle}`,
  missing: (names: string) => `No number from ${names}.`,
  fewer: (names: string) => `Fewer than expected from ${names}.`,
  siteOf: (name: string, have: number, expected: number) => `${name} (${have} of ${expected})`,
  complete: 'Nothing is missing.',
  baseline: 'Baseline',
  last: 'Last observation',
  yearBefore: 'The year before',
  yearBeforeLink: 'The same metric last year',
  never: 'None yet',
  none: 'There is no number in this cycle.',
  unsaid: 'Not said yet',
  change: 'Change how it is measured',
}

const smallGroups = {
  hidden: 'hidden',
  shown: 'Small groups are shown here, for staff. They are hidden from others and in every file.',
  asOthers: 'See this page as others do',
  notShown:
    'Small groups are hidden, with the numbers that would give them away and shares near none or all.',
  viewTitle: 'You see this page as somebody who may not see small groups.',
  back: 'Show them again',
}

const breakdown = {
  title: 'By site',
  lede: (cycle: string) => `${cycle}, furthest from the target first.`,
  ledePlain: (cycle: string) => `${cycle}, smallest first.`,
  site: 'Site',
  value: 'Value',
  of: 'Made of',
  gap: 'From the target',
  beyond: (distance: string) => `beyond by ${distance}`,
  short: (distance: string) => `short by ${distance}`,
  over: (distance: string) => `over by ${distance}`,
  reached: 'reached',
  last: 'Last observed',
  noNumber: 'No number yet',
  unexpected: 'not among the expected sites',
  groups: 'By group',
  groupsLede: (cycle: string) => `Participant groups in ${cycle}.`,
  group: 'Group',
}

const values = {
  title: 'Every value',
  date: 'Date',
  site: 'Site',
  group: 'Group',
  siteAndGroup: 'Site and group',
  value: 'Value',
  note: 'Note and evidence',
  recorded: 'Recorded',
  actions: 'Change it',
  all: (count: string) => `Show all ${count} values`,
  history: (count: number) => (count === 1 ? 'History' : `History: ${count} versions`),
  correct: 'Correct',
  withdraw: 'Withdraw',
  of: (button: string, what: string) => `${button} ${what}`,
  withdrawn: 'Withdrawn',
  because: (reason: string) => `“${reason}”`,
  by: (person: string, moment: string) => `${person}, ${moment}`,
  evidence: 'Evidence',
  closed: 'cycle closed',
  loading: 'Reading the versions…',
  restated: 'Values that were changed',
  restatedLede: 'Nothing that was recorded is ever lost.',
  changed: 'Changed',
  was: 'Was',
  became: 'Became',
  why: 'Why',
  gone: 'withdrawn',
  late: 'corrected after closing',
}

const english = {
  missing,
  kinds,
  cadences,
  directions,
  goal,
  head,
  chart,
  cycles,
  made,
  breakdown,
  smallGroups,
  values,
  record,
  withdraw,
  define,
  stage: 'stage',
  yes: 'yes',
  no: 'no',
  noChange: 'no change',
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  soFar: 'so far this year',
  ofWhole: (part: string, whole: string) => `${part} of ${whole}`,
  fromAnswers: (mean: string, n: string) => `${mean} from ${n} ${n === '1' ? 'answer' : 'answers'}`,
  answers: (n: string) => (n === '1' ? '1 answer' : `${n} answers`),
  tooFewSites: (have: number, expected: number) =>
    `only ${have} of ${expected} sites, too few to add up`,
  ofSites: (have: number, expected: number) => `${have} of ${expected} sites`,
  absentTitle: 'There is no such metric',
  absentWhy:
    'A link may be old, or the metric was taken out of its plan before anything was logged.',
  toOverview: 'Go to the overview',
  noneTitle: 'Nothing is recorded yet',
  noneWhy: (cycle: string, due: string) => `The first value, for ${cycle}, is due by ${due}.`,
  noneWhyUndefined: 'Say first how it is measured; then values can be recorded.',
}

/** What the metric page says. Call it while rendering. */
export function metricWords(): typeof english {
  return english
}
