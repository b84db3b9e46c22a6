/** How changes to a plan and its parts are refused. */

import type { Context } from 'hono'

import { isApproved } from '../db/plan-changes.ts'
import type { PlanUses } from '../db/plan-uses.ts'
import type { Writing } from '../db/writing.ts'
import type { Plan } from '../domain/plan.ts'
import type { Env } from './context.ts'
import { toBody } from './plan-schemas.ts'
import type { InputError } from './problem.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { text } from './schemas.ts'

/** Why a part of a plan changes. */
export const Reason = text(2_000).openapi({
  description: 'Why; it stays on the record. Needed once the plan is approved.',
})

/** What adding a part may be refused for. */
export const ADD_REFUSALS = {
  ...REFUSALS,
  409: refusal('It is there already, or the Idempotency-Key was used for another request.'),
  422: refusal('It breaks a rule, or names something that is not there.'),
}

/** What changing or deleting a part may be refused for. */
export const EDIT_REFUSALS = {
  ...REFUSALS,
  412: refusal('Not the current version; the body holds it.'),
  422: refusal('It breaks a rule, or the plan is approved and the reason is missing.'),
  428: refusal('If-Match is missing.'),
}

/** Puts the reason into the change; or 422 when there is none and the plan is approved. */
export async function takeReason(
  c: Context<Env>,
  change: Writing,
  planId: string,
  reason: string | undefined = '',
) {
  const said = reason.trim()
  if (said !== '') change.reason = said
  else if (await isApproved(change.tx, planId)) return approvedWithoutReason(c)
  return undefined
}

function approvedWithoutReason(c: Context<Env>) {
  const message = 'The plan is approved: say why it changes. The reason stays on the record.'
  return refuse(c, 422, 'Say why.', {
    detail: message,
    errors: [{ path: 'reason', message, code: 'reason_missing' }],
    code: 'reason_missing',
  })
}

/** 409 for a second plan of a department and year; the body holds the first. */
export function planExists(c: Context<Env>, plan: Plan) {
  return refuse(c, 409, 'The department has a plan for this school year.', {
    detail: `Change the plan ${plan.id}, or choose another department or year.`,
    current: toBody(plan),
    code: 'plan_exists',
  })
}

/** 409 for a part that the record refers to. */
export function inUse(c: Context<Env>, what: string, uses: PlanUses) {
  const { observations, deviations, continuations, reflections, decisions } = uses
  return refuse(c, 409, `The record refers to this ${what}.`, {
    detail:
      `Below it are ${observations} observations and ${reflections} reflections in all their versions, ` +
      `${decisions} versions of decisions, ${deviations} accepted deviations and ${continuations} metrics that continue one of its own. It stays, so that they can be read; ` +
      'remove its metrics one by one to stop logging them.',
    code: 'in_use',
  })
}

/** 409 for a number that only one may have. */
export function numberTaken(c: Context<Env>, what: string) {
  return refuse(c, 409, `Another ${what} of the plan has this number.`, {
    detail: 'Leave the number out to take the next one, or choose a free one.',
    code: 'number_taken',
  })
}

/** 422 with each thing that is wrong. */
export function invalid(c: Context<Env>, title: string, errors: InputError[]) {
  return refuse(c, 422, title, {
    detail: errors.map(({ message }) => message).join(' '),
    errors,
    code: errors[0]?.code ?? 'invalid',
  })
}
