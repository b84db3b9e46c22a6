/** The words of the page on which a department logs a quarter, in English. */

import type { EntryField } from '../entry/entry-text.ts'

const fields: Record<EntryField, string> = {
  value: 'Value',
  numerator: 'How many',
  denominator: 'Of how many',
  mean: 'Mean',
  n: 'Answers',
  stage: 'Stage',
  done: 'Yes or no',
}

const states = {
  unsaved: 'not saved yet',
  saving: 'saving',
  saved: 'saved',
  half: 'the other half is missing',
  refused: 'refused',
  asks_why: 'waits for a reason',
  conflict: 'somebody else changed it',
} as const

const say = {
  name: 'Log a quarter',
  title: (department: string, cycle: string) => `${department}: log ${cycle}`,
  lede: (months: string, due: string) =>
    `Values of ${months}, due ${due}. What you type is saved by itself.`,
  district: 'Whole district',
  logged: (logged: number, expected: number) => `${logged} of ${expected} logged`,
  handIn: (cycle: string) => `Hand ${cycle} in`,
  caption: (cycle: string) => `Values of ${cycle}`,
  metric: 'Metric',
  field: 'Field',
  fields,
  states,
  target: (target: string) => `target ${target}`,
  last: (cycle: string, value: string) => `${cycle}: ${value}`,
  lastNone: (cycle: string) => `${cycle}: nothing logged`,
  day: 'New values were true on',
  dayHint: (from: string, to: string) => `A day from ${from} to ${to}.`,
  view: 'Columns',
  bySite: 'Sites',
  byMonth: 'Months',
  place: 'Site',
  help: 'Keys',
  helpText:
    'Arrow keys move. Type to replace, Enter or F2 to change, Escape to leave as it was. Shift and arrows select. Paste a block from a spreadsheet; names of sites above or beside the numbers find their place. Control and D fills down, Control and R to the right, Control and Z takes a step back.',
  undo: 'Take back',
  redo: 'Do again',
  fillDown: 'Fill down',
  fillRight: 'Fill right',
  filled: (cells: number) => `${cells} ${cells === 1 ? 'cell' : 'cells'} filled.`,
  leftOut: (count: number) =>
    `${count} ${count === 1 ? 'value' : 'values'} found no cell to go into and ${count === 1 ? 'was' : 'were'} left out.`,
  savedAt: (time: string) => `All saved, ${time}`,
  nothingTyped: 'Nothing to save',
  saving: (count: number) => `Saving ${count}…`,
  unsaved: (count: number) => `${count} not saved yet`,
  refused: (count: number) => `${count} refused`,
  half: (count: number) => `${count} half typed`,
  conflict: (count: number) => `${count} changed by somebody else`,
  next: 'Show the next',
  lostTitle: 'No connection',
  lost: 'What you typed is kept on this computer and is sent as soon as the connection is back.',
  restored: (count: number) =>
    `${count} ${count === 1 ? 'value that you' : 'values that you'} had typed here before ${count === 1 ? 'was' : 'were'} kept.`,
  forget: 'Throw them away',
  whyTitle: (count: number) =>
    count === 1
      ? 'One value that was on the record is changed'
      : `${count} values that were on the record are changed`,
  why: 'Why?',
  whyHint: 'It stays on the record beside both values.',
  whySave: 'Save the changes',
  whyMissing: 'Say why; it stays on the record.',
  retyped: 'typed again while logging',
  panel: 'The cell',
  open: 'Open the metric',
  countFile: 'Count a file for it',
  makes: (amount: string) => `Makes ${amount}.`,
  unusualTimes: (times: number, direction: 'more' | 'less', cycle: string) =>
    direction === 'more'
      ? `${times} times what it was in ${cycle}. Is it right? It is saved all the same.`
      : `One ${ordinal(times)} of what it was in ${cycle}. Is it right? It is saved all the same.`,
  unusualApart: (distance: string, direction: 'more' | 'less', cycle: string) =>
    `${distance} ${direction} than in ${cycle}. Is it right? It is saved all the same.`,
  missing: 'Why there is no number',
  missingNone: 'There is a number',
  note: 'Note',
  evidence: 'Link to the evidence',
  conflictTitle: 'Somebody else changed this value in the meantime',
  theirs: (value: string, who: string, when: string) => `It is ${value} now, by ${who}, ${when}.`,
  yours: (value: string) => `You typed ${value}.`,
  keepTheirs: (value: string) => `Keep ${value}`,
  takeMine: (value: string) => `Change it to ${value}`,
  emptied: 'nothing',
  noteAlone: 'A note needs a number beside it, or the reason why there is none.',
  words: {
    done: 'Write yes or no.',
    share: 'Write how many, not how many percent: the share is made from the two numbers.',
  },
  shut: {
    several: (count: number) =>
      `${count} values stand here in this cycle; see them by month, or on the page of the metric.`,
    notHere: 'The metric expects nothing from this site.',
    notBySite: 'The metric is logged for the whole district.',
    closed: 'The cycle is closed; ask the coordinator to reopen it for your department.',
    notYours: 'You can read these values, not change them.',
    future: 'This month is still to come.',
  },
  noPlanTitle: 'There is no plan to log against',
  noPlan: 'The department has no plan in this school year; add or import one first.',
  noMetricsTitle: 'No metric can be logged yet',
  noMetrics:
    'Nobody has said how the metrics of this plan are measured. Say it on each metric’s page.',
  undefinedMetrics: (count: number) =>
    count === 1
      ? 'One metric is not here, since nobody has said how it is measured:'
      : `${count} metrics are not here, since nobody has said how they are measured:`,
  plans: 'Plans',
  metricOf: (at: number, count: number) => `Metric ${at} of ${count}`,
  before: 'Metric before',
  after: 'Next metric',
}

/** `third`, `quarter`, `12th`. */
function ordinal(times: number): string {
  const named: Record<number, string> = { 2: 'half', 3: 'third', 4: 'quarter', 5: 'fifth' }
  return named[times] ?? `${times}th`
}

export function entryWords() {
  return say
}
