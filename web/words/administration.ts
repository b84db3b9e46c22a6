/** The words of the administration pages, in English. */

import type { PrivacyClass } from '../../domain/measure.ts'

const privacyClasses: Record<PrivacyClass, string> = {
  public_body: 'Public body',
  survey: 'Survey',
  student: 'Pupils',
}

const smallGroups = {
  name: 'Small groups',
  eyebrow: 'Administration',
  title: (year: string) => `Small groups in ${year}`,
  lede: 'Everything that leaves Quarterdeck, read as somebody with a computer would who tries to work out what is hidden.',
  verdict: (recoverable: number) =>
    `${recoverable} ${recoverable === 1 ? 'number' : 'numbers'} recoverable`,
  well: 'Nothing that is hidden can be worked out from what is printed.',
  broken:
    'Take down what was handed out of these metrics, and tell whoever runs the server: this must not happen.',
  untried: (count: number) =>
    `${count === 1 ? '1 hidden number was' : `${count} hidden numbers were`} not tried, since nothing fits what is printed: nothing is proven of ${count === 1 ? 'it' : 'them'}.`,
  tried: 'Tried to work out',
  numbers: 'Numbers printed or hidden',
  small: 'Too small to print',
  partners: 'Hidden as partners',
  coded: 'Said by a bound',
  how: 'How it is proven',
  howMore:
    'For each cycle, every printed observation, site, group and total becomes an equation, and every hidden number an unknown of at least one person. The largest and the smallest value that fit are computed for each hidden number. A number is recoverable where only one fits.',
  contradictions: 'Numbers that cannot all be true',
  contradictionsMore:
    'Nothing is less hidden for that, and all else was tried as usual. Correct them where they were logged.',
  where: 'Where',
  group: (name: string) => `group ${name}`,
  what: 'What contradicts',
  metrics: 'Metrics that hide small groups',
  metric: 'Metric',
  counts: 'Counts',
  threshold: 'From',
  closest: 'Closest guess',
  guess: (low: string, high: string) => `${low} to ${high} people`,
  guessFrom: (low: string) => `${low} people or more`,
  verdictOf: 'Verdict',
  safe: 'Safe',
  found: (count: number) => `${count} recoverable`,
  packets: {
    title: 'Sealed packets',
    lede: 'What was sealed is out for ever, so each packet is read by itself too.',
    packet: 'Packet',
    tried: 'Tried to work out',
    found: 'Can be worked out',
    nothing: 'Nothing',
    untried: (count: number) => `${count} not tried`,
  },
  none: (year: string) => `No metric of ${year} hides small groups`,
  noneWhy:
    'Small groups are hidden for metrics that count pupils or survey answers. Say so in a metric’s definition, under “Who is counted?”.',
  toOverview: 'Go to the overview',
  noYear: 'No school year yet',
  noYearWhy: 'What is printed belongs to a school year. Create one on the home page.',
  toHome: 'Go to the home page',
}

export function administrationWords() {
  return { privacyClasses, smallGroups }
}
