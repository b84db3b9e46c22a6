/** The two icons of a control chart: what varies, and whether the target can be relied on. */

import type { Direction } from '../measure.ts'
import type { Label } from './labels.ts'

export const ICONS = [
  'common_cause',
  'improvement_high',
  'improvement_low',
  'concern_high',
  'concern_low',
  'neutral_high',
  'neutral_low',
] as const
/** Null where no point can be judged. */
export type Icon = (typeof ICONS)[number] | null

export const ASSURANCES = ['pass', 'fail', 'inconsistent'] as const
/** `inconsistent` is hit or miss; null without a target or without a good direction. */
export type Assurance = (typeof ASSURANCES)[number] | null

/** Which way is good; null where neither is. */
export type Better = 'up' | 'down' | null

/** The good way of a direction; a value to keep to has none. */
export function betterOf(direction: Direction): Better {
  switch (direction) {
    case 'up':
    case 'at_least':
      return 'up'
    case 'down':
    case 'at_most':
      return 'down'
    case 'between':
    case 'exactly':
    case 'keep':
      return null
  }
}

/** The icon of a label: high and low say where the point is, the rest whether that is good. */
export function variationOf(label: Label | undefined, better: Better): Icon {
  switch (label) {
    case undefined:
      return null
    case 'common_cause':
      return 'common_cause'
    case 'above_upper':
    case 'trend_increasing':
    case 'two_in_three_above':
    case 'shift_above':
      return better === null
        ? 'neutral_high'
        : better === 'up'
          ? 'improvement_high'
          : 'concern_high'
    case 'below_lower':
    case 'trend_decreasing':
    case 'two_in_three_below':
    case 'shift_below':
      return better === null ? 'neutral_low' : better === 'down' ? 'improvement_low' : 'concern_low'
  }
}

/** Whether ordinary variation alone always, never or sometimes meets a target; a limit itself is inside. */
export function assuranceOf(
  limits: { lower: number; upper: number } | undefined,
  target: number | null | undefined,
  better: Better,
): Assurance {
  if (!limits || target === null || target === undefined || better === null) return null
  if (target > limits.upper) return better === 'up' ? 'fail' : 'pass'
  if (target < limits.lower) return better === 'up' ? 'pass' : 'fail'
  return 'inconsistent'
}
