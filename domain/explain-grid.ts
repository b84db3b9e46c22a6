/**
 * How a metric's place by level and change is made, with the numbers put in. It takes what a screen
 * was answered; a place that is withheld for few people is explained by no number. Source: rules.md,
 * section 3. Decision: docs/decisions/0014-explaining-other-figures.md.
 */

import type { Calculation, SourcedRule } from './calculation.ts'
import { COLOUR_WORDS, LEVEL_WORDS, MOVE_WORDS, reasonSentence } from './grid-words.ts'
import { showExactly, showTakenAway, showWorking } from './shown-number.ts'
import type { Better, GridDefinition, GridInput, GridPlace } from './status-grid.ts'
import { COLOURED_FROM, FIVE_COLUMNS_FROM, smallerOf } from './status-grid.ts'

/** A place with what it was made of, and the unit of its numbers. */
export type ExplainedPlace = Omit<GridPlace, 'columns'> &
  GridInput & { columns: number | null; unit: string }

export interface PlaceExplanation {
  rule: SourcedRule
  /** Whether nothing may be told for few people; then no number is below. */
  hidden: boolean
  calculations: Calculation[]
  /** This year first; a year that is not told is not among them. */
  used: { year: 'this' | 'last'; value: number; n: number | null }[]
  /** Why there is no colour, as a sentence; null with one. */
  why: string | null
}

const RULE = {
  name: 'Level and change: the value, and how it moved from the same cycle a year ago, each between the metric’s own cut points; the colour stands in the metric’s own table',
  source: 'the five by five of California’s school dashboard; docs/decisions, number 10',
} as const satisfies SourcedRule

/** How a place is made; nothing of it where the definition is missing. */
export function explainPlace(told: ExplainedPlace): PlaceExplanation {
  const { definition, value, reason, lastYear, n, lastYearN, change } = told
  const why = reason && reasonSentence(reason)
  const nothing = { rule: RULE, hidden: false, calculations: [], used: [], why }
  if (reason === 'too_few_to_show' || reason === 'share_not_shown') {
    return { ...nothing, hidden: true }
  }
  if (!definition || value === null || told.level === null) return nothing
  const hasChange = change !== null && lastYear !== null
  return {
    ...nothing,
    calculations: [
      levelOf(told, definition, value),
      ...(hasChange ? moveOf(told, definition, { value, lastYear, change }) : []),
      ...colourOf(told),
    ],
    used: [
      { year: 'this', value, n },
      ...(hasChange ? [{ year: 'last' as const, value: lastYear, n: lastYearN }] : []),
    ],
  }
}

function levelOf({ row, level }: ExplainedPlace, definition: GridDefinition, value: number) {
  const { better, levelCuts } = definition
  const range = between(better, levelCuts, row ?? 1, value)
  return { name: 'Level', formula: `${range}: ${level === null ? '' : LEVEL_WORDS[level]}` }
}

function moveOf(
  { move, column, columns, n, lastYearN, unit }: ExplainedPlace,
  { better, changeCuts, fewChangeCuts }: GridDefinition,
  { value, lastYear, change }: { value: number; lastYear: number; change: number },
): Calculation[] {
  const cuts = columns === 3 ? fewChangeCuts : changeCuts
  const taken = `${showWorking(value)} − ${showWorking(lastYear)}`
  return [
    { name: 'Change in a year', formula: `${taken} = ${showTakenAway(change, unit)}` },
    { name: 'Columns', formula: `${behind(n, lastYearN)}: ${columns === 3 ? 'three' : 'five'}` },
    {
      name: 'How it moved',
      formula: `${between(better, cuts, column ?? 1, change)}: ${move === null ? '' : MOVE_WORDS[move]}`,
    },
  ]
}

function colourOf({ colour, reason, row, column, columns, n, lastYearN }: ExplainedPlace) {
  if (colour !== null) {
    const place = `row ${row} of 5 and column ${column} of ${columns}, counted from the worst`
    return [{ name: 'Colour', formula: `${place}: ${COLOUR_WORDS[colour]}` }]
  }
  if (reason !== 'too_few_for_a_colour') return []
  return [{ name: 'Colour', formula: `${smaller(n, lastYearN)} < ${COLOURED_FROM}: none` }]
}

/** How many stand behind, beside what five columns need. */
function behind(n: number | null, lastYearN: number | null): string {
  const least = smallerOf(n, lastYearN)
  if (least === null) return 'no group stands behind it'
  return `${smaller(n, lastYearN)} ${least < FIVE_COLUMNS_FROM ? '<' : '≥'} ${FIVE_COLUMNS_FROM}`
}

/** `the smaller of 240 and 230 = 230`. */
function smaller(n: number | null, lastYearN: number | null): string {
  const least = showExactly(smallerOf(n, lastYearN) ?? 0)
  if (n === null || lastYearN === null) return least
  return `the smaller of ${showExactly(n)} and ${showExactly(lastYearN)} = ${least}`
}

/** A number between the cut points of its place: `60 ≤ 62 < 75`. A cut point is on its better side. */
function between(better: Better, cuts: readonly number[], place: number, value: number): string {
  const reached = place - 1
  const upper = better === 'higher' ? reached : cuts.length - reached
  const [low, high] = [cuts[upper - 1], cuts[upper]].map((cut) =>
    cut === undefined ? undefined : showExactly(cut),
  )
  const [from, to] = better === 'higher' ? ['≤', '<'] : ['<', '≤']
  return [
    low === undefined ? '' : `${low} ${from} `,
    showWorking(value),
    high === undefined ? '' : ` ${to} ${high}`,
  ].join('')
}
