/** The arithmetic of a median and of the runs around it. Source: rules.md, section 5. */

import type { Calculation } from '../calculation.ts'
import { NARROW_SPACE, showResult, showWorking } from '../shown-number.ts'
import type { RunChart } from './run-chart.ts'
import { medianOf } from './spread.ts'

/** How the median of some values is made; undefined without any. */
export function explainMedian(values: readonly number[], unit: string): Calculation | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[upper - 1], sorted[upper]]
  if (high === undefined) return undefined
  const shown = showResult(medianOf(values), unit)
  if (low === undefined || sorted.length % 2 === 1) {
    const formula = `the ${ordinal(upper + 1)} of ${sorted.length} values in order = ${shown}`
    return { name: 'Median', formula }
  }
  return {
    name: `Median, of the ${ordinal(upper)} and the ${ordinal(upper + 1)} of ${sorted.length} values in order`,
    formula: `(${showWorking(low)} + ${showWorking(high)}) ÷ 2 = ${shown}`,
  }
}

/** How long a run, and how few crossings, chance alone seldom makes; and what there is. */
export function explainRuns(runs: RunChart, count: number): Calculation[] {
  const { useful, longest, longestMax, crossings, crossingsMin } = runs
  if (longest === null || longestMax === null || crossings === null || crossingsMin === null) {
    return []
  }
  const onIt = count - useful
  return [
    ...(onIt > 0
      ? [{ name: 'Off the median', formula: `${count} − ${onIt} on it = ${useful}` }]
      : []),
    {
      name: 'Longest run on one side that chance usually makes',
      formula: `round(log₂ ${useful}) + 3 = ${longestMax}; the longest here is ${longest}`,
    },
    {
      name: 'Fewest crossings of the median that chance usually makes',
      formula: `the 5${NARROW_SPACE}% quantile of heads in ${useful - 1} throws of a coin = ${crossingsMin}; here ${crossings}`,
    },
  ]
}

/** `1st`, `12th`, `23rd`. */
function ordinal(number: number): string {
  const tens = number % 100
  if (tens >= 11 && tens <= 13) return `${number}th`
  const endings: Record<number, string> = { 1: 'st', 2: 'nd', 3: 'rd' }
  return `${number}${endings[number % 10] ?? 'th'}`
}
