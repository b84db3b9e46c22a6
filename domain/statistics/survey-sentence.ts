/** What a survey can and cannot say, in words with the numbers put in. */

import { showAmount, showNumber } from '../shown-number.ts'
import type { PooledSurvey } from './survey-pool.ts'
import type { SurveyInterval, SurveyMeasure, SurveyReading } from './survey-reading.ts'

type Told = Omit<SurveyReading, 'sentences'>

/** The sentences of one cycle's survey: the result, the response, and who is not in it. */
export function sentencesOf(told: Told, survey: PooledSurvey, measure: SurveyMeasure): string[] {
  return [
    resultWords(told, measure),
    wordingWords(survey),
    responseWords(told),
    silentWords(told),
  ].filter((sentence) => sentence !== '')
}

/** The ends of an interval rounded outwards, so that the words never claim too much: `61 %`, `74 %`. */
export function saidEnds(
  { low, high }: Pick<SurveyInterval, 'low' | 'high'>,
  measure: SurveyMeasure,
): [low: string, high: string] {
  const step = stepOf(measure)
  const [below, above] = [roundedDown(low, step), -roundedDown(-high, step)]
  return [showAmount(below, measure.unit), showAmount(above, measure.unit)]
}

function showInterval(interval: SurveyInterval, measure: SurveyMeasure): string {
  const [low, high] = saidEnds(interval, measure)
  return `between ${low} and ${high}`
}

function resultWords({ value, valid, interval, invited }: Told, measure: SurveyMeasure): string {
  if (value === null || valid === null) {
    return 'Fewer than 11 answers are valid, so the result is not printed.'
  }
  const score = measure.kind === 'score'
  const [amount, answers] = [showAmount(value, measure.unit), `${showNumber(valid)} valid answers`]
  const seen = score ? `${amount} on average from ${answers}` : `${amount} of ${answers} favourable`
  if (interval === null) {
    return `${seen}; without the ends of its scale it has no interval.`
  }
  const result = score ? 'average' : 'share'
  if (interval.method === 'certain' && invited !== null) {
    return certainWords(seen, result, { interval, silent: invited - valid, invited }, measure)
  }
  const range = showInterval(interval, measure)
  const sure = interval.method === 'widest' ? 'a 95 % interval at its widest' : 'a 95 % interval'
  return invited === null
    ? `${seen}; how many were invited is not noted, so among people like those who answered the ` +
        `${result} is ${range} (${sure}).`
    : `${seen}; among all ${showAmount(invited, 'people')} invited the ${result} is ${range} (${sure}).`
}

function certainWords(
  seen: string,
  result: string,
  about: { interval: SurveyInterval; silent: number; invited: number },
  measure: SurveyMeasure,
): string {
  const { interval, silent } = about
  const everyone = `all ${showAmount(about.invited, 'people')} invited`
  if (silent === 0) {
    return `${seen}; that is ${everyone}, so it is the result and no estimate.`
  }
  const others = silent === 1 ? 'the one other' : `the ${showNumber(silent)} others`
  return (
    `${seen}; whatever ${others} would have answered, among ${everyone} the ${result} is ` +
    `${showInterval(interval, measure)}.`
  )
}

function wordingWords({ wordings }: PooledSurvey): string {
  if (wordings.length < 2) return ''
  return `The question was asked in ${wordings.length} wordings, so the cycle is compared with no other.`
}

function responseWords({ answered, invited, responseRate }: Told): string {
  if (answered === null || invited === null || responseRate === null) return ''
  return (
    `${showNumber(answered)} of ${showAmount(invited, 'people')} invited answered: a response rate ` +
    `of ${showAmount(100 * responseRate, '%')}.`
  )
}

function silentWords({ responseRate, interval }: Told): string {
  if (responseRate === null || responseRate >= 0.5) return ''
  const limit = interval?.method === 'certain' ? '.' : ', and the interval does not cover that.'
  return `Fewer than half of the people invited answered; those who did not may think differently${limit}`
}

// A percent is said in whole points, a score from 1 to 5 in tenths.
function stepOf({ kind, rateBase, scaleMin, scaleMax }: SurveyMeasure): number {
  const units = kind === 'rate' ? rateBase : (scaleMax ?? 0) - (scaleMin ?? 0)
  if (units >= 100) return 1
  return units > 1 ? 0.1 : 0.01
}

function roundedDown(value: number, step: number): number {
  // The rest of a sum of doubles is no amount to round by.
  const steps = Math.floor(value / step + 1e-9)
  return Math.round(steps * step * 100) / 100
}
