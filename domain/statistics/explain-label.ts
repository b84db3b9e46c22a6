/** The questions that decide the two icons of a control chart. Source: rules.md, section 5. */

import type { Question } from '../calculation.ts'
import { showAmount } from '../shown-number.ts'
import type { Assurance, Better } from './icons.ts'
import type { Label } from './labels.ts'
import { NEAR } from './labels.ts'

/** The last value of a segment beside its line. Numbers are in the metric's unit. */
export interface Labelled {
  label: Label
  value: number
  mean: number
  /** From the mean to an unclipped limit. */
  reach: number
  lower: number
  upper: number
  unit: string
}

type Asked = [question: string, labels: readonly Label[]]

/** What was asked of the last value, in order, up to what holds; of ordinary variation nothing does. */
export function explainLabel(told: Labelled): Question[] {
  const { label, value, mean, reach, lower, upper, unit } = told
  const [shown, centre, low, high] = [value, mean, lower, upper].map((one) => showAmount(one, unit))
  const [nearLow, nearHigh] = [mean - NEAR * reach, mean + NEAR * reach].map((one) =>
    showAmount(one, unit),
  )
  const asked: Asked[] = [
    [`Is ${shown} outside of the limits, ${low} and ${high}`, ['above_upper', 'below_lower']],
    [
      'Is it one of seven or more in a row, each higher than the one before, or each lower',
      ['trend_increasing', 'trend_decreasing'],
    ],
    [
      `Is it one of two, out of three in a row on one side, that are close to a limit: below ${nearLow} or above ${nearHigh}, two thirds of the way`,
      ['two_in_three_above', 'two_in_three_below'],
    ],
    [
      `Is it one of seven or more in a row on one side of the mean, ${centre}`,
      ['shift_above', 'shift_below'],
    ],
  ]
  const at = asked.findIndex(([, labels]) => labels.includes(label))
  return asked
    .slice(0, at < 0 ? asked.length : at + 1)
    .map(([question], index) => ({ question, holds: index === at }))
}

/** What was asked of a target, in order, up to what holds. */
export function explainAssurance(
  assurance: Assurance,
  better: Better,
  { target, lower, upper, unit }: { target: number; lower: number; upper: number; unit: string },
): Question[] {
  if (assurance === null || better === null) return []
  const [shown, low, high] = [target, lower, upper].map((one) => showAmount(one, unit))
  const above = `Is the target, ${shown}, above the upper limit, ${high}`
  const below = `Is it below the lower limit, ${low}`
  const isAbove = assurance === (better === 'up' ? 'fail' : 'pass')
  if (isAbove) return [{ question: above, holds: true }]
  return [
    { question: above, holds: false },
    { question: below, holds: assurance !== 'inconsistent' },
  ]
}
