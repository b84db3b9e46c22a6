/** The words of the log of changes, in English. */

const page = {
  name: 'Log of changes',
  eyebrow: 'Administration',
  lede: 'Who changed what, when and why. Entries are only ever added, and each is sealed with the hash of the one before.',
  who: 'Who',
  anybody: 'Anybody',
  what: 'What',
  anything: 'Anything',
  department: 'Department',
  metric: 'Metric',
  everyMetric: 'Every metric',
  anywhere: 'Whole district',
  from: 'From',
  to: 'To',
  clear: 'Show everything',
  onlyMetric: (name: string) => `Only what is about ${name}`,
  aMetric: 'one metric',
  download: 'Download as CSV',
  downloadMore: 'without the numbers',
  older: 'Older entries',
  newest: 'Newest entries',
  paging: 'Pages of the log',
  none: 'No change is like that',
  noneWhy: 'Nothing in the log fits everything that is chosen above.',
  nobody: 'Nothing was ever changed',
  nobodyWhy: 'The first change to a plan, a metric or an observation begins the log.',
  because: (reason: string) => `“${reason}”`,
  became: 'became',
  nothing: 'nothing',
  stored: (number: string) => `Entry ${number} as it is stored`,
  hash: 'Hash',
  before: 'Hash of the entry before',
  request: 'Request',
  cameFrom: { loopback: 'this machine', private: 'the house’s network', public: 'elsewhere' },
  commandLine: 'the command line, or before requests were kept',
  unknownPlace: 'unknown',
  all: (name: string) => `All changes of ${name}`,
}

const check = {
  title: 'Is the record whole?',
  lede: 'The check recomputes every hash, holds everything that is stored against the entry that tells of it, and makes every total again.',
  run: 'Check the record now',
  whole: 'Unbroken',
  broken: 'The record is broken',
  wholeMore:
    'No entry was changed or taken out, every stored observation, plan, metric, setting and person is what the log says, and every total is what its observations make.',
  entries: 'Entries',
  versions: 'Observations compared',
  states: 'Plans, metrics, settings, people',
  totals: 'Totals made again',
  at: 'Checked',
  head: 'Number and hash of the newest entry',
  keep: 'Keep this line outside of Quarterdeck, in the minutes of a meeting or with another office. Whoever has it can show later that the end of the log was not cut off or rewritten.',
  counted: (count: string) =>
    count === '1'
      ? '1 observation came with an older import, whose entry vouches for its number alone.'
      : `${count} observations came with older imports, whose entries vouch for their number alone.`,
  kept: 'Compare with a number and hash that you kept',
  number: 'Number',
  hash: 'Hash',
  hashHint: '64 digits and letters, as the check printed them.',
  compare: 'Compare',
  same: (number: string) => `Entry ${number} still has the hash that you kept.`,
  numberMissing: 'Give the number of the entry.',
  hashMissing: 'A hash has 64 characters, 0 to 9 and a to f.',
  reads: (what: string, who: string, when: string) => `It reads now: ${what}, by ${who}, ${when}.`,
}

/** What was done, before the name of what it was done to. */
const actions: Readonly<Record<string, string>> = {
  'access.refuse': 'Was refused',
  'action.add': 'Added an action',
  'action.change': 'Changed an action',
  'action.remove': 'Removed an action',
  'api_key.add': 'Made an API key',
  'api_key.revoke': 'Revoked an API key',
  'person.erase': 'Erased a person',
  'chain.add': 'Added a theory of action',
  'chain.change': 'Changed a theory of action',
  'chain.remove': 'Removed a theory of action',
  'cycle.accept': 'Accepted a department’s cycle',
  'cycle.change': 'Changed a cycle',
  'cycle.close': 'Closed a cycle',
  'cycle.reopen': 'Reopened a cycle for a department',
  'cycle.return': 'Returned a department’s cycle',
  'cycle.submit': 'Submitted a department’s cycle',
  'dated_event.add': 'Added a dated event',
  'dated_event.change': 'Changed a dated event',
  'dated_event.remove': 'Removed a dated event',
  'department.add': 'Added a department',
  'department.change': 'Changed a department',
  'deviation.add': 'Accepted a deviation',
  'district.add': 'Set the district up',
  'district.change': 'Changed the settings',
  'division.add': 'Added a division',
  'division.change': 'Changed a division',
  'link.make': 'Made a sign-in link',
  'link.use': 'Used a sign-in link',
  'metric.add': 'Added a metric',
  'metric.change': 'Changed a metric',
  'metric.remove': 'Removed a metric',
  'metric.set_milestones': 'Set the targets of a metric',
  'observation.correct': 'Corrected an observation',
  'observation.import': 'Imported observations',
  'observation.import_undo': 'Took an import back',
  'observation.record': 'Recorded an observation',
  'observation.withdraw': 'Withdrew an observation',
  'person.add': 'Added a person',
  'person.backup_code_use': 'Used a backup code',
  'person.backup_codes': 'Made new backup codes',
  'person.calendar_end': 'Ended a calendar link',
  'person.calendar_make': 'Made a calendar link',
  'person.change': 'Changed a role',
  'person.close': 'Closed an account',
  'person.end_session': 'Ended a sign-in',
  'person.password': 'Changed a password',
  'person.prove': 'Showed again that it was them',
  'person.prove_failed': 'Failed to show that it was them',
  'person.reminders_off': 'Turned their reminders off',
  'person.reminders_on': 'Turned their reminders on',
  'person.rename': 'Renamed a person',
  'person.reopen': 'Opened an account again',
  'person.second_factor_clear': 'Took a second factor away',
  'person.second_factor_failed': 'Gave a wrong code',
  'person.second_factor_off': 'Turned the second factor off',
  'person.second_factor_on': 'Set up a second factor',
  'person.sign_in': 'Signed in',
  'person.sign_in_failed': 'Failed to sign in',
  'person.sign_out': 'Signed out',
  'person.sign_out_everywhere': 'Signed out everywhere',
  'plan.add': 'Added a plan',
  'plan.approve': 'Approved a plan',
  'plan.change': 'Changed a plan',
  'plan.import': 'Imported a plan',
  'plan.return': 'Returned a plan',
  'plan.submit': 'Submitted a plan',
  'priority.add': 'Added a priority',
  'priority.change': 'Changed a priority',
  'priority.remove': 'Removed a priority',
  'recipe.forget': 'Forgot how files of a metric are counted',
  'recipe.remember': 'Remembered how files of a metric are counted',
  'reflection.acknowledge': 'Acknowledged a reflection',
  'reflection.write': 'Wrote a reflection',
  'reminder.send': 'Sent reminders now',
  'school_year.add': 'Added a school year',
  'school_year.change': 'Changed a school year',
  'site.add': 'Added a site',
  'site.change': 'Changed a site',
  'status_grid.set': 'Set the grid of status and change',
}

/** Parts whose name in the record is not the district's word for it. */
const parts: Readonly<Record<string, string>> = {
  added: 'Observations added',
  corrected: 'Observations corrected',
  evidenceUrl: 'Evidence',
  group: 'Participant group',
  ifWe: 'If we',
  milestoneTargets: 'Targets by cycle',
  noteSha256: 'Note',
  observedOn: 'Day',
  on: 'Day',
  provenance: 'Counted from',
  rateBase: 'Rate per',
  siteId: 'Site',
  siteIds: 'Sites',
  targetHigh: 'Upper target',
}

const amounts = {
  yes: 'yes',
  no: 'no',
  nothing: 'no number',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  from: (mean: string, answers: string) =>
    `${mean} from ${answers} ${answers === '1' ? 'answer' : 'answers'}`,
  note: (mark: string) => `a note (${mark}…)`,
}

/** `Corrected an observation`; what has no words yet is said as it is stored. */
function didOf(action: string): string {
  return actions[action] ?? action
}

/** `Upper target`; `sourceSystem` without words of its own is `Source system`. */
function partOf(key: string): string {
  const known = parts[key]
  if (known !== undefined) return known
  const spaced = key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replace(/ Id$/, '')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase()
}

export function logWords() {
  return { page, check, amounts, amount: 'Number', didOf, partOf }
}
