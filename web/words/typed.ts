/** The words for numbers that a person reads in a file, in English. */

import { saidAlready } from '../../domain/observation-problem.ts'

const say = {
  instead: 'Type numbers that you read in it',
  lede: 'For what no rule can count, such as a printed report. The file’s name and its fingerprint are kept with each number; the file stays here.',
  number: (at: number) => `Number ${at}`,
  day: 'Recorded for',
  site: 'Site',
  add: 'Another number',
  remove: 'Remove this number',
  /** `first` is the position of the earlier one, from 0; none where it is below. */
  repeats: (first: number) => (first < 0 ? undefined : saidAlready(`Number ${first + 1}`)),
  none: 'This is no number.',
  gap: (bySite: boolean) =>
    bySite
      ? 'Every number needs its site and what was read.'
      : 'Every number still needs what was read.',
  show: 'Show what would be stored',
  countInstead: 'Count its rows instead',
  counted: 'The numbers are typed; no row of the file was counted.',
} as const

export function typedWords() {
  return say
}
