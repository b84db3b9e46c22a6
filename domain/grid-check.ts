/** Cut points and colour tables that contradict themselves or their metric. */

import type { Direction, Measure } from './measure.ts'
import { checkNumber } from './number.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import { showNumber } from './shown-number.ts'
import type { Better, GridDefinition } from './status-grid.ts'
import { COLOURS } from './status-grid.ts'

type GridProblemCode =
  | 'kind_without_levels'
  | 'against_direction'
  | 'wrong_number_of_cuts'
  | 'not_a_number'
  | 'cuts_not_ascending'
  | 'changes_all_one_way'
  | 'outside_scale'
  | 'wrong_shape'
  | 'colour_worsens'

export interface GridProblem {
  path: keyof GridDefinition
  code: GridProblemCode
  /** Plain English: what is wrong and how to mend it, with the numbers put in. */
  message: string
}

/** What of a metric its grid must fit. */
export type GridMeasure = Pick<
  Measure,
  'kind' | 'direction' | 'scaleMin' | 'scaleMax' | 'rateBase'
> & { siteIds: readonly string[] }

/**
 * The definition, when it holds together and fits its metric.
 *
 * Errors: every problem at once, at most one per field.
 */
export function checkGrid(
  definition: GridDefinition,
  measure: GridMeasure,
): Result<GridDefinition, GridProblem[]> {
  const found = [
    ...fitProblems(definition, measure),
    ...cutProblems('levelCuts', definition.levelCuts, 4),
    ...cutProblems('changeCuts', definition.changeCuts, 4),
    ...cutProblems('fewChangeCuts', definition.fewChangeCuts, 2),
    ...rangeProblems(definition, measure),
    ...sideProblems(definition),
    ...colourProblems('colours', definition.colours, 5),
    ...colourProblems('fewColours', definition.fewColours, 3),
  ]
  const problems = found.filter(
    ({ path }, index) => found.findIndex((other) => other.path === path) === index,
  )
  return problems.length > 0 ? err(problems) : ok(definition)
}

/** Which end a direction calls better; null where it is neither, and a person must say. */
export function betterOf(direction: Direction): Better | null {
  if (direction === 'up' || direction === 'at_least') return 'higher'
  return direction === 'down' || direction === 'at_most' ? 'lower' : null
}

/** Whether a metric of this kind has values that can be higher or lower. */
export function hasLevels({ kind, siteIds }: Pick<GridMeasure, 'kind' | 'siteIds'>): boolean {
  if (kind === null || kind === 'milestone') return false
  return kind !== 'yes_no' || siteIds.length > 1
}

function fitProblems({ better }: GridDefinition, measure: GridMeasure): GridProblem[] {
  if (!hasLevels(measure)) {
    const message =
      measure.kind === null
        ? 'Say first how the metric is measured; cut points are in its unit.'
        : 'A stage, or a yes of one place, is neither high nor low. Its status says where it stands.'
    return [{ path: 'levelCuts', code: 'kind_without_levels', message }]
  }
  const wanted = betterOf(measure.direction)
  if (wanted === null || wanted === better) return []
  const message = `The metric's direction says that ${wanted} is better; set the grid the same way, or change the direction.`
  return [{ path: 'better', code: 'against_direction', message }]
}

function cutProblems(
  path: 'levelCuts' | 'changeCuts' | 'fewChangeCuts',
  cuts: readonly number[],
  count: number,
): GridProblem[] {
  if (cuts.length !== count) {
    const message = `Give ${count} cut points; there are ${cuts.length}.`
    return [{ path, code: 'wrong_number_of_cuts', message }]
  }
  if (!cuts.every((cut) => checkNumber(cut).ok)) {
    const message = 'Write each cut point as a number of at most 6 decimal places.'
    return [{ path, code: 'not_a_number', message }]
  }
  const at = cuts.findIndex((cut, index) => index > 0 && cut <= (cuts[index - 1] ?? cut))
  if (at < 0) return []
  const [before, after] = [cuts[at - 1] ?? 0, cuts[at] ?? 0].map(showNumber)
  const message = `Cut points go up from left to right: ${after} does not come after ${before}.`
  return [{ path, code: 'cuts_not_ascending', message }]
}

// A cut point beyond what the metric can be would leave a level that nothing can reach.
function rangeProblems({ levelCuts }: GridDefinition, measure: GridMeasure): GridProblem[] {
  const { low, high } = boundsOf(measure)
  const outside = levelCuts.find((cut) => cut < low || cut > high)
  if (outside === undefined) return []
  const range =
    high === Number.POSITIVE_INFINITY
      ? `not below ${showNumber(low)}`
      : `between ${showNumber(low)} and ${showNumber(high)}`
  const message = `${showNumber(outside)} is outside of what the metric can be; keep cut points ${range}.`
  return [{ path: 'levelCuts', code: 'outside_scale', message }]
}

/** The lowest and the highest value a metric of this kind can have; infinite where open. */
export function boundsOf({ kind, scaleMin, scaleMax, rateBase }: GridMeasure) {
  if (kind === 'rate' || kind === 'yes_no') return { low: 0, high: rateBase }
  if (kind === 'score') {
    return { low: scaleMin ?? Number.NEGATIVE_INFINITY, high: scaleMax ?? Number.POSITIVE_INFINITY }
  }
  if (kind === 'count') return { low: 0, high: Number.POSITIVE_INFINITY }
  return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
}

// "Maintained" is around no change at all, so a fall lies below it and a rise above it.
function sideProblems({ changeCuts, fewChangeCuts }: GridDefinition): GridProblem[] {
  const middles = [
    ['changeCuts', changeCuts.slice(1, 3)],
    ['fewChangeCuts', fewChangeCuts],
  ] as const
  return middles.flatMap(([path, [low = -1, high = 1]]) => {
    if (low <= 0 && high >= 0) return []
    const message = `“Maintained” would be from ${showNumber(low)} to ${showNumber(high)}, without no change in it; put 0 between the two.`
    return [{ path, code: 'changes_all_one_way' as const, message }]
  })
}

function colourProblems(
  path: 'colours' | 'fewColours',
  table: GridDefinition['colours'],
  columns: number,
): GridProblem[] {
  if (table.length !== 5 || table.some((row) => row.length !== columns)) {
    const message = `The colour table needs 5 rows of ${columns} colours.`
    return [{ path, code: 'wrong_shape', message }]
  }
  const rank = (row: number, column: number) => {
    const colour = table[row]?.[column]
    return colour === undefined ? Number.POSITIVE_INFINITY : COLOURS.indexOf(colour)
  }
  const worsens = table.some((row, r) =>
    row.some((_, c) => rank(r + 1, c) < rank(r, c) || rank(r, c + 1) < rank(r, c)),
  )
  if (!worsens) return []
  const message =
    'A better level or a better change may not give a worse colour. The order is red, orange, yellow, green, blue.'
  return [{ path, code: 'colour_worsens', message }]
}
