/** The words that the home page, the overview and the department pages share, in English. */

import type { MissingCode } from '../../domain/measure.ts'
import type { Status } from '../../domain/status.ts'

const missing: Record<MissingCode, string> = {
  not_due: 'not due in this cycle',
  not_held: 'it was not held',
  not_collected: 'it was not collected',
  collected_late: 'it is collected late',
  source_unavailable: 'the source is unavailable',
  too_few_to_report: 'too few to report',
  discontinued: 'it is discontinued',
  needs_help: 'the department asks for help',
}

/** What each status means, for the legend. */
const meaning: Record<Status, string> = {
  off_track: 'further from its path than twice its tolerance',
  at_risk: 'short of its path by up to twice its tolerance',
  incomplete: 'too few sites or months reported to judge',
  no_data: 'a number is owed and there is none, with the reason if one was given',
  on_track: 'on its path, or within its tolerance of it',
  met: 'the year’s target is reached',
  informative: 'has no target, so it is shown and not judged',
  not_due: 'no number is owed yet',
}

const english = {
  missing,
  meaning,
  meanings: 'What the marks mean',
  year: 'School year',
  metrics: (count: number) => (count === 1 ? '1 metric' : `${count} metrics`),
  departments: (count: number) => (count === 1 ? '1 department' : `${count} departments`),
  cycle: (name: string, months: string) => `${name} ${months}`,
  cellOf: (row: string, cycle: string) => `${row}, ${cycle}:`,
  due: (day: string) => `due ${day}`,
  notDue: 'not due',
  logged: ({ logged, expected }: { logged: number; expected: number }) =>
    `${logged} of ${expected} logged`,
  explained: (count: number) => `${count} more with a reason`,
  better: (count: number) => `${count} better`,
  worse: (count: number) => `${count} worse`,
  unchanged: 'no change',
  needsAttention: 'Needs attention',
  noNumber: 'No number',
  nothingNeeds: (cycle: string) => `No metric is off track, at risk or incomplete in ${cycle}.`,
  more: (count: number) =>
    count === 1 ? '1 more on the overview' : `${count} more on the overview`,
  noneShown: 'None of the metrics shown.',
  everyNumber: (cycle: string) => `Every metric that owes a number in ${cycle} has one.`,
  notMeasurable: 'not measurable yet',
  noReason: 'nothing was logged, and no reason was given',
  copyLink: 'Copy link',
  copied: 'Link copied',
  copyYourself: 'Copy this link',
  link: 'Link to this page, with its filters',
  loadingYear: (year: string) => `The dashboard of ${year}`,
  notLoadedTitle: 'This page could not be filled',
  toThisYear: 'Go to the current school year',
}

export function dashboardWords(): typeof english {
  return english
}
