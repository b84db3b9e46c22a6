/** Every metric of a department or the district in its own grid, for one cycle. */

import type { Dashboard, DashboardDepartment } from './dashboard.ts'
import { betterOf } from './grid-check.ts'
import { gridSentence } from './grid-words.ts'
import type { Metric } from './plan.ts'
import type { Telling } from './sentence.ts'
import type { CycleStanding } from './standing.ts'
import type { GridDefinition, GridInput, GridPlace, GridReason } from './status-grid.ts'
import { NO_PLACE, placeInGrid, SHOWN_FROM } from './status-grid.ts'

/** A metric's place with what it was made of. Numbers are unrounded; null is not there or not shown. */
export interface MetricOnGrid extends Omit<GridInput, 'definition'>, GridPlace {
  /** The place in words, with its numbers put in. */
  sentence: string
}

/** One metric of the view. */
export interface GridEntry {
  department: Pick<DashboardDepartment, 'id' | 'code' | 'name'>
  metric: Metric
  definition: GridDefinition | null
  placed: MetricOnGrid
}

/** The metrics of a dashboard in one of its cycles, in the order of the plans. */
export function composeGrid(
  { cycles, departments }: Dashboard,
  cycleId: string,
  definitions: ReadonlyMap<string, GridDefinition>,
): GridEntry[] {
  const at = cycles.findIndex(({ id }) => id === cycleId)
  return departments.flatMap((department) => {
    const { id, code, name } = department
    const metrics = department.priorities.flatMap(({ actions }) =>
      actions.flatMap((action) => action.metrics),
    )
    return metrics.flatMap(({ metric, standings }): GridEntry[] => {
      const standing = standings[at]
      if (!standing) return []
      const definition = definitions.get(metric.id) ?? null
      const placed = placeMetric(metric, standing, definition)
      return [{ department: { id, code, name }, metric, definition, placed }]
    })
  })
}

/**
 * Where a standing puts its metric. The cycle's own value is compared with that
 * of last year, also where a running total is judged. The standing is the one
 * that its reader may see; what is hidden in it is hidden here.
 */
export function placeMetric(
  metric: Metric,
  standing: CycleStanding,
  definition: GridDefinition | null,
): MetricOnGrid {
  const input = inputOf(metric, standing)
  const withheld = definition && withheldFor(metric, standing, definition)
  const usual = placeInGrid({ definition, ...input })
  const place: GridPlace = withheld ? { ...NO_PLACE, reason: withheld } : past(usual, standing)
  const sentence = gridSentence({
    place,
    better: definition?.better ?? 'higher',
    value: input.value,
    telling: tellingOf(metric, standing),
  })
  return { ...input, ...place, sentence }
}

// A value of last year that is hidden, or answers another question, is there all the same.
function past(place: GridPlace, { lastYearHidden, newQuestion }: CycleStanding): GridPlace {
  if (place.reason !== 'no_value_last_year') return place
  if (newQuestion?.lastYear) return { ...place, reason: 'question_changed' }
  return lastYearHidden ? { ...place, reason: 'too_few_last_year' } : place
}

type Values = Omit<GridInput, 'definition'>

function inputOf(metric: Metric, standing: CycleStanding): Values {
  const { cycleValue, denominator, sameCycleLastYear, lastYearDenominator } = standing
  return {
    value: cycleValue,
    lastYear: sameCycleLastYear,
    n: groupOf(metric, cycleValue, denominator),
    lastYearN: groupOf(metric, sameCycleLastYear, lastYearDenominator),
  }
}

// Behind a share or a mean stands its denominator. Behind a count stands nothing that chance could
// swing; of pupils or of answers it is itself the group, which is only to be named when it is small.
function groupOf(metric: Metric, value: number | null, denominator: number | null): number | null {
  const { kind, privacyClass, acrossSites } = metric
  if (kind === 'rate' || kind === 'score') return denominator
  const counts = kind === 'count' || (kind === 'level' && acrossSites === 'sum')
  if (!counts || privacyClass === 'public_body' || value === null) return null
  return value > 0 && value < SHOWN_FROM ? value : null
}

function withheldFor(
  { direction }: Metric,
  { status, missing, suppressed }: CycleStanding,
  definition: GridDefinition,
): GridReason | null {
  const better = betterOf(direction)
  if (better !== null && better !== definition.better) return 'direction_changed'
  if (suppressed === '>=' || suppressed === '<=') return 'share_not_shown'
  if (suppressed === '*' || missing === 'too_few_to_report') return 'too_few_to_show'
  return status === 'incomplete' ? 'incomplete' : null
}

function tellingOf(metric: Metric, { numerator, denominator }: CycleStanding): Telling {
  const { unit, kind, stages, targetStage, rateBase, siteIds } = metric
  const places = Math.max(siteIds.length, 1)
  const divided = kind === 'count' ? {} : { numerator, denominator }
  return { unit, kind, stages, targetStage, rateBase, places, ...divided }
}
