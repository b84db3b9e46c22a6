/** Sentences that a few values can bear: the value, what changed, how far the target is. */

import { showAmount, showDifference } from '../shown-number.ts'
import { betterOf } from './icons.ts'
import type { SpeechInput } from './speech.ts'
import { isGreater } from './spread.ts'

/** Fewer values have a better and a worse one, but no best. */
const BEST_OF = 3

interface Known {
  name: string
  value: number
}

/** The last value and its period. */
export function valueSentence(input: SpeechInput): string {
  const last = knownOf(input).at(-1)
  if (last) return `${showAmount(last.value, input.unit)} in ${last.name}.`
  return input.since ? `There is no value since “${input.since}” yet.` : 'There is no value yet.'
}

/** The change from the value before and from a year before, and whether it is the best or the lowest. */
export function changeSentences(input: SpeechInput): string[] {
  const known = knownOf(input)
  const [before, last] = known.slice(-2)
  if (!before || !last) return []
  const { sameLastYear } = input
  return [
    comparison(input, last, before),
    ...(sameLastYear && sameLastYear.name !== before.name
      ? [comparison(input, last, sameLastYear)]
      : []),
    ...extreme(input, last, known),
  ]
}

/** How far the last value is from the target, in the good direction. */
export function targetSentence(input: SpeechInput): string[] {
  const last = knownOf(input).at(-1)
  const { target, unit } = input
  if (!last || target === null) return []
  const { off } = missedBy(input, target, last.value)
  const shown =
    typeof target === 'number'
      ? showAmount(target, unit)
      : `${showAmount(target[0], unit)} to ${showAmount(target[1], unit)}`
  if (off === 0) {
    return [`The target, ${shown}, is ${typeof target === 'number' ? 'reached' : 'kept'}.`]
  }
  return [`${showDifference(off, unit)} from the target, ${shown}.`]
}

/** How far a value is from its target in the good direction, and from which edge of it; 0 where it is not. */
export function missedBy(
  measure: Pick<SpeechInput, 'direction'>,
  target: number | readonly [number, number],
  value: number,
): { edge: number; off: number } {
  const [low, high] = edgesOf(measure, target)
  const [below, above] = [low - value, value - high]
  const off = Math.max(below, above)
  const edge = below > above ? low : high
  return isGreater(off, 0, Math.abs(value)) ? { edge, off } : { edge, off: 0 }
}

function knownOf({ points }: SpeechInput): Known[] {
  return points.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]))
}

function comparison({ unit }: SpeechInput, last: Known, other: Known): string {
  const shown = `${other.name} (${showAmount(other.value, unit)})`
  const size = Math.max(Math.abs(last.value), Math.abs(other.value))
  const difference = Math.abs(last.value - other.value)
  if (isGreater(last.value, other.value, size)) {
    return `${showDifference(difference, unit)} more than in ${shown}.`
  }
  if (isGreater(other.value, last.value, size)) {
    return `${showDifference(difference, unit)} less than in ${shown}.`
  }
  return `The same as in ${shown}.`
}

function extreme({ direction }: SpeechInput, last: Known, known: readonly Known[]): string[] {
  if (known.length < BEST_OF) return []
  const others = known.slice(0, -1).map(({ value }) => value)
  const of = `of ${known.length} values`
  const better = betterOf(direction)
  if (last.value > Math.max(...others)) {
    return [`The ${better === 'up' ? 'best' : 'highest'} ${of}.`]
  }
  if (last.value < Math.min(...others)) {
    return [`The ${better === 'down' ? 'best' : 'lowest'} ${of}.`]
  }
  return []
}

function edgesOf(
  { direction }: Pick<SpeechInput, 'direction'>,
  target: number | readonly [number, number],
): readonly [number, number] {
  if (typeof target !== 'number') return target
  switch (betterOf(direction)) {
    case 'up':
      return [target, Infinity]
    case 'down':
      return [-Infinity, target]
    case null:
      return [target, target]
  }
}
