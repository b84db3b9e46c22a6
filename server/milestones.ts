/** HTTP for milestone targets: the value a metric is to reach by the end of one cycle. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findMetric } from '../db/metrics.ts'
import { setMilestoneTargets } from '../db/milestone-targets.ts'
import { findUses } from '../db/plan-uses.ts'
import type { Writing } from '../db/writing.ts'
import { checkMeasure } from '../domain/measure-check.ts'
import type { Metric } from '../domain/plan.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { reasonMissing } from './observation-refusals.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, invalid, takeReason } from './plan-refusals.ts'
import { refusal, refuse } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { Id, text } from './schemas.ts'
import { write } from './write.ts'

const MilestonePath = z.object({
  id: z
    .string()
    .regex(/^.{1,100}:.{1,100}$/, 'Write the metric’s id, a colon and the cycle’s id.')
    .openapi({
      param: { name: 'id', in: 'path' },
      description: 'The metric’s id, a colon and the cycle’s id.',
    }),
})

const target = z.number().openapi({
  description: "What the metric is to reach by the end of the cycle, in the metric's unit.",
})
const reason = text(2_000).openapi({
  description: 'Why; it stays on the record. Needed once the metric has observations.',
})

const Milestone = z
  .object({
    id: z.string().openapi({ description: 'The metric’s id, a colon and the cycle’s id.' }),
    metricId: z.string(),
    cycleId: z.string(),
    target,
    version: z.int().openapi({ description: "The metric's version, which changes with it." }),
  })
  .openapi('Milestone')

const NewMilestone = z
  .strictObject({ metricId: Id, cycleId: Id, target, reason: reason.optional() })
  .openapi('NewMilestone')
const MilestoneChange = z
  .strictObject({ target, reason: reason.optional() })
  .openapi('MilestoneChange')

const one = { content: { 'application/json': { schema: Milestone } } }

const addRoute = createRoute({
  method: 'post',
  path: '/milestones',
  summary: 'Set what a metric is to reach by the end of a cycle',
  request: { body: { required: true, content: { 'application/json': { schema: NewMilestone } } } },
  responses: { 201: { description: 'Set.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/milestones/{id}',
  summary: 'Change what a metric is to reach by the end of a cycle',
  request: {
    params: MilestonePath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: MilestoneChange } } },
  },
  responses: {
    200: { description: 'Changed.', ...one },
    ...EDIT_REFUSALS,
    422: refusal('The target can never be reached, or the reason is missing.'),
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/milestones/{id}',
  summary: 'Put the end of a cycle back on the straight line to the target',
  request: {
    params: MilestonePath,
    headers: IfMatch,
    query: z.strictObject({ reason: reason.optional() }),
  },
  responses: {
    204: { description: 'Deleted.' },
    ...EDIT_REFUSALS,
    422: refusal('The reason is missing.'),
  },
})

export function milestoneRoutes(deps: Deps) {
  return createRouter()
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const wanted = c.req.valid('json')
        const { cycleId } = wanted
        const metric = await findMetric(change.tx, wanted.metricId)
        if (!metric) return unknown(c, 'metricId', 'metric')
        if (Object.hasOwn(metric.milestoneTargets, cycleId)) return standing(c, metric, cycleId)
        const refused = await refusalOf(c, change, metric, wanted)
        if (refused) return refused
        const targets = { ...metric.milestoneTargets, [cycleId]: wanted.target }
        const after = await setMilestoneTargets(change, metric.id, targets, wanted.reason)
        if (!after || after === 'unknown_cycle') return unknown(c, 'cycleId', 'cycle of its year')
        c.header('etag', etagOf(after.version))
        return c.json(toBody(after, cycleId), 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const found = await findTarget(change, c.req.valid('param').id)
        if (!found) return absent(c, 'milestone target')
        const { metric, cycleId } = found
        if (metric.version !== match.version) return outdated(c, toBody(metric, cycleId))
        const wanted = c.req.valid('json')
        const refused = await refusalOf(c, change, metric, wanted)
        if (refused) return refused
        const targets = { ...metric.milestoneTargets, [cycleId]: wanted.target }
        const after = await setMilestoneTargets(change, metric.id, targets, wanted.reason)
        if (!after || after === 'unknown_cycle') return absent(c, 'milestone target')
        c.header('etag', etagOf(after.version))
        return c.json(toBody(after, cycleId), 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const found = await findTarget(change, c.req.valid('param').id)
        if (!found) return absent(c, 'milestone target')
        const { metric, cycleId } = found
        if (metric.version !== match.version) return outdated(c, toBody(metric, cycleId))
        const wanted = c.req.valid('query')
        const refused = await refusalOf(c, change, metric, wanted)
        if (refused) return refused
        const { [cycleId]: _deleted, ...targets } = metric.milestoneTargets
        await setMilestoneTargets(change, metric.id, targets, wanted.reason)
        return c.body(null, 204)
      })
    })
}

async function findTarget(
  { tx }: Writing,
  id: string,
): Promise<{ metric: Metric; cycleId: string } | undefined> {
  const colon = id.lastIndexOf(':')
  const metric = await findMetric(tx, id.slice(0, colon))
  const cycleId = id.slice(colon + 1)
  return metric && Object.hasOwn(metric.milestoneTargets, cycleId) ? { metric, cycleId } : undefined
}

/** 422 for a target that the metric can never reach, or for a change to what has data without a reason. */
async function refusalOf(
  c: Context<Env>,
  change: Writing,
  metric: Metric,
  wanted: { target?: number; reason?: string | undefined },
) {
  const { target: value = null } = wanted
  const alone = { ...metric, direction: 'exactly', baseline: null, target: value } as const
  const checked = checkMeasure(alone)
  const errors = checked.ok ? [] : checked.error.filter(({ path }) => path === 'target')
  if (errors.length > 0) return invalid(c, 'The metric can never reach this target.', errors)
  const owed = await takeReason(c, change, metric.planId, wanted.reason)
  if (owed || wanted.reason?.trim()) return owed
  const uses = await findUses(change.tx, { metricId: metric.id })
  return uses && uses.observations > 0 ? reasonMissing(c) : undefined
}

function standing(c: Context<Env>, metric: Metric, cycleId: string) {
  const current = toBody(metric, cycleId)
  c.header('etag', etagOf(metric.version))
  return refuse(c, 409, 'The metric has a milestone target for this cycle.', {
    detail: `To change it, PATCH /milestones/${current.id}. The body holds it.`,
    current,
    code: 'already_set',
  })
}

function toBody({ id, milestoneTargets, version }: Metric, cycleId: string) {
  const value = milestoneTargets[cycleId]
  if (value === undefined) throw new Error(`no target of ${id} for ${cycleId}`)
  return { id: `${id}:${cycleId}`, metricId: id, cycleId, target: value, version }
}
