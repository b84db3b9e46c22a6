/** The states of a monitoring cycle, and what a year's cycles must be. */

import type { CalendarDate, Cycle, SchoolYear } from './calendar.ts'
import { boundsOf, daysAfter, daysBetween, isCalendarDate } from './calendar.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/** `due` is over and awaiting values, in grace or late; only the coordinator closes. */
export type CycleState = 'upcoming' | 'open' | 'due' | 'closed'

/** What decides a cycle's state. */
export interface CycleTimes extends Pick<Cycle, 'startsOn' | 'endsOn'> {
  /** Values are expected by this day. */
  dueOn: CalendarDate
  /** Days after `dueOn` on which a value is not yet called late. */
  graceDays: number
  /** UTC instant; null while the cycle takes values. */
  closedAt: string | null
}

/** One cycle as somebody sets it. */
export interface CycleDraft {
  name: string
  startsOn: string
  /** Inclusive. */
  endsOn: string
  dueOn: string
}

type CycleProblemCode =
  | 'too_few_cycles'
  | 'too_many_cycles'
  | 'name_empty'
  | 'name_repeated'
  | 'date_invalid'
  | 'ends_before_start'
  | 'due_before_end'
  | 'starts_off_year'
  | 'ends_off_year'
  | 'gap_before'
  | 'overlaps_before'

export interface CycleProblem {
  /** `1.endsOn`: the second cycle's last day; empty for the whole list. */
  path: string
  code: CycleProblemCode
  /** Plain English, with the dates put in. */
  message: string
}

/** The fewest and the most cycles of a school year. */
const CYCLE_COUNT = { least: 2, most: 12 } as const

/** The state of a cycle on a day. */
export function cycleState(cycle: CycleTimes, today: CalendarDate): CycleState {
  if (cycle.closedAt !== null) return 'closed'
  if (today < cycle.startsOn) return 'upcoming'
  return today <= cycle.endsOn ? 'open' : 'due'
}

/** A cycle's lock: when it was closed, and which departments were let in again, newest first. */
export interface CycleLock {
  closedAt: string | null
  /** Inclusive days. */
  reopenings: readonly { departmentId: string; until: string }[]
}

/** Whether a department's values of a cycle are locked on a day. Its newest reopening counts. */
export function isLockedFor(
  { closedAt, reopenings }: CycleLock,
  departmentId: string,
  today: string,
): boolean {
  if (closedAt === null) return false
  const newest = reopenings.find((reopening) => reopening.departmentId === departmentId)
  return newest === undefined || newest.until < today
}

/**
 * How late a value logged on a day is.
 *
 * Unit: whole days after the due day and its grace; 0 when it is not late.
 */
export function daysLate(
  { dueOn, graceDays }: Pick<CycleTimes, 'dueOn' | 'graceDays'>,
  on: CalendarDate,
): number {
  return Math.max(0, daysBetween(daysAfter(dueOn, graceDays), on))
}

/**
 * The cycles of a school year, given in order: two to twelve of them, each
 * beginning the day after the one before, from its first day to its last.
 *
 * Errors: every problem at once, at most one per field.
 */
export function checkCycles<C extends CycleDraft>(
  cycles: readonly C[],
  year: SchoolYear,
): Result<readonly C[], CycleProblem[]> {
  const problems = [
    ...countProblems(cycles.length),
    ...cycles.flatMap((cycle, index) => [
      ...nameProblems(cycles, index),
      ...ownProblems(cycle, index),
      ...startProblems(cycles, index, year),
    ]),
    ...endProblems(cycles, year),
  ]
  return problems.length > 0 ? err(oneAPath(problems)) : ok(cycles)
}

function countProblems(count: number): CycleProblem[] {
  const { least, most } = CYCLE_COUNT
  if (count >= least && count <= most) return []
  const code = count < least ? 'too_few_cycles' : 'too_many_cycles'
  const message = `A school year has ${least} to ${most} cycles, not ${count}.`
  return [{ path: '', code, message }]
}

function nameProblems(cycles: readonly CycleDraft[], index: number): CycleProblem[] {
  const nameOf = (cycle: CycleDraft | undefined) => cycle?.name.trim().toLowerCase()
  const name = nameOf(cycles[index])
  const path = `${index}.name`
  if (name === '') return [{ path, code: 'name_empty', message: 'Name the cycle, such as Q1.' }]
  const first = cycles.findIndex((cycle) => nameOf(cycle) === name)
  if (first === index) return []
  const message = `Cycle ${first + 1} is also called “${cycles[index]?.name}”; use another name.`
  return [{ path, code: 'name_repeated', message }]
}

function ownProblems(cycle: CycleDraft, index: number): CycleProblem[] {
  const problems = (['startsOn', 'endsOn', 'dueOn'] as const).flatMap((field): CycleProblem[] => {
    if (isCalendarDate(cycle[field])) return []
    const message = `“${cycle[field]}” is not a day of the calendar; write it as 2022-09-30.`
    return [{ path: `${index}.${field}`, code: 'date_invalid', message }]
  })
  if (problems.length > 0) return problems
  const { startsOn, endsOn, dueOn } = cycle
  if (endsOn < startsOn) {
    const message = `The last day ${endsOn} is before the first, ${startsOn}.`
    problems.push({ path: `${index}.endsOn`, code: 'ends_before_start', message })
  }
  if (dueOn < endsOn) {
    const message = `Values are due on ${dueOn}, before the cycle ends on ${endsOn}; choose ${endsOn} or later.`
    problems.push({ path: `${index}.dueOn`, code: 'due_before_end', message })
  }
  return problems
}

function startProblems(
  cycles: readonly CycleDraft[],
  index: number,
  year: SchoolYear,
): CycleProblem[] {
  const { startsOn = '' } = cycles[index] ?? {}
  const before = cycles[index - 1]
  if (!isCalendarDate(startsOn) || (before && !isCalendarDate(before.endsOn))) return []
  const wanted =
    before && isCalendarDate(before.endsOn) ? daysAfter(before.endsOn, 1) : boundsOf(year).startsOn
  if (startsOn === wanted) return []
  const path = `${index}.startsOn`
  if (!before) {
    const message = `The first cycle begins with the school year, on ${wanted}, not on ${startsOn}.`
    return [{ path, code: 'starts_off_year', message }]
  }
  const code = startsOn > wanted ? 'gap_before' : 'overlaps_before'
  const message = `The cycle begins on ${startsOn}; the one before ends on ${before.endsOn}, so begin on ${wanted}.`
  return [{ path, code, message }]
}

function endProblems(cycles: readonly CycleDraft[], year: SchoolYear): CycleProblem[] {
  const last = cycles.at(-1)
  const { endsOn } = boundsOf(year)
  if (!last || last.endsOn === endsOn) return []
  const message = `The last cycle ends with the school year, on ${endsOn}, not on ${last.endsOn}.`
  return [{ path: `${cycles.length - 1}.endsOn`, code: 'ends_off_year', message }]
}

function oneAPath(problems: readonly CycleProblem[]): CycleProblem[] {
  return problems.filter(
    ({ path }, index) => problems.findIndex((other) => other.path === path) === index,
  )
}
