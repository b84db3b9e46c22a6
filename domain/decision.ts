/** A decision of the meeting: what is done about an action or a metric, by whom and until when. */

import type { CalendarDate } from './calendar.ts'
import { daysBetween } from './calendar.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

export const DECISION_KINDS = ['keep', 'adjust', 'stop', 'escalate', 'celebrate'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

export const DECISION_STATES = ['open', 'done'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

/** What a decision says. */
export interface Decision {
  kind: DecisionKind
  text: string
  /** Who carries it out, a role or a name; empty where nobody is said. */
  owner: string
  dueOn: CalendarDate | null
  state: DecisionState
  /** What came of it; empty until somebody says. */
  outcome: string
}

/** What somebody has to do asks for a day; what goes on as it is does not. */
const NEEDS_A_DAY: ReadonlySet<DecisionKind> = new Set(['adjust', 'stop', 'escalate'])

export interface DecisionProblem {
  field: 'text' | 'dueOn' | 'outcome'
  code: 'text_missing' | 'due_missing' | 'due_before_cycle' | 'outcome_missing'
}

/** Whether a kind of decision has to say until when. */
export function needsDueDay(kind: DecisionKind): boolean {
  return NEEDS_A_DAY.has(kind)
}

/** The decision with its texts trimmed, or everything that is wrong with it. */
export function checkDecision(
  said: Decision,
  cycle: { startsOn: CalendarDate },
): Result<Decision, DecisionProblem[]> {
  const decision = {
    ...said,
    text: said.text.trim(),
    owner: said.owner.trim(),
    outcome: said.outcome.trim(),
  }
  const { kind, text, dueOn, state, outcome } = decision
  const problems: DecisionProblem[] = []
  if (text === '') problems.push({ field: 'text', code: 'text_missing' })
  if (dueOn === null && needsDueDay(kind)) problems.push({ field: 'dueOn', code: 'due_missing' })
  if (dueOn !== null && dueOn < cycle.startsOn) {
    problems.push({ field: 'dueOn', code: 'due_before_cycle' })
  }
  if (state === 'done' && outcome === '') {
    problems.push({ field: 'outcome', code: 'outcome_missing' })
  }
  return problems.length > 0 ? err(problems) : ok(decision)
}

/**
 * Whether a meeting of the next school year asks about a decision: while it is open, and the first
 * meeting also about whatever was decided on the last cycle.
 */
export function isAskedNextYear(
  { state }: Pick<Decision, 'state'>,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): boolean {
  return state === 'open' || (isFirst && isLast)
}

export interface DecisionAge {
  /** Whole days from the day it was taken until today, or until it was done. */
  ageDays: number
  /** Whole days past its day; 0 while it is not late, or done. */
  overdueDays: number
}

/** How old a decision is on a day of the district. */
export function ageOf(
  { state, dueOn }: Pick<Decision, 'state' | 'dueOn'>,
  { takenOn, changedOn, today }: Record<'takenOn' | 'changedOn' | 'today', CalendarDate>,
): DecisionAge {
  const isOpen = state === 'open'
  const late = isOpen && dueOn !== null ? daysBetween(dueOn, today) : 0
  return {
    ageDays: Math.max(daysBetween(takenOn, isOpen ? today : changedOn), 0),
    overdueDays: Math.max(late, 0),
  }
}
