/**
 * What may be said from so many equally spaced points. Screens and packets ask
 * here and add nothing. Source: rules.md, section 4.
 */

import { LIMIT_POINTS, TRIAL_POINTS } from './guards.ts'
import { betterOf } from './icons.ts'
import { RUN_POINTS, runChart } from './run-chart.ts'
import type { Speech, SpeechInput, SpeechLevel } from './speech.ts'
import { changeSentences, targetSentence, valueSentence } from './words-of-change.ts'
import { judgedByXmr, limitSentences } from './words-of-limits.ts'
import { medianSentence, runSentence } from './words-of-runs.ts'

export type { Speech, SpeechInput, SpeechLevel } from './speech.ts'

/** The fewest points that may carry a line with their median. */
const MEDIAN_POINTS = 5

const CHANGE_POINTS = 2

/** The level of speech of so many points. */
export function speechLevel(count: number): SpeechLevel {
  if (count < 1) return 'nothing'
  if (count < CHANGE_POINTS) return 'value'
  if (count < MEDIAN_POINTS) return 'change'
  if (count < RUN_POINTS) return 'median'
  return count < LIMIT_POINTS ? 'runs' : 'limits'
}

/** What may be said of a metric's points, and what may be drawn. */
export function whatMayBeSaid(input: SpeechInput): Speech {
  const { points } = input
  const values = points.map(({ value }) => value)
  const count = values.filter((value) => value !== null).length
  const level = speechLevel(count)
  const mayDrawMedian = count >= MEDIAN_POINTS
  const mayJudgeRuns = count >= RUN_POINTS
  const judged = level === 'limits' ? (input.judged ?? judgedByXmr(input)) : undefined
  const runs = runChart(values)
  return {
    count,
    level,
    mayDrawMedian,
    mayJudgeRuns,
    mayDrawLimits: judged?.drawn ?? false,
    trial: judged?.trial ?? false,
    sentences: [
      valueSentence(input),
      ...(judged ? limitSentences(input, judged, betterOf(input.direction)) : []),
      ...(level === 'nothing' || level === 'value' ? [] : changeSentences(input)),
      ...(count > 0 ? targetSentence(input) : []),
      ...(mayDrawMedian && !judged?.drawn ? [medianSentence(input, runs)] : []),
      ...(mayJudgeRuns ? [runSentence(runs)] : []),
    ],
    next: nextSentence(count, input.since ?? ''),
  }
}

function nextSentence(count: number, since: string): string {
  const becoming = [
    { at: MEDIAN_POINTS, what: 'a line with the median can be drawn' },
    { at: RUN_POINTS, what: 'runs can be judged' },
    { at: LIMIT_POINTS, what: 'limits can be drawn, as a trial' },
    { at: TRIAL_POINTS + 1, what: 'limits are no longer a trial' },
  ].filter(({ at }) => at > count)
  if (becoming.length === 0) return ''
  const told = becoming.map(({ at, what }) => `from ${at} ${what}`)
  const points = count === 1 ? 'is 1 point' : `are ${count} points`
  return `There ${points}${since === '' ? '' : ` since “${since}”`}; ${listed(told)}.`
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
