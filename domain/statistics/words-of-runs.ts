/** Sentences about the median and the runs around it. */

import { showAmount } from '../shown-number.ts'
import type { RunChart } from './run-chart.ts'
import type { SpeechInput } from './speech.ts'

/** The median, and on which side of it the last value is. */
export function medianSentence({ points, unit }: SpeechInput, { median }: RunChart): string {
  const values = points.flatMap(({ value }) => value ?? [])
  const last = values.at(-1)
  if (median === null || last === undefined) return ''
  const side = last === median ? 'on' : last > median ? 'above' : 'below'
  return `The median of these ${values.length} values is ${showAmount(median, unit)}; the last is ${side} it.`
}

/** Whether the values move around their median as chance alone makes them, with the numbers. */
export function runSentence(runs: RunChart): string {
  const { longest, longestMax, crossings, crossingsMin, signal } = runs
  if (longest === null || longestMax === null || crossings === null || crossingsMin === null) {
    return 'Every value is the median.'
  }
  const found =
    `the longest run on one side is ${longest} (chance alone seldom makes more than ${longestMax}), ` +
    `and the median is crossed ${times(crossings)} (seldom fewer than ${times(crossingsMin)})`
  return signal
    ? `The values do not lie around their median as chance alone would put them: ${found}.`
    : `The values lie around their median as chance alone would put them: ${found}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
