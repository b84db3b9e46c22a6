/** Sentences about limits, labels and the target; only for points that may carry limits. */

import { showAmount } from '../shown-number.ts'
import { TRIAL_POINTS } from './guards.ts'
import type { Better } from './icons.ts'
import { betterOf } from './icons.ts'
import type { Judged, SpeechInput } from './speech.ts'
import { xmr } from './xmr.ts'

/** What the XmR chart says of one segment. */
export function judgedByXmr({ points, direction, target }: SpeechInput): Judged {
  const values = points.map(({ value }) => value)
  const chart = xmr(values, {
    better: betterOf(direction),
    target: typeof target === 'number' ? target : null,
  })
  const last = chart.segments.at(-1)
  return {
    ...chart,
    lower: last?.lower ?? null,
    upper: last?.upper ?? null,
    label: chart.labels[values.findLastIndex((value) => value !== null)] ?? 'common_cause',
    exceptions: last?.exceptions ?? [],
  }
}

/** What the last point is, whether the target can be relied on, and how far to trust the limits. */
export function limitSentences(input: SpeechInput, judged: Judged, better: Better): string[] {
  if (!judged.drawn) return [noLimits(input, judged)]
  return [
    `${placeOf(input, judged)}${goodOrBad(judged, better)}.`,
    ...targetReliance(input, judged),
    ...(judged.trial
      ? [`The limits are a trial: they are made of at most ${TRIAL_POINTS} points and will move.`]
      : []),
  ]
}

function noLimits({ points, unit }: SpeechInput, { why, exceptions }: Judged): string {
  const named = exceptions.flatMap((at) => {
    const { name, value } = points[at] ?? { name: '', value: null }
    return value === null ? [] : [`${name} (${showAmount(value, unit)})`]
  })
  const others = named.length > 0 ? ` The unusual values: ${named.join(', ')}.` : ''
  return `No limits are drawn. ${why ?? ''}${others}`.trim()
}

function placeOf({ unit }: SpeechInput, { label, lower, upper }: Judged): string {
  const shown = (limit: number | null) => (limit === null ? '' : `, ${showAmount(limit, unit)}`)
  switch (label) {
    case 'common_cause':
      return `The last value is ordinary variation; the limits are${shown(lower).slice(1)} and${shown(upper).slice(1)}`
    case 'above_upper':
      return `The last value is above the upper limit${shown(upper)}`
    case 'below_lower':
      return `The last value is below the lower limit${shown(lower)}`
    case 'trend_increasing':
      return 'The last value ends seven or more in a row, each higher than the one before'
    case 'trend_decreasing':
      return 'The last value ends seven or more in a row, each lower than the one before'
    case 'two_in_three_above':
      return `The last value is one of two out of three close to the upper limit${shown(upper)}`
    case 'two_in_three_below':
      return `The last value is one of two out of three close to the lower limit${shown(lower)}`
    case 'shift_above':
      return 'The last value ends seven or more in a row above the mean'
    case 'shift_below':
      return 'The last value ends seven or more in a row below the mean'
  }
}

function goodOrBad({ variation }: Judged, better: Better): string {
  if (variation === null || variation === 'common_cause') return ''
  if (better === null) return ': a signal'
  return variation.startsWith('improvement')
    ? ': a signal in the good direction'
    : ': a signal in the wrong direction'
}

function targetReliance({ target, unit }: SpeechInput, { assurance }: Judged): string[] {
  if (assurance === null || typeof target !== 'number') return []
  const shown = showAmount(target, unit)
  switch (assurance) {
    case 'pass':
      return [`By these limits the target, ${shown}, is reached every time.`]
    case 'fail':
      return [`By these limits the target, ${shown}, is not reached.`]
    case 'inconsistent':
      return [`By these limits the target, ${shown}, is reached at times and missed at others.`]
  }
}
