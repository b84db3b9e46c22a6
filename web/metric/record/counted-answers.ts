/** Answers counted option by option, as the two numbers that they make. */

import type { Measure } from '../../../domain/measure.ts'
import { roundToSixPlaces } from '../../../domain/number.ts'
import { meanAnswer, percentFavourable } from '../../../domain/statistics/survey.ts'
import { surveyWords } from '../../words/survey.ts'
import { plain, sayPercent } from '../amounts.ts'
import type { DraftField, DraftFields } from './draft-fields.ts'

export type CountedAnswers =
  /** Fields to fill in, and what to say of them. */
  { fill: Partial<Record<DraftField, string>>; said: string } | { problem: string }

type Typed = Pick<DraftFields, 'counts' | 'notApplicable' | 'reversed'>
type Counting = Pick<Measure, 'kind' | 'scaleMin' | 'scaleMax'>

const COUNT = /^\d{1,9}$/

/** What the typed counts make; undefined while nothing is typed. */
export function countAnswers(typed: Typed, measure: Counting): CountedAnswers | undefined {
  const say = surveyWords().form
  const words = typed.counts.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length === 0) return undefined
  const leftOut = typed.notApplicable.trim()
  const broken = [...words, ...(leftOut === '' ? [] : [leftOut])].find((word) => !COUNT.test(word))
  if (broken !== undefined) return { problem: say.notCounts(broken) }
  if (words.length < 2) return { problem: say.fewOptions }
  const counts = words.map(Number)
  const reversed = typed.reversed === 'yes'
  const notApplicable = Number(leftOut)
  const made =
    measure.kind === 'score' ? meanOf(counts, measure, reversed) : shareOf(counts, reversed)
  if ('problem' in made) return made
  const left = notApplicable > 0 ? [say.left(plain(notApplicable))] : []
  return {
    fill: { ...made.fill, scale: String(counts.length) },
    said: [made.said, ...left, say.filled].join(' '),
  }
}

function shareOf(counts: readonly number[], reversed: boolean): CountedAnswers {
  const say = surveyWords().form
  const { favourable, valid, percent } = percentFavourable(counts, { reversed })
  if (percent === null) return { problem: say.nobody }
  return {
    fill: { numerator: String(favourable), denominator: String(valid) },
    said: say.favourable(plain(favourable), plain(valid), sayPercent(percent)),
  }
}

function meanOf(
  counts: readonly number[],
  { scaleMin, scaleMax }: Counting,
  reversed: boolean,
): CountedAnswers {
  const say = surveyWords().form
  if (scaleMin === null || scaleMax === null) return { problem: say.noScale }
  const { mean, valid } = meanAnswer(counts, { low: scaleMin, high: scaleMax }, { reversed })
  if (mean === null) return { problem: say.nobody }
  const stored = roundToSixPlaces(mean)
  return {
    fill: { mean: String(stored), n: String(valid) },
    said: say.mean(plain(stored), plain(valid)),
  }
}
