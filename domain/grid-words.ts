/** A place in the grid in words, with its numbers put in. */

import { showDistance, showValue } from './sentence-amount.ts'
import type { Telling } from './sentence.ts'
import type { Better, Colour, GridPlace, GridReason, Level, Move } from './status-grid.ts'
import { COLOURED_FROM, SHOWN_FROM } from './status-grid.ts'

export const LEVEL_WORDS: Record<Level, string> = {
  very_low: 'very low',
  low: 'low',
  medium: 'medium',
  high: 'high',
  very_high: 'very high',
}

export const MOVE_WORDS: Record<Move, string> = {
  declined_strongly: 'declined strongly',
  declined: 'declined',
  maintained: 'maintained',
  increased: 'increased',
  increased_strongly: 'increased strongly',
}

export const COLOUR_WORDS: Record<Colour, string> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  green: 'green',
  blue: 'blue',
}

export const REASON_WORDS: Record<GridReason, string> = {
  no_cut_points: 'no cut points',
  direction_changed: 'the direction of the metric changed after its cut points were set',
  no_value: 'no value in this cycle',
  incomplete: 'too few sites or months reported',
  too_few_to_show: 'too few to show',
  share_not_shown: 'the exact share of so few is not shown',
  no_value_last_year: 'no value last year',
  question_changed: 'last year’s survey asked another question',
  too_few_last_year: 'too few last year to show a change',
  too_few_for_a_colour: 'too few for a colour',
}

// What would have been enough.
const REASON_ENDS: Partial<Record<GridReason, string>> = {
  too_few_to_show: `; a level needs at least ${SHOWN_FROM}, and a number that gives no smaller group away`,
  too_few_last_year: `; it needs at least ${SHOWN_FROM} in both years`,
  too_few_for_a_colour: `; it needs at least ${COLOURED_FROM} in both years`,
}

/** What a place's sentence is made of. */
export interface PlaceTold {
  place: GridPlace
  better: Better
  /** Null where it is not shown. */
  value: number | null
  telling: Telling
}

/** `62 % (149 of 240), a high level; 3 points more than a year ago, increased: green.` */
export function gridSentence({ place, better, value, telling }: PlaceTold): string {
  const { level, colour, reason } = place
  const why = reason && whyOf(reason)
  if (level === null || value === null) return capitalised(`${why ?? 'no place'}.`)
  const turned = better === 'lower' ? ' where lower is better' : ''
  const clauses = [
    `${showValue(telling, value)}, a ${LEVEL_WORDS[level]} level${turned}`,
    changeClause(place, telling),
  ]
  const said = clauses.filter((clause) => clause !== '').join('; ')
  const end = colour === null ? `. No colour: ${why}.` : `: ${COLOUR_WORDS[colour]}.`
  return capitalised(said + end)
}

/** Why there is no colour: `No value last year.` */
export function reasonSentence(reason: GridReason): string {
  return capitalised(`${whyOf(reason)}.`)
}

function whyOf(reason: GridReason): string {
  return `${REASON_WORDS[reason]}${REASON_ENDS[reason] ?? ''}`
}

function changeClause({ change, move }: GridPlace, telling: Telling): string {
  if (change === null || move === null) return ''
  if (change === 0) return `the same as a year ago, ${MOVE_WORDS[move]}`
  const distance = showDistance(telling, Math.abs(change))
  return `${distance} ${change > 0 ? 'more' : 'less'} than a year ago, ${MOVE_WORDS[move]}`
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
