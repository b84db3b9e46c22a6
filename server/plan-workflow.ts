/** HTTP for handing a plan in, returning it and approving it. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { PlanStep } from '../db/plan-steps.ts'
import { listPlanSteps, takePlanStep } from '../db/plan-steps.ts'
import { findPlan } from '../db/plans.ts'
import type { ApprovalDeed } from '../domain/approval.ts'
import { obstacleTo } from '../domain/approval.ts'
import { promiseGapsOf } from '../domain/measurability.ts'
import type { Plan as StoredPlan } from '../domain/plan.ts'
import { momentOf } from './as-of.ts'
import { contentTag } from './content-tag.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch } from './etag.ts'
import { isAsker } from './names.ts'
import { pageOf } from './page.ts'
import { EDIT_REFUSALS } from './plan-refusals.ts'
import { Plan, toBody } from './plan-schemas.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const LONGEST_NOTE = 2_000

const Note = z
  .strictObject({ note: text(LONGEST_NOTE) })
  .partial()
  .openapi('ApprovalNote')

const NeededNote = z
  .strictObject({
    note: text(LONGEST_NOTE, 1).openapi({ description: 'What is to be mended.' }),
  })
  .openapi('ReturnNote')

const Step = z
  .object({
    number: z.int().openapi({ description: 'Its number in the log of changes.' }),
    step: z.enum(['submit', 'return', 'approve', 'change']).openapi({
      description: 'change: a part of the plan was changed after it was approved.',
    }),
    by: z.string(),
    isOwn: z.boolean().openapi({ description: 'Whether it was you.' }),
    at: z.string().openapi({ description: 'UTC moment.' }),
    note: z.string(),
    action: z.string().openapi({ example: 'metric.change', description: 'As in the log.' }),
  })
  .openapi('PlanStep')

const request = { params: IdPath, headers: IfMatch, query: z.strictObject({}) }
const noted = { required: true, content: { 'application/json': { schema: Note } } }
const responses = {
  200: { description: 'Done.', content: { 'application/json': { schema: Plan } } },
  ...EDIT_REFUSALS,
  409: refusal('The plan is in another state.'),
}

const submitRoute = createRoute({
  method: 'post',
  path: '/plans/{id}/submit',
  summary: 'Hand a plan in for approval',
  request: { ...request, body: noted },
  responses,
})

const returnRoute = createRoute({
  method: 'post',
  path: '/plans/{id}/return',
  summary: 'Return a plan with a note of what is to be mended',
  request: {
    ...request,
    body: { required: true, content: { 'application/json': { schema: NeededNote } } },
  },
  responses,
})

const approveRoute = createRoute({
  method: 'post',
  path: '/plans/{id}/approve',
  summary: 'Approve a plan, or its changes since it was approved; nobody approves their own',
  request: { ...request, body: noted },
  responses: {
    ...responses,
    422: refusal('A metric breaks the promise of the plan without a stated reason.'),
  },
})

const stepsRoute = createRoute({
  method: 'get',
  path: '/plans/{id}/steps',
  summary: 'List how a plan came to its state, first step first',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: {
      description: 'Every step.',
      content: { 'application/json': { schema: pageOf(Step) } },
    },
    ...REFUSALS,
  },
})

export function planWorkflowRoutes(deps: Deps) {
  return createRouter()
    .openapi(submitRoute, (c) => take(c, deps, 'submit', c.req.valid('json').note))
    .openapi(returnRoute, (c) => take(c, deps, 'return', c.req.valid('json').note))
    .openapi(approveRoute, (c) => take(c, deps, 'approve', c.req.valid('json').note))
    .openapi(stepsRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      if (!(await findPlan(db, id))) return absent(c, 'plan')
      const steps = toldTo(c, await listPlanSteps(db, id))
      const items = steps.map((step) => ({ ...step, by: c.var.nameOf(step.by) }))
      return c.json({ items, nextCursor: null }, 200)
    })
}

/** The steps, each with whether the asker took it. */
function toldTo(c: Context<Env>, steps: readonly PlanStep[]) {
  return steps.map((step) => ({ ...step, isOwn: isAsker(c.var.session, step.by) }))
}

/** Does a deed to exactly the plan that was read, its metrics included. */
function take(c: Context<Env>, deps: Deps, deed: ApprovalDeed, note = '') {
  const match = requireVersion(c)
  if ('refused' in match) return match.refused
  return write(c, deps, async (change) => {
    const before = await findPlan(change.tx, c.req.param('id') ?? '')
    if (!before) return absent(c, 'plan')
    if (c.req.header('if-match')?.trim() !== contentTag(toBody(before))) return stale(c, before)
    const steps = await listPlanSteps(change.tx, before.id)
    const refused = refusalOf(c, deed, before, steps)
    if (refused) return refused
    await takePlanStep(change, before, deed, note.trim())
    const after = await findPlan(change.tx, before.id)
    if (!after) throw new Error(`no plan ${before.id}`)
    const body = toBody(after)
    c.header('etag', contentTag(body))
    return c.json(body, 200)
  })
}

function stale(c: Context<Env>, plan: StoredPlan) {
  const answer = outdated(c, toBody(plan))
  answer.headers.set('etag', contentTag(toBody(plan)))
  return answer
}

function refusalOf(
  c: Context<Env>,
  deed: ApprovalDeed,
  plan: StoredPlan,
  steps: readonly PlanStep[],
) {
  const obstacle = obstacleTo(deed, { state: plan.state, steps: toldTo(c, steps) })
  if (obstacle === 'wrong_state') return inOtherState(c, deed, plan)
  if (obstacle === 'own_work') return ownWork(c)
  return deed === 'approve' ? brokenPromise(c, plan) : undefined
}

function inOtherState(c: Context<Env>, deed: ApprovalDeed, { state }: StoredPlan) {
  return refuse(c, 409, `The plan is ${IN_STATE[state]}.`, {
    detail: FROM[deed],
    code: 'wrong_state',
  })
}

const IN_STATE: Record<StoredPlan['state'], string> = {
  draft: 'a draft',
  submitted: 'submitted already',
  returned: 'returned',
  approved: 'approved, and unchanged since',
}

const FROM: Record<ApprovalDeed, string> = {
  submit: 'A plan is submitted when it is a draft or was returned.',
  return: 'A plan is returned when it is submitted or approved.',
  approve: 'A plan is approved when it is submitted, or changed since it was approved.',
}

function ownWork(c: Context<Env>) {
  return refuse(c, 409, 'Nobody approves their own plan.', {
    detail:
      'You submitted this plan, or changed it since it was approved. Ask the department’s owner or another coordinator.',
    code: 'own_work',
  })
}

function brokenPromise(c: Context<Env>, plan: StoredPlan) {
  const metrics = plan.priorities.flatMap(({ actions }) => actions.flatMap((one) => one.metrics))
  const errors = metrics.flatMap((metric) =>
    promiseGapsOf(metric).map(({ path, code, message }) => ({
      path: `metrics.${metric.id}.${path}`,
      message: `${metric.code}: ${message}`,
      code,
    })),
  )
  if (errors.length === 0) return undefined
  return refuse(c, 422, 'Metrics break the promise of the plan.', {
    detail:
      'Each metric says how it is measured, quarterly or more than twice per year, or why it cannot be.',
    errors,
    code: 'promise_broken',
  })
}
