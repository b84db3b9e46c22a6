/** The words of the import of a plan, in English. */

import type { MeasureKind } from '../../domain/measure.ts'

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

const kinds: Record<MeasureKind, string> = {
  count: 'a count',
  rate: 'a rate',
  score: 'a score',
  level: 'a level',
  milestone: 'a milestone',
  yes_no: 'a yes or no',
}

const source = {
  title: 'Import a plan',
  lede: 'Hand in the text of the department plan report. You see what was read, line beside line, and nothing is stored before you accept it.',
  steps: ['Hand in the text', 'Compare', 'Store'],
  paste: 'The text of the report',
  pasteHint: 'Open the report, select all of it, copy it, and paste it here.',
  read: 'Read the text',
  readAgain: 'Read the text again',
  nothing: 'There is no text yet. Paste it above, or choose a file.',
  orFile: 'Or hand in a saved file',
  fileHint: 'A plain text file (.txt). It is read as it was saved, whatever its encoding.',
  choose: 'Choose a file',
  drop: 'Drop the file to read it',
  dropHere: 'or drop one anywhere on this page.',
  orExample: 'Only looking around?',
  exampleHint: 'An invented plan shows how the import works.',
  example: 'Try the example',
  fromFile: (name: string) => `From ${name}. It is sent as it is, unless you change the text here.`,
  fromExample: 'This is the example, an invented plan.',
  kept: 'Kept in this browser until it is stored.',
  keptFrom: (name: string) => `${name} is still here, kept in this browser until it is stored.`,
  yourText: 'Your text',
  notKept: 'This text is too long to be kept in this browser. Keep its file until it is stored.',
  longText: (characters: number) =>
    `is too long to be changed here: ${characters.toLocaleString('en-US')} characters.`,
  discard: 'Throw the text away',
  reading: 'Reading…',
  pdf: {
    title: 'This is a PDF',
    detail: 'Open it, select all of its text, copy it, and paste it here.',
  },
  packed: {
    title: 'This is a Word or Excel file',
    detail: 'Open it, select all, copy, and paste the text here; or save it as plain text (.txt).',
  },
  tooLarge: {
    title: 'The file is too large',
    detail: 'At most 4 MB are read. A plan is about 20 KB: hand in the plan alone.',
  },
}

const refused = {
  title: 'This text was not read as a plan',
  several: 'The text holds several plans',
  severalWhy:
    'Choose the one to read now. The others can be imported after it, from the same text.',
  lines: 'Lines',
  readThis: (name: string) => `Read ${name}`,
  noName: 'A plan without a name',
  nothingStored: 'Nothing was stored, and your text is still below.',
}

const compare = {
  eyebrow: 'Import a plan · not stored yet',
  unnamed: 'A plan without a name',
  lede: 'Compare what was read with the text. Press a line’s label, or a part’s line number, to see the other side.',
  counts: (told: { priorities: number; actions: number; metrics: number; chains: number }) =>
    [
      many(told.priorities, 'priority', 'priorities'),
      many(told.actions, 'action', 'actions'),
      many(told.metrics, 'metric', 'metrics'),
      many(told.chains, 'chain', 'chains'),
    ].join(', '),
  doubtCount: (count: number) => many(count, 'doubt', 'doubts'),
  unreadCount: (count: number) => many(count, 'unread line', 'unread lines'),
  text: 'The text',
  plan: 'The plan',
  doubts: 'Doubts',
  views: 'View',
  noDoubts: 'Every line was read without a doubt.',
  doubtOf: (number: number) => `Doubt ${number}`,
  doubtAt: (line: number) => `line ${line}`,
  position: (number: number, count: number) => `Doubt ${number} of ${count}`,
  walk: 'Walk through the doubts',
  previous: 'Previous',
  next: 'Next',
  seeText: 'See it in the text',
  seePlan: 'See it in the plan',
  toPlan: (part: string) => `${part}: show in the plan`,
  toLine: (lines: string) => `${lines}: show in the text`,
  line: (first: number, last: number) =>
    first === last ? `line ${first}` : `lines ${first}–${last}`,
  more: (count: number) => `… and ${count.toLocaleString('en-US')} more characters on this line`,
  notRead: 'not read',
  otherPlan: 'another plan',
  pageHeader: 'page header',
  question: 'printed question',
  heading: 'heading',
  year: 'School year',
  back: 'Change the text',
}

const parts = {
  priority: (number: number | string) => `Priority ${number}`,
  action: (number: string) => `Action ${number}`,
  metric: (number: string) => `Metric ${number}`,
  metricsOf: (number: string) => `Metrics of ${number}`,
  chain: (number: number | string) => `Chain ${number}`,
  service: (number: number | string) => `Service ${number}`,
  noText: 'No text is printed.',
  noMetrics: 'No metric is printed under this action.',
  noChains: 'No theory of action is printed.',
  noActions: 'No action is printed under this priority.',
  theory: 'Theory of action',
  goals: 'Goals',
  metrics: 'Metrics',
  targets: 'Targets',
  actions: 'Actions',
  division: 'Division',
}

const hint = {
  measure: (kind: MeasureKind, unit: string | null) =>
    `May be ${kinds[kind]}${unit === null ? '' : ` (${unit})`}`,
  sources: (sources: readonly string[]) =>
    `Names ${sources.length} sources: ${sources.join(' · ')}`,
  none: 'It does not say what is counted. You can say so after the import',
}

const place = {
  title: 'Where it goes',
  year: 'School year',
  department: 'Department',
  choose: 'Choose…',
  printedYear: (year: string) => `The text prints ${year}.`,
  noYear: 'The text prints no single school year.',
  printedName: (name: string) => `The text prints “${name}”.`,
  noName: 'The text prints no department name.',
  notThere: (year: string) => `${year} (not set up yet)`,
  yearMissing: (year: string) => `The school year ${year} is not set up yet.`,
  addYear: (year: string) => `Add ${year} with its four cycles`,
  departmentMissing: (name: string) => `There is no department called “${name}” yet.`,
  noDepartments: 'There is no department yet.',
  newDepartment: 'Name of the new department',
  addDepartment: 'Add this department',
  other: 'Or add a department',
  ask: 'A coordinator can add it. Ask one for it.',
  exists: (department: string, year: string) => `${department} has a plan for ${year} already`,
  existsWhy: 'It stays as it is. Choose another school year or department, or look at that plan.',
  seePlan: 'See that plan',
  ready: (department: string, year: string) => `It will be the plan of ${department} for ${year}.`,
  needYear: 'Choose the school year first.',
  needYearAdded: (year: string) => `Add the school year ${year} first.`,
  needDepartment: 'Choose or add the department first.',
  needFree: 'That place is taken. Choose another school year or department.',
}

const store = {
  accept: 'Accept and store',
  notYet: 'Nothing is stored yet.',
  exampleOnly: 'The example is for looking at. Hand in a text of your own to store a plan.',
  mayNot: 'You may read this plan, but not store it for this department. Ask a coordinator.',
}

const english = { source, refused, compare, parts, hint, place, store }

export function importWords(): typeof english {
  return english
}
