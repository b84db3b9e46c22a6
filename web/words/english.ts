/** Every word the shared parts say, in English. A second language has the same keys. */

import { STATUS_AFTER_COUNT, STATUS_WORDS } from '../../domain/status-words.ts'

const shell = {
  product: 'Quarterdeck',
  skip: 'Skip to the page',
  mainNavigation: 'Main',
  breadcrumbs: 'You are here',
  asOf: (date: string) => `as of ${date}`,
  source: (name: string) => `source: ${name}`,
  asOfLong: (date: string) => `Everything on this page is as it stood on ${date}.`,
  titleOf: (page: string) => `${page} · Quarterdeck`,
  loading: 'Loading…',
  loadFailedTitle: 'This page did not load',
  loadFailedWhy: 'A part of Quarterdeck could not be fetched. Check the connection and try again.',
  loadAgain: 'Load again',
}

const notFound = {
  title: 'No such page',
  why: 'Nothing lives at this address. A link may be old, or a letter may be missing.',
  home: 'Go to the start page',
}

const navigation = {
  overview: 'Overview',
  decisions: 'Decisions',
  meetings: 'Meetings',
  collection: 'Collection',
  plans: 'Plans',
  snapshots: 'Packets',
  import: 'Import',
  api: 'API docs',
  design: 'The design language',
  administration: 'Administration',
  keys: 'Keys',
}

const keys = {
  title: 'Keys',
  list: [
    { key: '/', does: 'Go to the search of the page' },
    { key: '?', does: 'Show these keys' },
    { key: 'Tab', does: 'Go to the next link, button or field' },
    { key: 'Enter', does: 'Open what is in focus' },
    { key: 'Esc', does: 'Close a dialog, or empty a search' },
  ],
}

const demonstration = {
  label: 'Demonstration data',
  text: 'an invented district; every number is made up.',
  asOf: (date: string) => `Shown as of ${date}.`,
}

const tally = {
  none: 'no metrics',
}

const strip = {
  label: 'By cycle',
}

const chain = {
  ifWe: 'If we…',
  so: 'then…',
  whichWill: 'which will…',
}

const figure = {
  table: 'The numbers as a table',
  png: 'Download the picture (PNG)',
}

const chart = {
  date: 'Date',
  what: 'What',
  observation: 'Observation',
  cycleValue: (cycle: string) => `${cycle} value`,
  asReported: (cycle: string) => `${cycle} value as reported`,
  reported: (value: string) => `reported ${value}`,
  restated: 'Restated',
  restatedMark: 'The hollow mark is the value as it was reported, joined to what it reads today.',
  baseline: 'Baseline',
  target: 'Target',
  path: 'Path',
  value: (unit: string) => (unit === '' ? 'Value' : `Value (${unit})`),
  low: 'Lowest',
  high: 'Highest',
  note: 'Note',
  noNumber: 'no number',
  suppressed: 'hidden: small group',
  event: 'Event',
  decision: 'Decision',
  events: 'What happened',
  asOf: 'as of',
  atLeast: (value: string) => `at least ${value}`,
  atMost: (value: string) => `at most ${value}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  exactly: (value: string) => `exactly ${value}`,
}

const sparkline = {
  save: 'Save picture',
  png: 'Picture (PNG)',
  svg: 'Drawing (SVG)',
  none: 'No number yet.',
  latest: (value: string, date: string) => `${value} on ${date}`,
  before: (values: string) => `before that ${values}`,
  path: (value: string) => `the path ends at ${value}`,
  missing: 'no number',
}

const form = {
  optional: 'optional',
  errorPrefix: 'Mend this:',
  working: 'Working…',
  close: 'Close',
  all: 'All',
}

const problem = {
  line: (line: number) => `Line ${line}`,
  column: (column: string) => `column ${column}`,
  again: 'Try again',
}

const request = {
  unreachable: {
    title: 'The server did not answer',
    detail: 'Check the connection and try again. Nothing you see is lost.',
  },
  broken: {
    title: 'The server answered with something else than expected',
    detail: 'Try again. If it stays so, tell whoever runs the server.',
  },
}

const table = {
  scrollable: (caption: string) => `${caption}, scrolls sideways`,
  empty: 'Nothing to show.',
}

export const english = {
  status: STATUS_WORDS,
  statusAfterCount: STATUS_AFTER_COUNT,
  shell,
  notFound,
  navigation,
  keys,
  demonstration,
  tally,
  strip,
  chain,
  figure,
  chart,
  sparkline,
  form,
  problem,
  request,
  table,
}
