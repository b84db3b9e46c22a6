/** The words of a metric's points over the years and of its dated events, in English. */

import type { GapReason } from '../../domain/statistics/points.ts'
import type { Label } from '../../domain/statistics/xmr.ts'

const labels: Record<Label, string> = {
  common_cause: 'ordinary variation',
  above_upper: 'above the upper limit',
  below_lower: 'below the lower limit',
  trend_increasing: 'seven or more rising in a row',
  trend_decreasing: 'seven or more falling in a row',
  two_in_three_above: 'two of three close to the upper limit',
  two_in_three_below: 'two of three close to the lower limit',
  shift_above: 'seven or more in a row above the mean',
  shift_below: 'seven or more in a row below the mean',
}

const gaps: Record<GapReason, string> = {
  not_over: 'not over yet',
  no_value: 'no number',
  incomplete: 'too few places',
  cannot_combine: 'cannot be combined',
  suppressed: 'hidden, for the sake of a small group',
}

const variation = {
  common_cause: 'Ordinary variation',
  improvement_high: 'Signal: high, in the good direction',
  improvement_low: 'Signal: low, in the good direction',
  concern_high: 'Signal: high, in the wrong direction',
  concern_low: 'Signal: low, in the wrong direction',
  neutral_high: 'Signal: high',
  neutral_low: 'Signal: low',
} as const

const assurance = {
  pass: 'By these limits: target reached every time',
  fail: 'By these limits: target not reached',
  inconsistent: 'By these limits: target reached at times',
} as const

const english = {
  labels,
  gaps,
  variation,
  assurance,
  title: 'Over the years',
  lede: {
    month: 'One point a month, each the month’s own value.',
    cycle: 'One point a cycle, each the cycle’s own value.',
  },
  icons: 'What the last point says',
  trial: 'Trial limits',
  figure: (name: string) => `${name}, point by point`,
  subtitle: {
    points: 'The line follows the points.',
    median: 'The level line is the median.',
    mean: 'The level line is the mean; the band lies between the limits.',
    both: 'The level line is the mean where a band shows the limits, else the median.',
  },
  chart: {
    xmr: 'Limits from how much neighbours differ (XmR chart).',
    p: 'Limits from each point’s denominator (p chart).',
    p_prime: 'Limits from each point’s denominator, widened by how much points differ (p′ chart).',
  },
  told: (name: string, sentence: string) => `${name} over the years. ${sentence}`,
  value: 'Value',
  median: 'Median',
  mean: 'Mean',
  lower: 'Lower limit',
  upper: 'Upper limit',
  target: 'Target',
  keyLabel: 'Marks of the chart',
  keyGood: 'signal in the good direction',
  keyBad: 'signal in the wrong direction',
  keyNeutral: 'signal',
  keyGap: 'no number',
  keyHidden: 'hidden',
  ofPlaces: (have: number, expected: number) => `${have} of ${expected} places`,
  table: {
    period: 'Period',
    what: 'What it is',
    begins: (label: string) => `limits anew: ${label}`,
  },
}

/** What the section of points over the years says. Call it while rendering. */
export function controlWords(): typeof english {
  return english
}

const events = {
  title: 'Dated events',
  lede: 'They stand on the charts, so that a change can be read beside what happened.',
  none: 'Nothing is noted yet.',
  add: 'Note an event',
  change: 'Change',
  remove: 'Delete',
  of: (button: string, label: string) => `${button} ${label}`,
  rebase: 'limits are made anew from here',
  ofDepartment: 'all metrics of the department',
  ofDistrict: 'the whole district',
  addTitle: 'Note an event',
  changeTitle: 'Change an event',
  removeTitle: 'Delete an event',
  name: 'What happened',
  nameHint: 'In a few words, such as “New sign-in form”. No names of people.',
  nameMissing: 'Say what happened.',
  on: 'Date',
  onMissing: 'Write a day, such as 2022-10-05.',
  starts: 'Starts a new calculation of the limits',
  startsHint:
    'Only for a lasting change in how the work is done or counted; earlier points are then no longer compared with later ones.',
  ask: (label: string, date: string) =>
    `“${label}”, ${date}, is taken off every chart it stands on.`,
  askRebase: 'Limits are then made across this day again.',
  save: 'Save',
  cancel: 'Cancel',
  stale:
    'Somebody changed this event in the meantime. Close this, look at it again, then change it.',
  added: (label: string) => `Noted: ${label}.`,
  changed: (label: string) => `Changed: ${label}.`,
  removed: (label: string) => `Deleted: ${label}.`,
}

/** What the section of dated events says. Call it while rendering. */
export function eventWords(): typeof events {
  return events
}
