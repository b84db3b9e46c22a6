/**
 * A stream: one thing that is asked or logged, such as the data user survey, whose answers feed
 * several metrics. Decision: docs/decisions/0027-ask-once.md.
 */

import { checkNumber } from './number.ts'
import { isPrintable } from './observation-text.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/** What is counted: an answer option of a survey, a column of a log. */
export interface StreamPart {
  name: string
  /** Its point on the scale; null where it has none, such as “don't know”. */
  points: number | null
}

export interface StreamDefinition {
  name: string
  /** What is asked; empty where nobody wrote it down. */
  question: string
  /** Version of the question's wording; empty where there is none. */
  wording: string
  /** Whether people are asked, so that each answers once and invited can be given. */
  isSurvey: boolean
  /** In the order in which they are asked. */
  parts: StreamPart[]
}

/** How many people or things each part counted, by the part's name. */
export type Counts = Readonly<Record<string, number>>

export interface StreamProblem {
  path: string
  code: string
  /** What is wrong and how to mend it. */
  message: string
}

/** What was typed or posted of one day, site and group. */
export interface AnswerDraft {
  invited?: number | null | undefined
  counts: Counts
}

export const MOST_PARTS = 40
const LARGEST_COUNT = 1_000_000_000

/** A definition with its texts trimmed; or every problem with it. */
export function checkStream(given: StreamDefinition): Result<StreamDefinition, StreamProblem[]> {
  const stream = {
    ...given,
    name: given.name.trim(),
    question: given.question.trim(),
    wording: given.wording.trim(),
    parts: given.parts.map(({ name, points }) => ({ name: name.trim(), points })),
  }
  const problems = [
    ...(stream.name === '' || !isPrintable(stream.name)
      ? [problem('name', 'name_missing', 'Give it a name, such as “Data user survey”.')]
      : []),
    ...partProblems(stream.parts),
  ]
  return problems.length > 0 ? err(problems) : ok(stream)
}

/** The counts and the number invited of one recording; or every problem with them. */
export function checkAnswer(
  { invited = null, counts }: AnswerDraft,
  stream: Pick<StreamDefinition, 'parts' | 'isSurvey'>,
): Result<{ invited: number | null; counts: Counts }, StreamProblem[]> {
  const names = stream.parts.map(({ name }) => name)
  const foreign = Object.keys(counts).filter((name) => !names.includes(name))
  const problems = [
    ...foreign.map((name) =>
      problem(
        `counts.${name}`,
        'part_unknown',
        `“${name}” is none of the parts; they are ${names.join(', ')}.`,
      ),
    ),
    ...names.flatMap((name) => countProblems(name, counts)),
  ]
  if (problems.length > 0) return err(problems)
  const kept = Object.fromEntries(names.map((name) => [name, counts[name] ?? 0]))
  const wrong = invitedProblems(invited, totalOf(kept), stream.isSurvey)
  return wrong.length > 0 ? err(wrong) : ok({ invited, counts: kept })
}

/** All parts together. */
export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Whether two recordings counted the same. */
export function isSameCounts(one: Counts, other: Counts): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Array.from(names).every((name) => one[name] === other[name])
}

function partProblems(parts: readonly StreamPart[]): StreamProblem[] {
  if (parts.length === 0 || parts.length > MOST_PARTS) {
    const message = `Name the parts that are counted, 1 to ${MOST_PARTS} of them.`
    return [problem('parts', 'parts_missing', message)]
  }
  return parts.flatMap(({ name, points }, at) => {
    if (name === '' || !isPrintable(name)) {
      return [problem(`parts.${at}.name`, 'part_without_name', 'Give this part a name.')]
    }
    if (parts.findIndex((other) => other.name === name) < at) {
      const message = `Two parts are called “${name}”; give each a name of its own.`
      return [problem(`parts.${at}.name`, 'part_repeated', message)]
    }
    if (points === null || checkNumber(points).ok) return []
    const message = `${points} cannot be a point of a scale; write a number such as 4.`
    return [problem(`parts.${at}.points`, 'points_invalid', message)]
  })
}

function countProblems(name: string, counts: Counts): StreamProblem[] {
  const path = `counts.${name}`
  const count = Object.hasOwn(counts, name) ? counts[name] : undefined
  if (count === undefined) {
    return [problem(path, 'count_missing', `Say how many “${name}” counted; 0 where it is none.`)]
  }
  if (Number.isInteger(count) && count >= 0 && count <= LARGEST_COUNT) return []
  const message = `${count} of “${name}” is not a whole number of 0 or more.`
  return [problem(path, 'count_not_whole', message)]
}

function invitedProblems(
  invited: number | null,
  total: number,
  isSurvey: boolean,
): StreamProblem[] {
  if (isSurvey && total === 0) {
    const message = 'Nobody answered, so there is nothing to record; log on each metric why not.'
    return [problem('counts', 'nobody_answered', message)]
  }
  if (invited === null) return []
  if (!isSurvey) {
    const message = 'Only a survey has people who were invited; leave it out.'
    return [problem('invited', 'invited_without_survey', message)]
  }
  if (!Number.isInteger(invited) || invited < 1 || invited > LARGEST_COUNT) {
    const message = `${invited} invited is not a whole number of 1 or more.`
    return [problem('invited', 'invited_not_whole', message)]
  }
  if (total <= invited) return []
  const message =
    `${total} answered, which is more than the ${invited} invited; correct one of the two, or ` +
    'leave invited empty when anyone could answer.'
  return [problem('invited', 'answered_above_invited', message)]
}

function problem(path: string, code: string, message: string): StreamProblem {
  return { path, code, message }
}
