/**
 * What a metric still lacks to be measured. Source: plan form, "quarterly or
 * more than twice per year".
 */

import type { Measure } from './measure.ts'
import { isRunningTotal } from './pace.ts'
import type { Metric } from './plan.ts'

export const MEASURABILITY_CODES = [
  'kind_missing',
  'unit_missing',
  'scale_missing',
  'baseline_missing',
  'target_missing',
  'target_high_missing',
  'target_stage_missing',
  'cadence_too_rare',
] as const
type MeasurabilityCode = (typeof MEASURABILITY_CODES)[number]

/** One thing a metric lacks. */
export interface MeasurabilityGap {
  /** The field of the metric that would mend it. */
  path: keyof Metric
  code: MeasurabilityCode
  /** Plain English: what to say, with an example. */
  message: string
}

/** The parts of a metric that make it measurable. */
export type MeasurableMetric = Measure & Pick<Metric, 'cadenceReason' | 'siteIds'>

/** What a metric lacks, in the order in which to ask for it; empty once it is measurable. */
export function gapsOf(metric: MeasurableMetric): MeasurabilityGap[] {
  return [
    ...kindGaps(metric),
    ...unitGaps(metric),
    ...baselineGaps(metric),
    ...targetGaps(metric),
    ...cadenceGaps(metric),
  ]
}

/**
 * What of the plan's promise a metric breaks without a stated reason: it says how it is
 * measured, quarterly or more than twice per year.
 */
export function promiseGapsOf(metric: MeasurableMetric): MeasurabilityGap[] {
  if (metric.cadenceReason.trim() !== '') return []
  return [...kindGaps(metric), ...cadenceGaps(metric)]
}

function kindGaps({ kind }: MeasurableMetric): MeasurabilityGap[] {
  if (kind !== null) return []
  return gap(
    'kind',
    'kind_missing',
    'Say how it is measured: a count, a rate (so many of so many), a score, a level, a milestone or a yes/no.',
  )
}

function unitGaps({ kind, unit, scaleMin, scaleMax }: MeasurableMetric): MeasurabilityGap[] {
  if (kind === 'score' && (scaleMin === null || scaleMax === null)) {
    return gap('scaleMin', 'scale_missing', 'Give the scale of the score, such as 1 to 5.')
  }
  const hasUnit = kind === 'score' || kind === 'milestone' || kind === 'yes_no'
  if (hasUnit || unit.trim() !== '') return []
  return gap('unit', 'unit_missing', 'Name the unit, such as sessions, people or %.')
}

function baselineGaps(metric: MeasurableMetric): MeasurabilityGap[] {
  const { direction, baseline } = metric
  const begins = direction === 'up' || direction === 'down' || direction === 'keep'
  if (!begins || isRunningTotal(metric) || baseline !== null) return []
  return gap(
    'baseline',
    'baseline_missing',
    "Give the baseline: last year's value, or the first one measured. Without it no progress can be shown.",
  )
}

function targetGaps(metric: MeasurableMetric): MeasurabilityGap[] {
  const { kind, direction, target, targetHigh, siteIds, targetStage } = metric
  const gaps: MeasurabilityGap[] = []
  if (target === null && direction !== 'keep') {
    gaps.push(...gap('target', 'target_missing', 'Give the target for the end of the school year.'))
  }
  if (targetHigh === null && direction === 'between') {
    gaps.push(
      ...gap(
        'targetHigh',
        'target_high_missing',
        'Give the upper edge of the range to stay within.',
      ),
    )
  }
  if (kind === 'milestone' && siteIds.length > 1 && targetStage === null) {
    gaps.push(
      ...gap(
        'targetStage',
        'target_stage_missing',
        'Name the stage that counts as reached at a site.',
      ),
    )
  }
  return gaps
}

function cadenceGaps({ cadence, cadenceReason }: MeasurableMetric): MeasurabilityGap[] {
  if (cadence === 'monthly' || cadence === 'quarterly' || cadenceReason.trim() !== '') return []
  const words = cadence === 'yearly' ? 'once a year' : 'twice a year'
  return gap(
    'cadence',
    'cadence_too_rare',
    `The plan promises quarterly or more than twice per year; this is measured ${words}. ` +
      'Measure it more often, or give the reason.',
  )
}

function gap(path: keyof Metric, code: MeasurabilityCode, message: string): MeasurabilityGap[] {
  return [{ path, code, message }]
}
