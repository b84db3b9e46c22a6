/** A status in words, with its numbers put in. */

import type { MeasureKind, MissingCode } from './measure.ts'
import type { AssessInput, Assessment, Bounds } from './progress.ts'
import { showDistance, showTarget, showTolerance, showValue } from './sentence-amount.ts'
import { showAmount, showNumber } from './shown-number.ts'
import type { Status } from './status.ts'

/** What a sentence can say beyond what is judged. All of it may be left out. */
export interface Telling {
  /** `%`, `people`; empty: the bare number. */
  unit?: string | undefined
  /** `Q2`. */
  cycleName?: string | undefined
  kind?: MeasureKind | null | undefined
  /** What was divided to make the value. */
  numerator?: number | null | undefined
  denominator?: number | null | undefined
  /** The stages of a milestone, in order, and the one that counts as reached. */
  stages?: readonly string[] | undefined
  targetStage?: string | null | undefined
  /** What one whole is shown as; 1 is assumed for yes/no. */
  rateBase?: number | undefined
  /** How many places a value is expected from; 1 is assumed. */
  places?: number | undefined
  /** What coverage counts; `sites` is assumed. */
  coverageOf?: string | undefined
  /** Whether the value is the running total of the year, and the cycles it lacks. */
  runningTotal?: boolean | undefined
  lacking?: readonly string[] | undefined
  /** Why there is no number: as someone said, or because the values cannot be combined. */
  missing?: MissingCode | null | undefined
  obstacle?: string | null | undefined
}

/** Everything a sentence is made of. */
export interface Told extends Omit<Assessment, 'sentence'> {
  input: AssessInput
  target: Bounds | null
  /** In the metric's unit. */
  tolerance: number
}

const STATUS_WORDS: Record<Status, string> = {
  off_track: 'off track',
  at_risk: 'at risk',
  incomplete: 'incomplete',
  no_data: 'no data',
  on_track: 'on track',
  met: 'met',
  informative: 'informative',
  not_due: 'not due',
}

/** Why there is no number, in a sentence. */
export const MISSING_WORDS: Record<MissingCode, string> = {
  not_due: 'not due in this cycle',
  not_held: 'it was not held',
  not_collected: 'it was not collected',
  collected_late: 'it is collected late',
  source_unavailable: 'the source is unavailable',
  too_few_to_report: 'too few to report',
  discontinued: 'it is discontinued',
  needs_help: 'the department asks for help',
}

/** `62 % (149 of 240); the path for Q2 is 65 % ± 2; short by 3 points: at risk.` */
export function sentenceOf(told: Told): string {
  const { actual } = told.input
  const words = actual === null ? nothingWords(told) : judgedWords(told, actual)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function nothingWords({ status, input }: Told): string {
  const when = input.cycleName === undefined ? '' : ` for ${input.cycleName}`
  const reason = reasonWords(input)
  if (status === 'no_data') return `no number${when}${reason}: no data.`
  return `nothing is logged or owed${when} yet${reason}: not due.`
}

function reasonWords({ obstacle, missing }: AssessInput): string {
  if ((obstacle ?? null) !== null) return `, ${obstacle}`
  return missing ? `, ${MISSING_WORDS[missing]}` : ''
}

function judgedWords(told: Told, actual: number): string {
  const { status } = told
  const clauses = [valueWords(told, actual), movedWords(told)]
  if (status === 'incomplete') return joined([...clauses, incompleteWords(told)], '.')
  if (status === 'informative') return joined([...clauses, 'no target is set'], ': informative.')
  return joined(
    [...clauses, yardstickWords(told), gapWords(told, actual)],
    `: ${STATUS_WORDS[status]}.`,
  )
}

function joined(clauses: readonly string[], ending: string): string {
  return clauses.filter((clause) => clause !== '').join('; ') + ending
}

function valueWords({ status, input }: Told, actual: number): string {
  const { coverage, runningTotal, lacking = [] } = input
  const spread =
    coverage && coverage.expected > 1 && status !== 'incomplete'
      ? ` over ${coveredWords(input, coverage)}`
      : ''
  const running = runningTotal ? ' so far this year' : ''
  const without = lacking.length > 0 ? `, without ${lacking.join(' and ')}` : ''
  return `${showValue(input, actual)}${running}${without}${spread}`
}

function coveredWords(input: AssessInput, { have, expected }: { have: number; expected: number }) {
  return `${showNumber(have)} of ${showNumber(expected)} ${input.coverageOf ?? 'sites'}`
}

function incompleteWords({ input }: Told): string {
  const { coverage } = input
  if (!coverage) return 'incomplete'
  const floor = showAmount(coverage.floor * 100, '%')
  return `incomplete: ${coveredWords(input, coverage)}, and a status needs ${floor}`
}

function movedWords({ progress, input }: Told): string {
  if (progress === null || progress >= 0 || input.baseline === null) return ''
  return `moved away from the baseline of ${showTarget(input, input.baseline)}`
}

function yardstickWords({ status, input, target, tolerance }: Told): string {
  const around = showTolerance(input, tolerance)
  const { direction, milestone } = input
  if (direction === 'up' || direction === 'down') {
    const baseline = input.baseline === null ? ' (no baseline)' : ''
    if (status !== 'met' && milestone !== null) {
      const when = input.cycleName === undefined ? '' : ` for ${input.cycleName}`
      return `the path${when} is ${showTarget(input, milestone)}${around}${baseline}`
    }
    const goal = direction === 'up' ? target?.low : target?.high
    const within = status === 'met' ? '' : around
    return `the year's target is ${showTarget(input, goal ?? 0)}${within}${baseline}`
  }
  return `the condition is ${conditionWords(input, target ?? { low: 0, high: 0 })}${around}`
}

function conditionWords(input: AssessInput, { low, high }: Bounds): string {
  switch (input.direction) {
    case 'at_least':
      return `at least ${showTarget(input, low)}`
    case 'at_most':
      return `at most ${showTarget(input, high)}`
    case 'between':
      return `between ${showTarget(input, low)} and ${showTarget(input, high)}`
    case 'keep':
      return `to keep ${showTarget(input, low)}`
    case 'exactly':
    case 'up':
    case 'down':
      return `exactly ${showTarget(input, low)}`
  }
}

function gapWords({ status, input, shortBy, target, tolerance }: Told, actual: number): string {
  if (status === 'met') return beyondWords(input, target, actual)
  if (shortBy === null) return ''
  const distance = showDistance(input, shortBy)
  if (distance === '') return ''
  const below = input.direction === 'up' || (target !== null && actual < target.low)
  const within = status === 'on_track' && tolerance > 0 ? ', within the tolerance' : ''
  return `${below ? 'short' : 'over'} by ${distance}${within}`
}

function beyondWords(input: AssessInput, target: Bounds | null, actual: number): string {
  if (!target || (input.direction !== 'up' && input.direction !== 'down')) return ''
  const beyond = input.direction === 'up' ? actual - target.low : target.high - actual
  const distance = beyond > 0 ? showDistance(input, beyond) : ''
  return distance === '' || distance.startsWith('<') ? '' : `beyond it by ${distance}`
}
