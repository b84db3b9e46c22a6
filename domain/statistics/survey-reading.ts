/**
 * Everything a screen or a packet needs of one cycle's survey: the rate, how
 * far it may be off, the response, and the sentences that say so. Source:
 * rules.md, section 6.
 */

import type { Measure } from '../measure.ts'
import type { PooledSurvey } from './survey-pool.ts'
import { sentencesOf } from './survey-sentence.ts'
import type { Interval } from './survey.ts'
import { certainBounds, responseRate, wilson } from './survey.ts'

/** What turns a share into the metric's unit. */
export type SurveyMeasure = Pick<Measure, 'kind' | 'unit' | 'rateBase' | 'scaleMin' | 'scaleMax'>

/** Fewer valid answers are not printed. */
export const ANSWERS_TO_PRINT = 11
/** Where so few people could answer, or so few did not, the bounds are certain. */
const CERTAIN_UP_TO = 30
const CERTAIN_WITHOUT = 5

/**
 * How an interval was made: `wilson` for a share, corrected where the number
 * invited is known; `widest` for a mean, as wide as the spread of its answers
 * could make it; `certain` for what holds whatever the others think.
 */
export const INTERVAL_METHODS = ['wilson', 'widest', 'certain'] as const

export interface SurveyInterval {
  /** In the metric's unit, unrounded. */
  low: number
  high: number
  method: (typeof INTERVAL_METHODS)[number]
}

export interface SurveyReading {
  invited: number | null
  /** Null where fewer than 11 people answered. */
  answered: number | null
  /** Null where fewer than 11 answers are valid; so are `favourable`, `value` and `interval`. */
  valid: number | null
  /** Null for a score too. */
  favourable: number | null
  /** In the metric's unit, unrounded. */
  value: number | null
  /** Fraction; null without the number invited. */
  responseRate: number | null
  /** Null for a score without a scale too. */
  interval: SurveyInterval | null
  /** In the order in which they are said. */
  sentences: string[]
}

/** What is said of one cycle's survey. */
export function readSurvey(survey: PooledSurvey, measure: SurveyMeasure): SurveyReading {
  const { invited, answered, valid, favourable, value } = survey
  const printed = valid >= ANSWERS_TO_PRINT
  const reading = {
    invited,
    answered: answered >= ANSWERS_TO_PRINT ? answered : null,
    valid: printed ? valid : null,
    favourable: printed ? favourable : null,
    value: printed ? value : null,
    responseRate:
      invited === null || answered < ANSWERS_TO_PRINT ? null : rateOf(answered, invited),
    interval: printed ? intervalOf(survey, measure) : null,
  }
  return { ...reading, sentences: sentencesOf(reading, survey, measure) }
}

/**
 * The answers as a count of favourable ones, so that one arithmetic serves both
 * kinds: a mean a quarter up its scale counts as a quarter of the answers.
 *
 * Shape: null for a score without a scale.
 */
export function reachedOf(
  { favourable, valid, value }: PooledSurvey,
  { scaleMin, scaleMax }: SurveyMeasure,
): number | null {
  if (favourable !== null) return favourable
  if (scaleMin === null || scaleMax === null || scaleMin >= scaleMax) return null
  return valid * Math.min(1, Math.max(0, (value - scaleMin) / (scaleMax - scaleMin)))
}

/** How much of the metric's unit the whole scale is. */
export function unitsOf({ kind, rateBase, scaleMin, scaleMax }: SurveyMeasure): number {
  return kind === 'rate' ? rateBase : (scaleMax ?? 0) - (scaleMin ?? 0)
}

/** Whether what everyone would say is bounded for certain, rather than estimated. */
function isCertain(invited: number | null, valid: number): invited is number {
  return invited !== null && (invited <= CERTAIN_UP_TO || invited - valid <= CERTAIN_WITHOUT)
}

function intervalOf(survey: PooledSurvey, measure: SurveyMeasure): SurveyInterval | null {
  const { invited, valid } = survey
  const reached = reachedOf(survey, measure)
  if (reached === null) return null
  if (isCertain(invited, valid)) {
    return { ...inUnit(certainBounds(reached, valid, invited), measure), method: 'certain' }
  }
  // No answers between the ends of a scale spread wider than answers at its ends: those of a share.
  const bounds = wilson(reached, valid, { population: invited ?? undefined })
  return { ...inUnit(bounds, measure), method: measure.kind === 'rate' ? 'wilson' : 'widest' }
}

function inUnit([low, high]: Interval, measure: SurveyMeasure): { low: number; high: number } {
  const bottom = measure.kind === 'rate' ? 0 : (measure.scaleMin ?? 0)
  const units = unitsOf(measure)
  return { low: bottom + units * low, high: bottom + units * high }
}

// Pooled answers of records that contradict each other make no rate over 100 %.
function rateOf(answered: number, invited: number): number | null {
  return answered <= invited ? responseRate(answered, invited) : null
}
