/** The words of the sealed packets, in English. */

import { YEAR_WORDS } from '../../domain/packet/deck-words.ts'

const list = {
  name: 'Packets',
  lede: 'What leadership was shown, sealed: every value, path, status and sentence as the record stood, unchanged for ever.',
  seal: 'Seal a packet',
  none: 'No packet is sealed yet',
  noneWhy:
    'A packet freezes what leadership is shown of a cycle, with checksums. The coordinator seals it for the meeting.',
  number: 'Packet',
  title: 'Title',
  cycle: 'Cycle',
  asOf: 'As the record stood on',
  sealed: 'Sealed by',
  checksum: 'SHA-256',
  download: 'ZIP',
  downloadOf: (number: number, size: string) => `Download packet ${number} as ZIP, ${size}`,
  wasSealed: (number: number) => `Packet ${number} is sealed.`,
}

const sealing = {
  title: 'Seal a packet',
  what: 'The cycle and those of its year before it are sealed as they stand now, with small groups hidden. A packet is never changed or taken back; what is corrected later is told by the next one.',
  cycle: 'Cycle',
  packetTitle: 'Title',
  titleHint: 'What it is called in the minutes.',
  titleMissing: 'Give it a title.',
  nothingBegun: 'No cycle of this school year has begun: there is nothing to seal yet.',
  proposal: (meeting: string, cycle: string, year: string) => `${meeting}: ${cycle} of ${year}`,
  seal: 'Seal it',
  cancel: 'Cancel',
}

const packet = {
  name: 'Packet',
  eyebrow: (number: number, cycle: string, year: string) =>
    `Packet ${number} · ${cycle} of ${year}`,
  lede: (when: string, who: string) => `As the record stood on ${when}. Sealed by ${who}.`,
  download: 'Download as ZIP',
  deck: 'Download as PowerPoint',
  demonstration: 'Demonstration data: the values are invented.',
  parts: 'Departments in this packet',
  noPriorities: 'No plan was there when it was sealed.',
  priority: (number: number) => `Priority ${number}`,
  metric: 'Metric',
  year: 'Year',
  /** Of a picture. */
  source: (number: number, system: string) =>
    system === '' ? `packet ${number}` : `${system}, packet ${number}`,
  target: 'Target',
  baseline: 'Baseline',
  noMetrics: 'No metrics stand under this priority.',
  pathAt: (amount: string) => `path ${amount}`,
  inCycle: (cycle: string) => `What ${cycle} says`,
}

const changes = {
  title: (number: number) => `What changed since packet ${number}`,
  first: 'The first packet',
  firstWhy: 'There is none before it to compare with.',
  since: 'Compare with',
  sincePacket: (number: number, title: string) => `Packet ${number}: ${title}`,
  nothing: 'Nothing changed: every value, status and target is the same.',
  what: 'What changed',
  status: 'Status',
  added: 'New since then.',
  removed: 'Not there any more.',
  term: (term: string, before: string, after: string) => `${term}: ${before}, now ${after}`,
  terms: {
    text: 'Metric as printed',
    kind: 'Measure kind',
    unit: 'Unit',
    direction: 'Direction',
    baseline: 'Baseline',
    target: 'Target',
    targetHigh: 'Upper target',
  } as Readonly<Record<string, string>>,
  noTerm: 'none',
  kinds: {
    reported: 'New number',
    updated: 'Updated',
    restated: 'Restated',
    withdrawn: 'Withdrawn',
    hidden: 'Hidden',
    year: 'A year later',
    status: 'Status',
  },
  continues: YEAR_WORDS.continues,
  incomparable: YEAR_WORDS.incomparable,
}

const meeting = {
  minutes: 'Minutes',
  minutesOf: (title: string, day: string) => `${title}, ${day}`,
  decisions: 'Decided',
  after: (cycle: string) => `after ${cycle}`,
  due: (day: string) => `due ${day}`,
  outcome: (text: string) => `What came of it: ${text}`,
  action: (priority: number, action: number) => `Action ${priority}.${action}`,
  happened: 'What happened',
  learned: 'What we learned',
  next: 'What comes next',
  felt: 'How it feels',
  feelings: { on_track: 'on track', at_risk: 'at risk', off_track: 'off track' },
}

const publishing = {
  title: 'The public page',
  notYet: 'Nobody outside can read this packet.',
  publish: 'Publish',
  publishTitle: 'Put this packet before the public?',
  what: 'The page tells figures, statuses and plain sentences in English and Spanish, without sign-in. Small groups stay hidden; notes, reflections, decisions and names are left out. It is frozen, and can be withdrawn.',
  introEn: 'First sentence, in English',
  introEs: 'First sentence, in Spanish',
  titleEs: 'Title in Spanish',
  spanishOf: (department: string) => `${department} in Spanish`,
  findableAsk: 'Search engines may list the page',
  months: 'Month by month, for parents’ committees',
  monthsAsk: 'With the months',
  monthsHint:
    'A second page beside it tells the metrics month by month, for committees that meet between the cycles. A metric whose small groups are hidden tells no months.',
  noMonths: 'This packet was sealed without months, so its page tells the cycles alone.',
  findable: 'Search engines may list it.',
  notFindable: 'Search engines are asked not to list it; whoever has the address reads it.',
  code: 'The address of the public page as a code for a camera',
  withdraw: 'Withdraw',
  withdrawTitle: 'Withdraw the public page?',
  withdrawAsk:
    'Its address then says that it was withdrawn, for good. Publishing again gives another address.',
  cancel: 'Cancel',
}

const evidence = {
  title: 'How to prove it',
  lede: 'Keep the checksum or the hash in the minutes. Whoever has it can show later that neither the packet nor the record it rests on was changed.',
  archive: 'SHA-256 of the archive',
  head: (number: string) => `Log at entry ${number}`,
  rules: 'Rules',
  rulesVersion: (rules: number, format: number) => `version ${rules}, format ${format}`,
  files: 'Files',
  file: 'File',
  what: 'What is in it',
  size: 'Size',
  checksum: 'SHA-256',
}

export function snapshotWords() {
  return { list, sealing, packet, changes, meeting, publishing, evidence }
}
