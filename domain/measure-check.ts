/** Definitions of a measure that contradict themselves. */

import type { Measure } from './measure.ts'
import type { NumberProblemCode } from './number.ts'
import { checkNumber } from './number.ts'
import { isRunningTotal } from './pace.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

type MeasureProblemCode =
  | 'not_a_number'
  | 'number_too_large'
  | 'too_many_places'
  | 'between_reversed'
  | 'scale_reversed'
  | 'outside_percent'
  | 'outside_scale'
  | 'target_below_baseline'
  | 'target_above_baseline'
  | 'accumulates_not_a_count'
  | 'stage_empty'
  | 'stage_repeated'
  | 'target_stage_unknown'
  | 'tolerance_negative'
  | 'rate_base_not_positive'
  | 'coverage_floor_outside'

export interface MeasureProblem {
  /** The field of the measure. */
  path: keyof Measure
  code: MeasureProblemCode
  /** Plain English: what is wrong and how to mend it, with the numbers put in. */
  message: string
}

const NUMBER_WORDS: Record<NumberProblemCode, string> = {
  not_a_number: 'This is not a number; write digits, such as 61.5.',
  number_too_large: 'The number is beyond ±9,000,000,000; use a larger unit.',
  too_many_places: 'The number has more than 6 decimal places; round it.',
}

/**
 * The measure, when it makes sense. What is not said yet is no problem here:
 * `gapsOf` asks for it.
 *
 * Errors: every problem at once, at most one per field.
 */
export function checkMeasure<M extends Measure>(measure: M): Result<M, MeasureProblem[]> {
  const found = [
    ...numberProblems(measure),
    ...rangeProblems(measure),
    ...edgeProblems(measure),
    ...directionProblems(measure),
    ...stageProblems(measure),
  ]
  const problems = found.filter(
    ({ path }, index) => found.findIndex((other) => other.path === path) === index,
  )
  return problems.length > 0 ? err(problems) : ok(measure)
}

function numberProblems(measure: Measure): MeasureProblem[] {
  const numbers = [
    ['baseline', measure.baseline],
    ['target', measure.target],
    ['targetHigh', measure.targetHigh],
    ['tolerance', measure.tolerance.amount],
    ['scaleMin', measure.scaleMin],
    ['scaleMax', measure.scaleMax],
    ['rateBase', measure.rateBase],
    ['coverageFloor', measure.coverageFloor],
  ] as const
  return numbers.flatMap(([path, value]) => {
    const checked = value === null ? ok(0) : checkNumber(value)
    return checked.ok ? [] : [{ path, code: checked.error, message: NUMBER_WORDS[checked.error] }]
  })
}

function rangeProblems(measure: Measure): MeasureProblem[] {
  const { kind, accumulates, tolerance, rateBase, coverageFloor, scaleMin, scaleMax } = measure
  return [
    ...when(
      tolerance.amount < 0,
      'tolerance',
      'tolerance_negative',
      `The tolerance ${tolerance.amount} is below 0; enter 0 or more.`,
    ),
    ...when(
      rateBase <= 0,
      'rateBase',
      'rate_base_not_positive',
      `One whole is shown as ${rateBase}; use 100 for a percent, or another number above 0.`,
    ),
    ...when(
      coverageFloor < 0 || coverageFloor > 1,
      'coverageFloor',
      'coverage_floor_outside',
      `The coverage floor ${coverageFloor} is not a fraction from 0 to 1, such as 0.8.`,
    ),
    ...when(
      accumulates && kind !== null && kind !== 'count',
      'accumulates',
      'accumulates_not_a_count',
      'Only a count has a running total of the year; turn it off for this kind.',
    ),
    ...when(
      scaleMin !== null && scaleMax !== null && scaleMin >= scaleMax,
      'scaleMax',
      'scale_reversed',
      `The scale ends at ${scaleMax} and begins at ${scaleMin}; its end must be higher.`,
    ),
  ]
}

// Baseline, target and upper edge within what the kind can ever be.
function edgeProblems(measure: Measure): MeasureProblem[] {
  const { kind, rateBase, scaleMin, scaleMax } = measure
  const isShare = kind === 'yes_no' || (kind === 'rate' && rateBase === 100)
  const low = kind === 'score' ? scaleMin : isShare ? 0 : null
  const high = kind === 'score' ? scaleMax : isShare ? rateBase : null
  if (low === null || high === null) return []
  const code = kind === 'score' ? 'outside_scale' : 'outside_percent'
  return (['baseline', 'target', 'targetHigh'] as const).flatMap((path) => {
    const value = measure[path]
    const outside = value !== null && (value < low || value > high)
    return when(
      outside,
      path,
      code,
      `${value} can never be reached; the measure runs from ${low} to ${high}.`,
    )
  })
}

function directionProblems(measure: Measure): MeasureProblem[] {
  const { direction, baseline, target, targetHigh } = measure
  if (direction === 'between') {
    const reversed = target !== null && targetHigh !== null && target > targetHigh
    return when(
      reversed,
      'targetHigh',
      'between_reversed',
      `The range begins at ${target} and ends at ${targetHigh}; swap the two.`,
    )
  }
  // A running total begins at 0, so last year's total may lie on either side of the target.
  if (target === null || baseline === null || isRunningTotal(measure)) return []
  return [
    ...when(
      direction === 'up' && target < baseline,
      'target',
      'target_below_baseline',
      `Up from ${baseline} cannot end at ${target}; choose down, or a target above the baseline.`,
    ),
    ...when(
      direction === 'down' && target > baseline,
      'target',
      'target_above_baseline',
      `Down from ${baseline} cannot end at ${target}; choose up, or a target below the baseline.`,
    ),
  ]
}

function stageProblems({ kind, stages, targetStage }: Measure): MeasureProblem[] {
  if (kind !== 'milestone') return []
  const names = stages.map((stage) => stage.trim().toLowerCase())
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  const unknown =
    targetStage !== null &&
    (stages.length > 0 ? !stages.includes(targetStage) : !isPercent(targetStage))
  const choices = stages.length > 0 ? `one of ${stages.join(', ')}` : 'a percent from 0 to 100'
  return [
    ...when(
      names.includes(''),
      'stages',
      'stage_empty',
      'A stage has no name; name it or remove it.',
    ),
    ...when(
      repeated !== undefined,
      'stages',
      'stage_repeated',
      `The stage “${repeated}” is in the list twice; remove one.`,
    ),
    ...when(
      unknown,
      'targetStage',
      'target_stage_unknown',
      `“${targetStage}” is not a stage; choose ${choices}.`,
    ),
  ]
}

function isPercent(text: string): boolean {
  const number = Number(text)
  return text.trim() !== '' && number >= 0 && number <= 100
}

function when(
  holds: boolean,
  path: MeasureProblem['path'],
  code: MeasureProblemCode,
  message: string,
): MeasureProblem[] {
  return holds ? [{ path, code, message }] : []
}
