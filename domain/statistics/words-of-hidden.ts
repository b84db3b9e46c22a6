/** How many periods are kept from whoever may not see small groups, in words that tell no value. */

import type { Point } from './points.ts'

type Held = Pick<Point, 'value' | 'gap'>

/** Points whose value is there and is not shown. */
export function heldBackOf(points: readonly Held[]): number {
  return points.filter(({ gap }) => gap === 'suppressed').length
}

/** Empty where every period with a number is shown. */
export function heldBackSentence(points: readonly Held[]): string[] {
  const heldBack = heldBackOf(points)
  if (heldBack === 0) return []
  const shown = points.filter(({ value }) => value !== null).length
  const why = 'so that no small group can be worked out'
  if (shown === 0) return [`No period is shown, ${why}.`]
  const [periods, are] = heldBack === 1 ? ['period', 'is'] : ['periods', 'are']
  return [
    `${heldBack} ${periods} with a number ${are} not shown, ${why}; ` +
      `everything drawn and said here is made of the ${shown} shown.`,
  ]
}
