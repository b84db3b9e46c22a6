/**
 * Cut points and colours that are offered for a metric: a start that a person
 * accepts or changes. Nothing is judged by an offer.
 */

import { betterOf, boundsOf, hasLevels } from './grid-check.ts'
import type { GridMeasure } from './grid-check.ts'
import type { Measure } from './measure.ts'
import { roundToSixPlaces } from './number.ts'
import type { Colour, GridDefinition } from './status-grid.ts'

/** Source: the table that California's school dashboard uses most, worst level and change first. */
export const USUAL_COLOURS: readonly (readonly Colour[])[] = [
  ['red', 'red', 'red', 'orange', 'yellow'],
  ['red', 'orange', 'orange', 'yellow', 'yellow'],
  ['orange', 'orange', 'yellow', 'green', 'green'],
  ['orange', 'yellow', 'green', 'green', 'blue'],
  ['yellow', 'green', 'blue', 'blue', 'blue'],
]

/** The same without the two outer columns: a small group's great change is often chance. */
export const USUAL_FEW_COLOURS: readonly (readonly Colour[])[] = USUAL_COLOURS.map((row) =>
  row.slice(1, -1),
)

/** What an offer is made of. */
export type OfferMeasure = GridMeasure & Pick<Measure, 'baseline' | 'target'>

/**
 * An offer from baseline and target: the best level is the year's target, the
 * middle begins at the baseline, and a change is great from half the way
 * between the two. Null where the metric has no level, no better end, or no
 * way between baseline and target to take a measure from.
 */
export function offerGrid(measure: OfferMeasure): GridDefinition | null {
  const { baseline, target, direction } = measure
  const better = betterOf(direction)
  if (!hasLevels(measure) || better === null || baseline === null || target === null) return null
  const span = Math.abs(target - baseline)
  if (span < SMALLEST_SPAN || (better === 'higher') !== target > baseline) return null
  return {
    better,
    levelCuts: levelCutsOf(measure, baseline, target),
    changeCuts: [-span / 2, -span / 10, span / 10, span / 2].map(roundToSixPlaces),
    fewChangeCuts: [-span / 10, span / 10].map(roundToSixPlaces),
    colours: USUAL_COLOURS,
    fewColours: USUAL_FEW_COLOURS,
  }
}

// A tenth of a shorter span has no six places of its own.
const SMALLEST_SPAN = 0.0001

// From the worst: half a span behind the baseline, the baseline, half way, the target. A metric
// that has no room behind its baseline is cut between baseline and target alone.
function levelCutsOf(measure: GridMeasure, baseline: number, target: number): number[] {
  const span = target - baseline
  const { low, high } = boundsOf(measure)
  const edge = span > 0 ? low : high
  const room = Math.abs(baseline - edge)
  const behind = Math.min(Math.abs(span) / 2, room / 2) * Math.sign(span)
  const cuts =
    room < SMALLEST_SPAN
      ? [0.25, 0.5, 0.75, 1].map((part) => baseline + span * part)
      : [baseline - behind, baseline, baseline + span / 2, target]
  return cuts.map(roundToSixPlaces).toSorted((a, b) => a - b)
}
