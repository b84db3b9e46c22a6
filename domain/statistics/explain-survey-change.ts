/** How the change between two surveys is made and called, with the numbers put in. Source: rules.md, section 6. */

import type { Calculation, Question } from '../calculation.ts'
import { NARROW_SPACE, showExactly, showTakenAway, showWorking } from '../shown-number.ts'
import type { ExplainedSurvey, Reached, SurveyExplanation } from './explain-survey.ts'
import { reachedShare } from './explain-survey.ts'
import type { SurveyChange } from './survey-change.ts'
import { ANSWERS_TO_COMPARE } from './survey-change.ts'
import type { SurveyMeasure } from './survey-reading.ts'
import { unitsOf } from './survey-reading.ts'
import { wilson } from './survey.ts'

/** How a change is made; undefined where the two are not compared. */
export function explainChange(
  { before, difference, interval }: SurveyChange,
  { valid, favourable, value }: ExplainedSurvey,
  measure: SurveyMeasure,
): SurveyExplanation | undefined {
  if (!before || difference === null || !interval || valid === null || value === null) {
    return undefined
  }
  const earlier = measured(before, measure)
  const later = measured({ valid, favourable, value }, measure)
  const moved = later.share - earlier.share
  const end = (sign: '+' | '−', up: readonly string[], down: readonly string[]) =>
    inUnit(
      `(${showWorking(moved)} ${sign} √((${up.join(' − ')})² + (${down.join(' − ')})²))`,
      measure,
    )
  const { unit } = measure
  return {
    rule: {
      name: `Newcombe’s 95${NARROW_SPACE}% interval for the change, not corrected for the number invited: whether opinion moved is asked, not what a few more answers would say`,
      source: 'Newcombe 1998, method 10; docs/decisions, number 9',
    },
    calculations: [
      ...shares(`in ${before.name}`, earlier, measure),
      ...shares('now', later, measure),
      {
        name: 'Change',
        formula: `${inUnit(`(${later.shown} − ${earlier.shown})`, measure)} = ${showTakenAway(difference, unit)}`,
      },
      {
        name: 'Lower end',
        formula: `${end('−', [later.shown, later.low], [earlier.high, earlier.shown])} = ${showTakenAway(interval.low, unit)}`,
      },
      {
        name: 'Upper end',
        formula: `${end('+', [later.high, later.shown], [earlier.shown, earlier.low])} = ${showTakenAway(interval.high, unit)}`,
      },
    ],
    questions: questionsOf(before.valid, valid, interval, unit),
  }
}

interface Measured extends Reached {
  /** Six digits of the share and of the ends of its uncorrected interval. */
  shown: string
  low: string
  high: string
}

function measured(
  survey: { valid: number; favourable: number | null; value: number },
  measure: SurveyMeasure,
): Measured {
  const reached = reachedShare(survey, measure)
  const [low, high] = wilson(reached.count, survey.valid)
  return {
    ...reached,
    shown: showWorking(reached.share),
    low: showWorking(low),
    high: showWorking(high),
  }
}

function shares(
  when: string,
  { formula, shown, low, high }: Measured,
  { kind }: SurveyMeasure,
): Calculation[] {
  const share = kind === 'rate' ? 'Share' : 'Share of the scale'
  return [
    { name: `${share} ${when}`, formula: `${formula} = ${shown}` },
    { name: `Wilson’s interval ${when}`, formula: `${low} to ${high}` },
  ]
}

function inUnit(formula: string, measure: SurveyMeasure): string {
  const units = showExactly(unitsOf(measure))
  return units === '1' ? formula : `${formula} × ${units}`
}

function questionsOf(
  before: number,
  now: number,
  { low, high }: { low: number; high: number },
  unit: string,
): Question[] {
  const few = Math.min(before, now) < ANSWERS_TO_COMPARE
  const counts = `${showExactly(before)} before and ${showExactly(now)} now`
  const asked = {
    question: `Has either fewer than ${ANSWERS_TO_COMPARE} valid answers, ${counts}`,
    holds: few,
  }
  if (few) return [asked]
  const [from, to] = [low, high].map((end) => showTakenAway(end, unit))
  const within = low <= 0 && high >= 0
  return [asked, { question: `Is no change within the interval, ${from} to ${to}`, holds: within }]
}
