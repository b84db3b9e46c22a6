/**
 * What a metric measures: its kind, which decides how it adds up, and the
 * direction that is good. Source: rules.md, sections 2 and 3.
 */

export const MEASURE_KINDS = ['count', 'rate', 'score', 'level', 'milestone', 'yes_no'] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

/** `up` and `down` follow a path from baseline to target; the others are conditions. */
export const DIRECTIONS = [
  'up',
  'down',
  'at_least',
  'at_most',
  'between',
  'exactly',
  'keep',
] as const
export type Direction = (typeof DIRECTIONS)[number]

export const CADENCES = ['monthly', 'quarterly', 'twice_a_year', 'yearly'] as const
export type Cadence = (typeof CADENCES)[number]

/** Why there is no number. */
export const MISSING_CODES = [
  'not_due',
  'not_held',
  'not_collected',
  'collected_late',
  'source_unavailable',
  'too_few_to_report',
  'discontinued',
  'needs_help',
] as const
export type MissingCode = (typeof MISSING_CODES)[number]

export const PRIVACY_CLASSES = ['public_body', 'survey', 'student'] as const
export type PrivacyClass = (typeof PRIVACY_CLASSES)[number]

export const TOLERANCE_UNITS = ['value', 'percent_of_span'] as const

export interface Tolerance {
  /** `value` is the metric's own unit; `percent_of_span` is a percent of |target − baseline|. */
  unit: (typeof TOLERANCE_UNITS)[number]
  amount: number
}

/** How a metric is measured. Everything that adding up and judging need to know. */
export interface Measure {
  /** Null until someone has said how the metric is measured. */
  kind: MeasureKind | null
  /** `%`, `people`, `sessions`; shown after the number. */
  unit: string
  direction: Direction
  /** In the metric's unit; a percent is 0 to 100, not 0 to 1. */
  baseline: number | null
  /** For the school year, in the metric's unit; the lower edge for `between`. */
  target: number | null
  /** The upper edge for `between`, else null. */
  targetHigh: number | null
  tolerance: Tolerance
  cadence: Cadence
  /** Counts only: whether the running total of the year is judged, not the cycle's own. */
  accumulates: boolean
  /** Levels only: how sites combine. */
  acrossSites: 'sum' | 'mean'
  /** Scores only. */
  scaleMin: number | null
  scaleMax: number | null
  /** Milestones only, in order; empty means 0 to 100 % complete. */
  stages: string[]
  /** Milestones over sites: the stage that counts as reached. */
  targetStage: string | null
  /** Rates and yes/no: what one whole is shown as; 100 for a percent. */
  rateBase: number
  /** Whether participant groups may share members, so that they cannot be added. */
  groupsOverlap: boolean
  /** Fraction of the expected places below which the status is withheld. */
  coverageFloor: number
}

/** Whether the last value of a period stands for the period. */
export function lastValueStands(kind: MeasureKind): boolean {
  return kind === 'level' || kind === 'milestone' || kind === 'yes_no'
}
