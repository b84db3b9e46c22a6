/**
 * A metric's history as equally spaced points, the only thing a run chart or a
 * control chart may be made of. Decision: docs/decisions/0008-which-points-and-which-chart.md.
 */

import type { CalendarDate, Cycle, SchoolYear } from '../calendar.ts'
import { previousSchoolYear } from '../calendar.ts'
import type { Coverage } from '../coverage.ts'
import { coverageOf } from '../coverage.ts'
import type { Measure, MissingCode } from '../measure.ts'
import type { RolledObservation } from '../parts.ts'
import { isIncomplete } from '../progress.ts'
import { actualOf, rollUpMetric, rollUpSites } from '../roll-up.ts'
import type { Period } from './periods.ts'
import { periodsOf } from './periods.ts'

/** One school year of a metric. */
export interface YearOfMetric {
  schoolYear: SchoolYear
  measure: Measure & { siteIds: readonly string[] }
  /** Every cycle of the year. */
  cycles: readonly Cycle[]
  /** Standing ones of that year. */
  observations: readonly RolledObservation[]
  /** Whether a small group hides the value of a period; none does unless it says so. */
  isHidden?: ((period: Period) => boolean) | undefined
}

/** Why a point has no value. */
export const GAP_REASONS = [
  'not_over',
  'no_value',
  'incomplete',
  'cannot_combine',
  'suppressed',
] as const
export type GapReason = (typeof GAP_REASONS)[number]

export interface Point extends Period {
  /** The period's own value, in the metric's unit, unrounded; never a running total. Null is a gap. */
  value: number | null
  /** What was divided to make the value, where it was; null with the value. */
  numerator: number | null
  denominator: number | null
  /** Why there is no value; null when there is one. */
  gap: GapReason | null
  /** Why nothing was observed, where someone said so. */
  missing: MissingCode | null
  /** Places, or place-months, with a value, and expected ones. */
  have: number
  expected: number
}

export interface PointsInput {
  /** The years of one metric, oldest first; the last is the year that is shown. */
  years: readonly YearOfMetric[]
  /** The district's day; a period is over when it ended before. */
  today: CalendarDate
}

/**
 * The points of a metric over its years, from the first period with a value to the one that runs.
 *
 * An earlier year belongs only while it measures the same thing as the year shown, and at least as
 * often; the years before one that does not are left out.
 */
export function pointsOf({ years, today }: PointsInput): Point[] {
  const points = comparableYears(years).flatMap((year) =>
    periodsOf(cadenceOf(years), year.schoolYear, year.cycles)
      .filter(({ startsOn }) => startsOn <= today)
      .map((period) => pointOf(year, period, today)),
  )
  const first = points.findIndex(({ gap }) => gap !== 'no_value' && gap !== 'not_over')
  return first < 0 ? [] : points.slice(first)
}

/** The last years of a history that follow each other and measure the same thing, oldest first. */
function comparableYears(years: readonly YearOfMetric[]): YearOfMetric[] {
  const shown = years.at(-1)
  if (!shown || !isMeasured(shown.measure)) return []
  const firstOther = years.findLastIndex((year, at) => {
    const next = years[at + 1]
    const follows = !next || previousSchoolYear(next.schoolYear) === year.schoolYear
    return !follows || !isComparable(year, shown)
  })
  return years.slice(firstOther + 1)
}

/** Whether values can be put on a scale: the stage or the answer of one place cannot. */
function isMeasured({ kind, siteIds }: YearOfMetric['measure']): boolean {
  if (kind === 'milestone' || kind === 'yes_no') return siteIds.length > 1
  return kind !== null
}

function cadenceOf(years: readonly YearOfMetric[]) {
  return years.at(-1)?.measure.cadence ?? 'quarterly'
}

const OFTEN = { monthly: 12, quarterly: 4, twice_a_year: 2, yearly: 1 } as const

function isComparable(year: YearOfMetric, shown: YearOfMetric): boolean {
  if (OFTEN[year.measure.cadence] < OFTEN[shown.measure.cadence]) return false
  const periods = (one: YearOfMetric) =>
    periodsOf(shown.measure.cadence, one.schoolYear, one.cycles).length
  return periods(year) === periods(shown) && meaningOf(year.measure) === meaningOf(shown.measure)
}

function meaningOf(measure: Measure): string {
  const { kind, unit, rateBase, scaleMin, scaleMax, stages, targetStage, acrossSites } = measure
  return JSON.stringify([
    kind,
    unit,
    ...(kind === 'rate' || kind === 'yes_no' ? [rateBase] : []),
    ...(kind === 'score' ? [scaleMin, scaleMax] : []),
    ...(kind === 'milestone' ? [stages, targetStage] : []),
    ...(kind === 'level' ? [acrossSites] : []),
  ])
}

const NOTHING = { value: null, numerator: null, denominator: null, missing: null }

function pointOf(
  { measure, observations, isHidden }: YearOfMetric,
  period: Period,
  today: CalendarDate,
): Point {
  const own = observations.filter(
    ({ observedOn }) => period.startsOn <= observedOn && observedOn <= period.endsOn,
  )
  const coverage = coverageOf(measure, measure.siteIds, own, period)
  if (period.endsOn >= today) return { ...period, ...NOTHING, ...coverage, gap: 'not_over' }
  const isSaid = own.some(({ missing }) => missing === null)
  if (isSaid && isHidden?.(period)) return { ...period, ...NOTHING, ...coverage, gap: 'suppressed' }
  const parts = rollUpMetric(measure, rollUpSites(measure, own))
  const { numerator, denominator, missing } = parts
  const value = actualOf(measure, parts)
  const gap = gapOf(measure, { value, coverage, obstacle: parts.obstacle })
  if (gap !== null) return { ...period, ...NOTHING, ...coverage, missing, gap }
  return { ...period, value, numerator, denominator, missing: null, ...coverage, gap }
}

function gapOf(
  { coverageFloor }: Measure,
  {
    value,
    coverage,
    obstacle,
  }: { value: number | null; coverage: Coverage; obstacle: string | null },
): GapReason | null {
  if (obstacle !== null) return 'cannot_combine'
  if (value === null) return 'no_value'
  return isIncomplete({ ...coverage, floor: coverageFloor }) ? 'incomplete' : null
}
