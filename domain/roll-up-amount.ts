/** What one observation, or one site's milestone, adds to a sum. */

import type { Measure } from './measure.ts'
import { sumExactly } from './number.ts'
import type { ObservedValues } from './observation.ts'

/** A numerator, and a denominator where the kind divides. */
export interface Amount {
  numerator: number
  denominator: number | null
}

const OTHER_KIND = 'cannot be combined: some values were logged as another kind of measure'

/** What an observation adds, or in words why it adds nothing. */
export function amountOf(measure: Measure, observed: ObservedValues): Amount | string {
  const { value, numerator, denominator, n, done } = observed
  switch (measure.kind) {
    case 'count':
    case 'level':
      return value === null ? OTHER_KIND : { numerator: value, denominator: null }
    case 'rate':
      if (numerator !== null && denominator !== null) return { numerator, denominator }
      return 'cannot be combined: a percentage without its numerator and denominator'
    case 'score':
      if (value === null) return OTHER_KIND
      if (n === null) return 'cannot be combined: a score without its number of answers'
      return { numerator: value * n, denominator: n }
    case 'milestone':
      return stageAmount(measure, observed)
    case 'yes_no':
      return done === null ? OTHER_KIND : { numerator: done ? 1 : 0, denominator: 1 }
    case null:
      return 'cannot be combined: nobody has said how the metric is measured'
  }
}

/** Whether a site's milestone is at or beyond the target stage. */
export function hasReached(measure: Measure, site: { numerator: number | null }): boolean {
  return site.numerator !== null && site.numerator >= goalOf(measure)
}

/** The exact sums; nothing divides where no amount has a denominator. */
export function total(
  amounts: readonly { numerator: number | null; denominator: number | null }[],
): Amount {
  const denominators = amounts.flatMap(({ denominator }) => denominator ?? [])
  return {
    numerator: sumExactly(amounts.flatMap(({ numerator }) => numerator ?? [])),
    denominator: denominators.length > 0 ? sumExactly(denominators) : null,
  }
}

function stageAmount({ stages }: Measure, { stage, value }: ObservedValues): Amount | string {
  if (stages.length === 0)
    return value === null ? OTHER_KIND : { numerator: value, denominator: null }
  if (stage === null) return OTHER_KIND
  const index = stages.indexOf(stage)
  if (index < 0) return `cannot be combined: “${stage}” is not among the metric's stages`
  return { numerator: index, denominator: null }
}

// Without a target stage, the end of the list or 100 % counts as reached.
function goalOf({ stages, targetStage }: Measure): number {
  if (stages.length === 0) {
    const percent = Number(targetStage ?? 100)
    return Number.isFinite(percent) && targetStage !== '' ? percent : 100
  }
  const index = stages.indexOf(targetStage ?? '')
  return index < 0 ? stages.length - 1 : index
}
