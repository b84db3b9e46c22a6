/** What may be said of a survey's result moving from one cycle to another. Source: rules.md, section 6. */

import { isMixed, sameQuestion } from '../question.ts'
import { showDifference, showNumber } from '../shown-number.ts'
import type { PooledSurvey } from './survey-pool.ts'
import type { SurveyMeasure } from './survey-reading.ts'
import { ANSWERS_TO_PRINT, reachedOf, unitsOf } from './survey-reading.ts'
import { newcombe } from './survey.ts'

/** Both surveys need so many valid answers before a difference is called a change. */
export const ANSWERS_TO_COMPARE = 30

/** The survey that a change is counted from. */
export interface SurveyBefore extends Pick<PooledSurvey, 'valid' | 'favourable' | 'value'> {
  /** What its cycle is called in a sentence. */
  name: string
}

export interface SurveyChange {
  /** Whether the two asked the same of enough people to be set side by side. */
  comparable: boolean
  /** In the metric's unit, later − earlier; null where they are not comparable. */
  difference: number | null
  /** Newcombe's 95 % interval for the difference, in the metric's unit. */
  interval: { low: number; high: number } | null
  /** Whether it may be called changed. */
  changed: boolean
  /** Null where they are not comparable. */
  before: SurveyBefore | null
  sentence: string
}

/** What is said of the change from an earlier survey, whose cycle is called `since`. */
export function compareSurveys(
  earlier: PooledSurvey,
  later: PooledSurvey,
  measure: SurveyMeasure,
  since: string,
): SurveyChange {
  const obstacle = obstacleOf(earlier, later, since)
  if (obstacle) return notComparable(obstacle)
  const [before, after] = [reachedOf(earlier, measure), reachedOf(later, measure)]
  if (before === null || after === null) {
    return notComparable(`Without the ends of its scale the score is not compared with ${since}.`)
  }
  const units = unitsOf(measure)
  const [low, high] = newcombe(before, earlier.valid, after, later.valid)
  const enough = Math.min(earlier.valid, later.valid) >= ANSWERS_TO_COMPARE
  const found = {
    comparable: true,
    difference: units * (after / later.valid - before / earlier.valid),
    interval: { low: units * low, high: units * high },
    changed: enough && (low > 0 || high < 0),
    before: { ...toBefore(earlier), name: since },
  }
  return { ...found, sentence: changeWords(found, { enough, since, unit: measure.unit }) }
}

function toBefore({ valid, favourable, value }: PooledSurvey): Omit<SurveyBefore, 'name'> {
  return { valid, favourable, value }
}

function obstacleOf(earlier: PooledSurvey, later: PooledSurvey, since: string): string {
  if (isMixed(earlier) || isMixed(later)) {
    return `Several wordings or scales were asked within one cycle, so it is not compared with ${since}.`
  }
  if (!sameQuestion(earlier, later)) return newQuestionWords(earlier, later, since)
  if (Math.min(earlier.valid, later.valid) >= ANSWERS_TO_PRINT) return ''
  return `Fewer than 11 answers are valid here or in ${since}, so the two are not compared.`
}

function newQuestionWords(earlier: PooledSurvey, later: PooledSurvey, since: string): string {
  const [old, now] = [earlier.wordings[0], later.wordings[0]]
  if (old !== undefined && now !== undefined && old !== now) {
    return `The question was reworded (“${now}” after “${old}” in ${since}), so nothing is compared across it.`
  }
  return (
    `The answers have ${later.scales[0]} options after ${earlier.scales[0]} in ${since}, so nothing ` +
    'is compared across it.'
  )
}

function notComparable(sentence: string): SurveyChange {
  return {
    comparable: false,
    difference: null,
    interval: null,
    changed: false,
    before: null,
    sentence,
  }
}

function changeWords(
  { difference, interval, changed }: Pick<Found, 'difference' | 'interval' | 'changed'>,
  { enough, since, unit }: { enough: boolean; since: string; unit: string },
): string {
  const moved = movedWords(difference, unit)
  if (!enough) {
    return `${moved} ${since}; with fewer than 30 valid answers in either, it is not called a change.`
  }
  const [low, high] = [interval.low, interval.high].map((end) => toTenth(end, unit))
  const range = `a 95 % interval of ${showNumber(low ?? 0)} to ${signed(high ?? 0, unit)}`
  if (changed) return `${moved} ${since}, with ${range}: changed.`
  return `${moved} ${since}, with ${range}: that may be chance, so it is not called a change.`
}

type Found = { difference: number; interval: { low: number; high: number }; changed: boolean }

function movedWords(difference: number, unit: string): string {
  const size = Math.abs(difference)
  if (size < 1e-9) return 'The same as in'
  return `${difference > 0 ? 'Up' : 'Down'} ${showDifference(size, unit)} since`
}

// Tenths of a point are enough, but an end is not rounded to 0.
function toTenth(end: number, unit: string): number {
  return unit === '%' && Math.abs(end) >= 0.1 ? Math.round(end * 10) / 10 : end
}

function signed(value: number, unit: string): string {
  return `${value < 0 ? '−' : ''}${showDifference(Math.abs(value), unit)}`
}
