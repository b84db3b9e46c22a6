/** Decisions as they are answered, with their age and what their metrics did, and as they are refused. */

import type { Context } from 'hono'

import type { TakenDecision } from '../db/decisions.ts'
import { readEffects } from '../db/effects.ts'
import { findDistrict } from '../db/settings.ts'
import type { Db } from '../db/tables.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import type { DecisionProblem } from '../domain/decision.ts'
import type { Then } from './as-of.ts'
import { audienceOf } from './audience.ts'
import type { Env } from './context.ts'
import { toDecision } from './decision-schemas.ts'
import { refuse } from './problem.ts'

/** Decisions as the asker may see them at a moment; `db` is the record as it stands. */
export async function showDecisions(
  c: Context<Env>,
  db: Db,
  decisions: readonly TakenDecision[],
  { asOf, today, smallGroups }: Omit<Then, 'db'> & { smallGroups?: 'hidden' | undefined },
) {
  const audience = audienceOf(c.var, smallGroups)
  const effects = await readEffects(db, decisions, { asOf, today, audience })
  const timeZone = (await findDistrict(db))?.timeZone ?? 'UTC'
  const { nameOf } = c.var
  return decisions.map((decision) =>
    toDecision(decision, { nameOf, today, timeZone, effect: effects.get(decision.id) }),
  )
}

/** One of them as it stands, within a change. */
export async function showDecision(c: Context<Env>, db: Db, decision: TakenDecision) {
  const [shown] = await showDecisions(c, db, [decision], { asOf: undefined, today: c.var.today })
  if (!shown) throw new Error('one decision in, none out')
  return shown
}

/** 422 with each thing that is wrong with a decision. */
export function brokenDecision(
  c: Context<Env>,
  problems: readonly DecisionProblem[],
  cycle: { startsOn: CalendarDate },
) {
  const errors = problems.map(({ field, code }) => ({
    path: field,
    code,
    message: code === 'due_before_cycle' ? beforeCycle(cycle.startsOn) : MESSAGES[code],
  }))
  return refuse(c, 422, 'A rule refuses this decision.', {
    detail: errors.map(({ message }) => message).join(' '),
    errors,
    code: 'decision_refused',
  })
}

const MESSAGES: Record<Exclude<DecisionProblem['code'], 'due_before_cycle'>, string> = {
  text_missing: 'Say what was decided.',
  due_missing: 'Say until when: somebody has to do something.',
  outcome_missing: 'Say what came of it, then it is done.',
}

function beforeCycle(startsOn: CalendarDate): string {
  return `Choose a day from ${startsOn} on, when the cycle that was looked back on began.`
}
