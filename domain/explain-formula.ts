/** The arithmetic of a figure with its numbers put in: `149 ÷ 240 × 100 = 62.08 %`. */

import type { ExplainedMetric, Made, Term } from './explain-value.ts'
import type { Measure } from './measure.ts'
import { sumExactly } from './number.ts'
import { isRunningTotal } from './pace.ts'
import { showValue } from './sentence-amount.ts'
import { showDate } from './shown-date.ts'
import { showAmount, showExactly, showResult } from './shown-number.ts'

/** The most terms that are written out one by one. */
const MOST_ADDED = 8
const MOST_PAIRS = 4

/** The formula of a figure; empty when there is no number. */
export function formulaOf(metric: ExplainedMetric, made: Made): string {
  const { terms, several, value } = made
  if (value === null || terms.length === 0) return ''
  if (terms.some(isHidden)) return fromParts(metric, made)
  switch (metric.kind) {
    case 'count':
      return `${counts(metric, terms)} = ${showAmount(value, metric.unit)}`
    case 'rate':
      return `${pooled(terms)}${fraction(metric, made)}`
    case 'score':
      return `${pooledScores(terms)}${fraction(metric, made)}`
    case 'level':
      return levels(metric, made)
    case 'milestone':
    case 'yes_no':
      return several ? countedSites(metric, made) : lastOf(metric, made)
    case null:
      return ''
  }
}

// The parts may still be told where a single observation is not.
function fromParts(metric: ExplainedMetric, made: Made): string {
  const divides = metric.kind === 'rate' || metric.kind === 'score'
  return divides && made.parts.denominator !== null ? fraction(metric, made) : ''
}

function fraction(metric: Measure, { parts, value }: Made): string {
  const [top, whole] = [parts.numerator ?? 0, parts.denominator ?? 0].map(showExactly)
  const result = showResult(value ?? 0, metric.unit)
  if (metric.kind === 'score') return `${top} points ÷ ${whole} answers = ${result}`
  const times = metric.rateBase === 1 ? '' : ` × ${showExactly(metric.rateBase)}`
  return `${top} ÷ ${whole}${times} = ${result}`
}

/** `(9 + 10) ÷ (10 + 100) = `, where few enough were pooled to see each. */
function pooled(terms: readonly Term[]): string {
  if (terms.length < 2 || terms.length > MOST_PAIRS) return ''
  const [tops, wholes] = [numerators(terms), terms.map(({ denominator }) => denominator ?? 0)].map(
    (numbers) => numbers.map(showExactly).join(' + '),
  )
  return `(${tops}) ÷ (${wholes}) = `
}

function pooledScores(terms: readonly Term[]): string {
  if (terms.length < 2 || terms.length > MOST_PAIRS) return ''
  const weighed = terms.map(
    ({ observation: { value, n } }) => `${showExactly(value ?? 0)} × ${showExactly(n ?? 0)}`,
  )
  const answers = terms.map(({ denominator }) => showExactly(denominator ?? 0))
  return `(${weighed.join(' + ')}) ÷ (${answers.join(' + ')}) = `
}

function counts(metric: Measure, terms: readonly Term[]): string {
  return added(isRunningTotal(metric) ? byCycle(terms) : numerators(terms), 'values')
}

function levels(metric: ExplainedMetric, made: Made): string {
  const { terms, parts, value, several } = made
  const result = showResult(value ?? 0, metric.unit)
  if (metric.acrossSites === 'mean' && several) {
    const sum = added(numerators(terms), 'last values')
    const shown = terms.length > 1 ? `(${sum})` : sum
    return `${shown} ÷ ${counted(parts.denominator ?? 0, 'site')} = ${result}`
  }
  if (terms.length === 1) return lastOf(metric, made)
  return `${added(numerators(terms), 'last values')} = ${showAmount(value ?? 0, metric.unit)}`
}

function countedSites(metric: ExplainedMetric, made: Made): string {
  const { terms, parts } = made
  const answered = `${counted(terms.length, 'site')} that answered`
  if (metric.kind === 'milestone') {
    const reached = terms.filter((term) => term.reached === true).length
    return `${showExactly(reached)} of ${answered} reached the target stage`
  }
  const times = metric.rateBase === 1 ? '' : ` × ${showExactly(metric.rateBase)}`
  const result = showResult(made.value ?? 0, metric.unit)
  const yes = parts.numerator ?? 0
  const said = `${showExactly(yes)} ${yes === 1 ? 'site that says' : 'sites that say'} yes`
  return `${said} ÷ ${answered}${times} = ${result}`
}

function lastOf(metric: ExplainedMetric, { value, parts }: Made): string {
  const shown = showValue({ ...metric, places: 1, ...partsOf(parts) }, value ?? 0)
  return parts.lastOn === null ? shown : `Last value, on ${showDate(parts.lastOn)}: ${shown}`
}

function partsOf({ numerator, denominator }: Made['parts']) {
  return { numerator, denominator }
}

function added(numbers: readonly number[], noun: string): string {
  if (numbers.length > MOST_ADDED) return `sum of ${showExactly(numbers.length)} ${noun}`
  return numbers.map(showExactly).join(' + ')
}

function numerators(terms: readonly Term[]): number[] {
  return terms.map(({ numerator }) => numerator ?? 0)
}

/** The sums of the cycles, in their order. */
function byCycle(terms: readonly Term[]): number[] {
  const cycles = Map.groupBy(terms, ({ cycleId }) => cycleId)
  return Array.from(cycles.values(), (own) => sumExactly(numerators(own)))
}

function counted(count: number, noun: string): string {
  return `${showExactly(count)} ${count === 1 ? noun : `${noun}s`}`
}

function isHidden({ numerator }: Term): boolean {
  return numerator === null
}
