/**
 * How the figures of a survey are made, with the numbers put in. What was not printed for too few
 * answers is not explained by any number either. Source: rules.md, section 6.
 * Decision: docs/decisions/0014-explaining-other-figures.md.
 */

import type { Calculation, Question, SourcedRule } from '../calculation.ts'
import { NARROW_SPACE, showExactly, showResult, showWorking } from '../shown-number.ts'
import { normalWidth } from './normal.ts'
import type { SurveyInterval, SurveyMeasure, SurveyReading } from './survey-reading.ts'
import { unitsOf } from './survey-reading.ts'
import { saidEnds } from './survey-sentence.ts'
import { effectiveAnswers, wilson } from './survey.ts'

/** What of a reading its explanation needs. */
export type ExplainedSurvey = Omit<SurveyReading, 'sentences'>

/** How one figure of a survey is made. */
export interface SurveyExplanation {
  rule: SourcedRule
  calculations: Calculation[]
  questions: Question[]
}

const DECISION = 'docs/decisions, number 9'

/** The normal quantile of a 95 % interval. */
const WIDTH = normalWidth(0.95)

/** How the interval of a result is made; undefined without one. */
export function explainInterval(
  { interval, invited, valid, favourable, value }: ExplainedSurvey,
  measure: SurveyMeasure,
): SurveyExplanation | undefined {
  if (interval === null || valid === null || value === null) return undefined
  const reached = reachedShare({ valid, favourable, value }, measure)
  const told = { interval, measure, reached, valid }
  if (interval.method !== 'certain') return estimated({ ...told, invited })
  return invited === null ? undefined : certain({ ...told, invited })
}

/** How a response rate is made; undefined where none is said. */
export function explainResponse({
  invited,
  answered,
  responseRate,
}: ExplainedSurvey): SurveyExplanation | undefined {
  if (invited === null || answered === null || responseRate === null) return undefined
  const rate = showResult(100 * responseRate, '%')
  const [top, whole] = [answered, invited].map(showExactly)
  return {
    rule: { name: 'Response rate: those who answered over those invited', source: DECISION },
    calculations: [{ name: 'Response rate', formula: `${top} ÷ ${whole} × 100 = ${rate}` }],
    questions: [
      {
        question: `Is it under 50${NARROW_SPACE}%, so that it has to be said that the others may differ`,
        holds: responseRate < 0.5,
      },
    ],
  }
}

/** The share of the answers, or of the scale, that a survey reached. */
export interface Reached {
  share: number
  /** `84 ÷ 125`, `(4.2 − 1) ÷ (5 − 1)`. */
  formula: string
  /** Of how many answers, as a count of favourable ones. */
  count: number
}

export function reachedShare(
  { valid, favourable, value }: { valid: number; favourable: number | null; value: number },
  { scaleMin, scaleMax }: SurveyMeasure,
): Reached {
  if (favourable !== null) {
    const formula = `${showExactly(favourable)} ÷ ${showExactly(valid)}`
    return { share: favourable / valid, formula, count: favourable }
  }
  const [low, high] = [scaleMin ?? 0, scaleMax ?? 0]
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)))
  const ends = `${showExactly(high)} − ${showExactly(low)}`
  const formula = `(${showWorking(value)} − ${showExactly(low)}) ÷ (${ends})`
  return { share, formula, count: valid * share }
}

/** What turns a share in a formula into the metric's unit: `× 100`, `1 + 4 ×`. */
function inUnits(formula: string, measure: SurveyMeasure): string {
  const units = showExactly(unitsOf(measure))
  if (measure.kind === 'rate') return units === '1' ? formula : `${formula} × ${units}`
  return `${showExactly(measure.scaleMin ?? 0)} + ${formula} × ${units}`
}

interface Told {
  interval: SurveyInterval
  measure: SurveyMeasure
  reached: Reached
  valid: number
}

function estimated(told: Told & { invited: number | null }): SurveyExplanation {
  const { interval, measure, reached, valid, invited } = told
  const population = invited ?? undefined
  const [low, high] = wilson(reached.count, valid, { population })
  const answers = effectiveAnswers(valid, population)
  const [share, rest, width, n] = [reached.share, 1 - reached.share, WIDTH, answers].map(
    showWorking,
  )
  const [middle, half] = [(low + high) / 2, (high - low) / 2].map(showWorking)
  const spread = `1 + ${width}² ÷ ${n}`
  return {
    rule: intervalRule(interval.method, invited !== null),
    calculations: [
      {
        name: measure.kind === 'rate' ? 'Share' : 'Share of the scale',
        formula: `${reached.formula} = ${share}`,
      },
      ...correction(valid, invited, n ?? ''),
      {
        name: 'Middle of the interval',
        formula: `(${share} + ${width}² ÷ (2 × ${n})) ÷ (${spread}) = ${middle}`,
      },
      {
        name: 'Half its width',
        formula: `${width} × √(${share} × ${rest} ÷ ${n} + ${width}² ÷ (4 × ${n}²)) ÷ (${spread}) = ${half}`,
      },
      ...bounds(interval, measure, [`(${middle} − ${half})`, `(${middle} + ${half})`]),
    ],
    questions: [],
  }
}

function intervalRule(method: SurveyInterval['method'], corrected: boolean): SourcedRule {
  const which =
    method === 'widest'
      ? 'of the share of the scale that the mean reached, the widest a mean can have'
      : 'of the share'
  const whom = corrected
    ? 'corrected for the number invited'
    : 'as if endlessly many could have answered, since the number invited is not noted'
  return {
    name: `Wilson’s 95${NARROW_SPACE}% interval ${which}, ${whom}`,
    source: `Wilson 1927; ${DECISION}`,
  }
}

function correction(valid: number, invited: number | null, n: string): Calculation[] {
  if (invited === null) return []
  const [answers, everyone] = [valid, invited].map(showExactly)
  const formula = `${answers} × (${everyone} − 1) ÷ (${everyone} − ${answers}) = ${n}`
  return [{ name: `Answers count as more, for only ${everyone} were invited`, formula }]
}

function certain({ interval, measure, reached, valid, invited }: Told & { invited: number }) {
  const rule = {
    name: 'Certain bounds: as if everyone who gave no valid answer had said the worst, or the best',
    source: DECISION,
  }
  const [count, answers, everyone] = [reached.count, valid, invited].map(showWorking)
  const start: Calculation[] =
    measure.kind === 'rate'
      ? []
      : [
          {
            name: 'Share of the scale',
            formula: `${reached.formula} = ${showWorking(reached.share)}`,
          },
          {
            name: 'As a count of answers at its upper end',
            formula: `${showWorking(reached.share)} × ${answers} = ${count}`,
          },
        ]
  const formulas: [string, string] = [
    `${count} ÷ ${everyone}`,
    `(${count} + ${everyone} − ${answers}) ÷ ${everyone}`,
  ]
  return { rule, calculations: [...start, ...bounds(interval, measure, formulas)], questions: [] }
}

/** Both ends in the metric's unit, and as the sentence says them. */
function bounds(
  interval: SurveyInterval,
  measure: SurveyMeasure,
  [low, high]: readonly [string, string],
): Calculation[] {
  const [saidLow, saidHigh] = saidEnds(interval, measure)
  const told = (formula: string, end: number, said: string) =>
    `${inUnits(formula, measure)} = ${showResult(end, measure.unit)}; said as ${said}`
  return [
    { name: 'Lower end', formula: told(low, interval.low, saidLow) },
    { name: 'Upper end', formula: told(high, interval.high, saidHigh) },
  ]
}
