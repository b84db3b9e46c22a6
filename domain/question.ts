/**
 * Which question a survey's numbers answer, and whether two of them may be set
 * side by side. Decision: docs/decisions/0009-surveys.md.
 */

import type { CalendarDate, Cycle } from './calendar.ts'
import type { ObservedSurvey } from './survey.ts'

/** Wording versions and numbers of answer options that were stated, each once, in order. */
export interface Versions {
  wordings: string[]
  scales: number[]
}

/** A day on which a question was asked, as far as its survey states it. */
export interface Asked {
  observedOn: CalendarDate
  survey: Stated | null
}

type Stated = Pick<ObservedSurvey, 'scale' | 'wording'>

type Days = Pick<Cycle, 'startsOn' | 'endsOn'>

/**
 * What was asked in some days, both inclusive: what is stated there, else what was stated last
 * before.
 *
 * Shape: `asked` in any order, of the metric and of those it continues.
 */
export function questionIn(asked: readonly Asked[], { startsOn, endsOn }: Days): Versions {
  const earlier = asked.filter(({ observedOn }) => observedOn < startsOn)
  const days = Map.groupBy(earlier, ({ observedOn }) => observedOn)
  const before = Array.from(days)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .reduce((known, [, own]) => carried(known, versionsOf(own)), UNSAID)
  const own = asked.filter(({ observedOn }) => startsOn <= observedOn && observedOn <= endsOn)
  return carried(before, versionsOf(own))
}

/** Whether a change from one to the other may be shown: not where either is several questions. */
export function mayCompare(before: Versions, after: Versions): boolean {
  return !isMixed(before) && !isMixed(after) && sameQuestion(before, after)
}

/** Whether several questions were asked, so that their answers compare with nothing. */
export function isMixed({ wordings, scales }: Versions): boolean {
  return wordings.length > 1 || scales.length > 1
}

/** Whether two surveys asked the same, as far as anybody stated it. */
export function sameQuestion(before: Versions, after: Versions): boolean {
  return sameOrUnsaid(before.wordings, after.wordings) && sameOrUnsaid(before.scales, after.scales)
}

/** Whether two lists of versions are the same, or one of them was not stated. */
export function sameOrUnsaid(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === 0 || after.length === 0 || before.join('\n') === after.join('\n')
}

/** What is in force after a survey: what it states, else what was stated before. */
export function carried(before: Versions, after: Versions): Versions {
  return {
    wordings: after.wordings.length > 0 ? after.wordings : before.wordings,
    scales: after.scales.length > 0 ? after.scales : before.scales,
  }
}

/** What some surveys state. */
export function versionsOf(observations: readonly { survey: Stated | null }[]): Versions {
  const surveys = observations.flatMap(({ survey }) => survey ?? [])
  return {
    wordings: distinct(surveys.flatMap(({ wording }) => wording ?? [])).toSorted(),
    scales: distinct(surveys.flatMap(({ scale }) => scale ?? [])).toSorted((a, b) => a - b),
  }
}

function distinct<T>(values: readonly T[]): T[] {
  return Array.from(new Set(values))
}

const UNSAID: Versions = { wordings: [], scales: [] }
