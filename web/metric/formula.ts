/** How a cycle's number is made, with the numbers put in: `149 ÷ 240 × 100 = 62.08 %`. */

import { isRunningTotal } from '../../domain/pace.ts'
import { showAmount, showNumber } from '../../domain/shown-number.ts'
import { formatDate, formatNumber } from '../shared/format.ts'
import { metricWords } from '../words/metric.ts'
import { plain, sayValue } from './amounts.ts'
import type { CycleOfMetric, Observation, Series } from './series.ts'
import { cyclesOf, day } from './series.ts'

/** Most values that are written out one by one. */
const MOST_TERMS = 8

/** The arithmetic of what is judged in a cycle. */
export function formulaOf(series: Series, { cycle, standing }: CycleOfMetric): string {
  const say = metricWords().formula
  const { metric } = series
  const { value, numerator, denominator, lastOn } = standing
  if (value === null || numerator === null) return say.none
  switch (metric.kind) {
    case 'rate':
    case 'yes_no':
      if (metric.kind === 'yes_no' && metric.siteIds.length <= 1) return lastOf(series, standing)
      return divided(numerator, denominator, metric.rateBase, metric.unit)
    case 'score':
      return say.answers(plain(numerator), plain(denominator ?? 0), exact(value))
    case 'count':
      return summed(termsOf(series, { cycle, standing }), showAmount(value, metric.unit))
    case 'level':
      if (denominator !== null)
        return say.meanOf(plain(numerator), plain(denominator), exact(value))
      if (metric.siteIds.length <= 1) return lastOf(series, standing)
      return say.levels(plain(standing.coverage.have), showAmount(value, metric.unit))
    case 'milestone':
      return metric.siteIds.length > 1 || lastOn === null
        ? sayValue(metric, value)
        : lastOf(series, standing)
    case null:
      return say.none
  }
}

function divided(
  numerator: number,
  denominator: number | null,
  base: number,
  unit: string,
): string {
  const whole = denominator ?? 0
  const result = showAmount(0, unit).replace('0', exact((base * numerator) / whole))
  const times = base === 1 ? '' : ` × ${plain(base)}`
  return `${plain(numerator)} ÷ ${plain(whole)}${times} = ${result}`
}

function lastOf({ metric }: Series, { value, lastOn }: CycleOfMetric['standing']): string {
  const shown = sayValue(metric, value)
  return lastOn === null ? shown : metricWords().formula.lastOf(shown, formatDate(day(lastOn)))
}

function summed(terms: readonly number[], total: string): string {
  if (terms.length === 1) return total
  if (terms.length > MOST_TERMS) {
    return metricWords().formula.sum(showNumber(terms.length), total)
  }
  return `${terms.map(plain).join(' + ')} = ${total}`
}

/** What is added: the cycles so far of a running total, else the cycle's own values. */
function termsOf(series: Series, { cycle }: CycleOfMetric): number[] {
  if (isRunningTotal(series.metric)) {
    return cyclesOf(series)
      .filter((other) => other.cycle.number <= cycle.number)
      .flatMap(({ standing }) => standing.cycleValue ?? [])
  }
  const own = series.observations.filter(({ cycleId }) => cycleId === cycle.id)
  const forEveryone = new Set(own.filter(isForEveryone).map(({ siteId }) => siteId))
  return own
    .filter((one) => isForEveryone(one) || !forEveryone.has(one.siteId))
    .flatMap(({ value }) => value ?? [])
}

function isForEveryone({ group, missing }: Observation): boolean {
  return group === '' && missing === null
}

function exact(value: number): string {
  return formatNumber(value, { places: 2 })
}
