/**
 * What counted answers say about everyone who was asked: the share that is
 * favourable, and how far it may be off. Source: rules.md, section 6.
 */

import { normalWidth } from './normal.ts'

/** Two fractions, the lower first. A change runs from −1 to 1. */
export type Interval = [low: number, high: number]

/** Counted answers to one question. */
export interface Favourable {
  favourable: number
  /** Answers that count: the middle of the scale too, “not applicable” not. */
  valid: number
  /** 0 to 100; null when nobody gave an answer that counts. */
  percent: number | null
}

/** A question whose favourable answers were already counted. */
export interface AnswerTotals {
  favourable: number
  /** All answers, “not applicable” among them. */
  answers: number
  notApplicable?: number | undefined
}

/** How many options of a scale are favourable, in words for whoever counts. */
export const FAVOURABLE_RULE =
  'Favourable are the top two of five options, the top three of seven, and otherwise the top ' +
  'half. The middle of an odd scale is not favourable and still counts as an answer.'

/**
 * How many options at the top of a scale are favourable: half of them, rounded
 * down, so that the middle of an odd scale stays out.
 *
 * Shape: 2 of 5, 3 of 7, 2 of 4, 5 of 11.
 * Errors: throws RangeError for fewer than two options.
 */
export function favourableOptions(options: number): number {
  if (!Number.isInteger(options) || options < 2) {
    throw new RangeError(`a scale has two options or more, not ${options}`)
  }
  return Math.floor(options / 2)
}

/**
 * The favourable share of the answers to one question.
 *
 * Given either one count per option, the lowest option first and “not
 * applicable” apart from them, or totals that are already counted. A reversed
 * question agrees with the bad, so its options are turned round first.
 *
 * Errors: throws RangeError for counts that are not whole or below 0, and for
 * more favourable or not applicable answers than there are.
 */
export function percentFavourable(
  counts: readonly number[],
  o?: { notApplicable?: number | undefined; reversed?: boolean | undefined },
): Favourable
export function percentFavourable(totals: AnswerTotals): Favourable
export function percentFavourable(
  given: readonly number[] | AnswerTotals,
  o: { notApplicable?: number | undefined; reversed?: boolean | undefined } = {},
): Favourable {
  if (!isCounts(given)) {
    const { favourable, answers, notApplicable = 0 } = given
    for (const count of [favourable, answers, notApplicable]) assertCount(count)
    return toFavourable(favourable, answers - notApplicable)
  }
  for (const count of [...given, o.notApplicable ?? 0]) assertCount(count)
  const lowestFirst = o.reversed ? given.toReversed() : given
  const top = lowestFirst.slice(-favourableOptions(given.length))
  return toFavourable(total(top), total(lowestFirst))
}

/**
 * The mean of the answers to one question, its options evenly spread over a scale.
 *
 * Shape: one count per option, the lowest first, as for `percentFavourable`; a
 * null mean when nobody gave an answer that counts.
 * Errors: throws RangeError for counts that are not whole or below 0, for fewer
 * than two options, and for a scale without length.
 */
export function meanAnswer(
  counts: readonly number[],
  { low, high }: { low: number; high: number },
  o: { reversed?: boolean | undefined } = {},
): { mean: number | null; valid: number } {
  for (const count of counts) assertCount(count)
  if (counts.length < 2 || !(low < high)) {
    throw new RangeError('a scale has two options or more, from a lower end to a higher one')
  }
  const lowestFirst = o.reversed ? counts.toReversed() : counts
  const valid = total(lowestFirst)
  const steps = total(lowestFirst.map((count, at) => count * at))
  const mean = low + ((high - low) * steps) / (valid * (counts.length - 1))
  return { mean: valid === 0 ? null : mean, valid }
}

/** The favourable share of a topic: the counts of its questions, pooled, never their percentages. */
export function poolFavourable(questions: readonly Favourable[]): Favourable {
  return toFavourable(
    total(questions.map(({ favourable }) => favourable)),
    total(questions.map(({ valid }) => valid)),
  )
}

/**
 * The share of those invited who answered, as a fraction; null when nobody was invited.
 *
 * Errors: throws RangeError for more answers than invitations.
 */
export function responseRate(answered: number, invited: number): number | null {
  assertPart(answered, invited)
  return invited === 0 ? null : answered / invited
}

/**
 * Wilson's interval for the share x of n. Everyone who could have answered is
 * `population`; without it there are endlessly many, and no correction.
 *
 * Unit: fractions. The interval has no width when the whole population answered.
 * Errors: throws RangeError unless 0 ≤ x ≤ n ≤ population and n is above 0.
 * Source: Wilson 1927, with n(N−1)/(N−n) in place of n for a finite population.
 */
export function wilson(
  x: number,
  n: number,
  o: { population?: number | undefined; confidence?: number | undefined } = {},
): Interval {
  const share = shareOf(x, n)
  const z = normalWidth(o.confidence ?? 0.95)
  const effective = effectiveAnswers(n, o.population)
  const reach = (z * z) / effective
  const centre = (share + reach / 2) / (1 + reach)
  const half = Math.sqrt(reach * (share * (1 - share) + reach / 4)) / (1 + reach)
  // Where everyone or nobody agrees, rounding must not push an end past the share.
  return [Math.min(share, Math.max(0, centre - half)), Math.max(share, Math.min(1, centre + half))]
}

/**
 * The interval for the change from share x1 of n1 to share x2 of n2.
 *
 * Unit: fractions, from −1 to 1. Never corrected for a finite population: the
 * question is whether opinion moved, not what a few more answers would be.
 * Errors: as `wilson`.
 * Source: Newcombe 1998, method 10.
 */
export function newcombe(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  o: { confidence?: number | undefined } = {},
): Interval {
  const [before, after] = [shareOf(x1, n1), shareOf(x2, n2)]
  const [low1, high1] = wilson(x1, n1, o)
  const [low2, high2] = wilson(x2, n2, o)
  const change = after - before
  return [
    change - Math.hypot(after - low2, high1 - before),
    change + Math.hypot(high2 - after, before - low1),
  ]
}

/**
 * Half the width of the plain interval around the share x of n, for comparing
 * with other reports; `wilson` is what Quarterdeck itself shows.
 *
 * Unit: fraction.
 * Errors: as `wilson`.
 */
export function marginOfError(
  x: number,
  n: number,
  population?: number,
  o: { confidence?: number | undefined } = {},
): number {
  const share = shareOf(x, n)
  const effective = effectiveAnswers(n, population)
  return normalWidth(o.confidence ?? 0.95) * Math.sqrt((share * (1 - share)) / effective)
}

/**
 * What the share of everyone must lie between, whatever those who did not answer think.
 *
 * Unit: fractions.
 * Errors: throws RangeError unless 0 ≤ x ≤ n ≤ population and the population is above 0.
 */
export function certainBounds(x: number, n: number, population: number): Interval {
  assertPart(x, n)
  assertPart(n, population)
  if (population === 0) throw new RangeError('nobody was asked, so there is no share')
  return [x / population, (x + population - n) / population]
}

/** As how many answers n count: they are worth more when few people are left who could still answer. */
export function effectiveAnswers(n: number, population: number | undefined): number {
  if (population === undefined || population === Infinity) return n
  assertPart(n, population)
  return n === population ? Infinity : (n * (population - 1)) / (population - n)
}

function shareOf(x: number, n: number): number {
  assertPart(x, n)
  if (n === 0) throw new RangeError('nobody answered, so there is no share')
  return x / n
}

function toFavourable(favourable: number, valid: number): Favourable {
  assertPart(favourable, valid)
  return { favourable, valid, percent: valid === 0 ? null : (100 * favourable) / valid }
}

function isCounts(given: readonly number[] | AnswerTotals): given is readonly number[] {
  return Array.isArray(given)
}

function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`a count is a whole number of 0 or more, not ${count}`)
  }
}

function assertPart(part: number, whole: number): void {
  if (!(part >= 0 && part <= whole && Number.isFinite(whole))) {
    throw new RangeError(`${part} of ${whole} is not a share: it lies between 0 and the whole`)
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
