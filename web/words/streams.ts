/** The words of streams, what is asked once, in English. */

const list = {
  name: 'Asked once',
  link: 'Asked once',
  lede: 'A survey or a log that stands behind several metrics is recorded here once; each of them gets its own number of it.',
  none: 'Nothing is asked once yet',
  noneWhy:
    'Where one survey question or one training log feeds several metrics, add it here and say what each metric takes from it.',
  add: 'Add a survey or log',
  open: (name: string) => `Open ${name}`,
  feeds: (count: number) => (count === 1 ? '1 metric' : `${count} metrics`),
  stream: 'Survey or log',
  parts: 'Counts',
  metrics: 'Feeds',
}

const form = {
  title: 'Add a survey or log',
  name: 'Name',
  nameHint: 'As the department calls it: “Data user survey”.',
  kind: 'What it is',
  kinds: {
    five: 'A survey question with the answers 1 to 5',
    four: 'A survey question with the answers 1 to 4',
    options: 'A survey question with other answers',
    log: 'A log: sessions, attendance, certificates',
  },
  parts: 'What is counted, one a line',
  partsHint: 'For a scale, write the point after a comma: “Agree, 4”. “Don’t know” has none.',
  question: 'The question as it is asked',
  wording: 'Version of the wording',
  send: 'Add it',
  cancel: 'Cancel',
}

const cuts = {
  title: 'What each metric takes',
  metric: 'Metric',
  takes: 'Takes',
  target: 'Target',
  none: 'No metric of this year takes from it yet.',
  add: 'Let a metric take from it',
  metricLabel: 'Metric',
  parts: 'Count these',
  of: 'Out of these',
  ofHint: 'Leave all unmarked to divide by all of them.',
  mean: 'It takes the mean of the points.',
  reason: 'Why',
  reasonHint: 'Needed once the plan is approved.',
  send: 'Let it take this',
  end: 'End',
  endOf: (code: string) => `End what ${code} takes`,
  saved: (code: string) => `${code} takes from it now.`,
  ended: (code: string) => `${code} takes from it no more; what it has stays.`,
  earlier: (code: string, count: number) =>
    count === 1
      ? `One answer of this year was recorded before ${code} took from it.`
      : `${count} answers of this year were recorded before ${code} took from it.`,
  feed: (code: string) => `Write them to ${code} too`,
  fed: (code: string, count: number) =>
    count === 1 ? `${code} has 1 earlier number.` : `${code} has ${count} earlier numbers.`,
  feedWhy: 'Why values that were typed by hand are corrected',
  nothing: 'No other count, rate or score of the department is left.',
}

const answer = {
  title: 'Record once',
  correcting: 'Correct',
  day: 'Date it was true',
  site: 'Site',
  district: 'The district as one place',
  group: 'Participant group',
  invited: 'People invited',
  counts: 'How many gave each answer',
  logCounts: 'How many of each',
  missing: 'Say how many; 0 where it is none.',
  total: (count: string) => `${count} in all`,
  note: 'Note',
  evidence: 'Link to the evidence',
  reason: 'Why it changes',
  reasonHint: 'It stays on the record, with what stood before.',
  send: 'Record for all',
  correct: 'Correct for all',
  anew: 'Record another instead',
  live: 'What each metric gets',
  waits: 'nothing yet',
  noNumber: 'no number: nobody gave such an answer',
  adds: (value: string) => `adds ${value}`,
  target: (target: string) => `target ${target}`,
  reaches: 'reached',
  short: (distance: string) => `${distance} away`,
  answers: (count: string) => (count === '1' ? 'from 1 answer' : `from ${count} answers`),
  recorded: (count: number) =>
    count === 1
      ? 'Recorded; 1 metric has its number.'
      : `Recorded; ${count} metrics have their numbers.`,
  corrected: (count: number) =>
    count === 1 ? 'Corrected, with 1 metric.' : `Corrected, with ${count} metrics.`,
  same: 'It stood like this already.',
}

const answers = {
  title: 'Recorded',
  none: 'Nothing is recorded yet.',
  day: 'Day',
  place: 'Place',
  counted: 'Counted',
  by: 'By',
  act: 'Change',
  correct: 'Correct',
  correctOf: (place: string) => `Correct ${place}`,
  withdraw: 'Withdraw',
  withdrawOf: (place: string) => `Withdraw ${place}`,
  withdrawTitle: 'Withdraw for all metrics?',
  withdrawAsk:
    'The answers and every number that was made of them are taken back. All versions stay on the record.',
  why: 'Why',
  whyMissing: 'Say why; it stays on the record.',
  withdrawn: (count: number) =>
    count === 1 ? 'Withdrawn, with 1 number.' : `Withdrawn, with ${count} numbers.`,
  away: 'What was recorded could not be read.',
}

const english = {
  list,
  form,
  cuts,
  answer,
  answers,
  eyebrow: 'Asked once',
  survey: 'Survey',
  log: 'Log',
  madeFrom: 'Taken from',
  fromStream: (stream: string, cut: string) => `${stream}: ${cut}`,
  recordOnce: 'Record it there, once for all',
}

export function streamWords(): typeof english {
  return english
}
