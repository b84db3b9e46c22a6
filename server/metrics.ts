/** HTTP for a plan's metrics. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findAction } from '../db/actions.ts'
import { deleteMetric, findMetric, insertMetric, newMeasure, updateMetric } from '../db/metrics.ts'
import { findPlanScope } from '../db/plan-tree.ts'
import { momentOf } from './as-of.ts'
import { contentTag, tagged } from './content-tag.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch } from './etag.ts'
import { checkDefinition } from './metric-definition.ts'
import { Metric, MetricChange, NewMetric, toBody } from './metric-schemas.ts'
import { reasonMissing } from './observation-refusals.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, invalid, takeReason } from './plan-refusals.ts'
import type { InputError } from './problem.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, IdPath, text } from './schemas.ts'
import { refuseUnlike } from './stream-cuts.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Metric } } }

const addRoute = createRoute({
  method: 'post',
  path: '/metrics',
  summary: 'Add a metric to an action',
  request: { body: { required: true, content: { 'application/json': { schema: NewMetric } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const readRoute = createRoute({
  method: 'get',
  path: '/metrics/{id}',
  summary: 'Read how a metric is defined',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The metric.', ...one },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/metrics/{id}',
  summary: 'Change a metric, with a reason once it has observations',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: MetricChange } } },
  },
  responses: {
    200: { description: 'Changed.', ...one },
    ...EDIT_REFUSALS,
    422: refusal('The definition breaks a rule, or the reason is missing.'),
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/metrics/{id}',
  summary: 'Take a metric out of its plan, with a reason once it has observations',
  description:
    'A metric that the record refers to is removed and can still be read; any other is deleted.',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: text(2_000).optional() }),
  },
  responses: {
    200: {
      description: 'Out of the plan.',
      content: {
        'application/json': {
          schema: z.object({ outcome: z.enum(['deleted', 'removed']) }).openapi('MetricDeletion'),
        },
      },
    },
    ...EDIT_REFUSALS,
    422: refusal('The reason is missing.'),
  },
})

export function metricRoutes(deps: Deps) {
  return createRouter()
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { actionId, reason, ...wanted } = c.req.valid('json')
        const action = await findAction(change.tx, actionId)
        const plan = action && (await findPlanScope(change.tx, action.planId))
        if (!plan) return unknown(c, 'actionId', 'action')
        const owed = await takeReason(c, change, action.planId, reason)
        if (owed) return owed
        const checked = await checkDefinition(change.tx, newMeasure(), wanted, plan)
        if (!checked.ok) return refused(c, checked.error)
        const added = await insertMetric(change, { ...checked.value, actionId })
        if (!added || added === 'unknown_reference') return unknown(c, 'actionId', 'action')
        const body = toBody(added)
        c.header('etag', contentTag(body))
        c.header('location', `/api/v1/metrics/${added.id}`)
        return c.json(body, 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const inPlan = await findMetric(db, id)
      const found = inPlan ?? (await findMetric(db, id, { removed: 'included' }))
      if (!found) return absent(c, 'metric')
      const body = toBody(found, !inPlan)
      return tagged(c, body) === 'held' ? c.body(null, 304) : c.json(body, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { reason = '', ...wanted } = c.req.valid('json')
        const before = await findMetric(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'metric')
        if (before.version !== match.version) return outdated(c, toBody(before))
        const owed = await takeReason(c, change, before.planId, reason)
        if (owed) return owed
        const checked = await checkDefinition(change.tx, before, wanted, before)
        if (!checked.ok) return refused(c, checked.error)
        const unlike = await refuseUnlike(c, change.tx, {
          ...before,
          privacyClass: checked.value.privacyClass ?? before.privacyClass,
        })
        if (unlike) return unlike
        const edit = { expectedVersion: match.version, reason: reason.trim() || undefined }
        const after = await updateMetric(change, before.id, checked.value, edit)
        if (after === 'reason_needed') return reasonMissing(c)
        if (!after || after === 'unknown_reference') return outdated(c, toBody(before))
        const body = toBody(after)
        c.header('etag', contentTag(body))
        return c.json(body, 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findMetric(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'metric')
        const reason = c.req.valid('query').reason?.trim()
        const owed = await takeReason(c, change, before.planId, reason)
        if (owed) return owed
        const edit = { expectedVersion: match.version, reason: reason || undefined }
        const outcome = await deleteMetric(change, before.id, edit)
        if (outcome === 'reason_needed') return reasonMissing(c)
        return outcome ? c.json({ outcome }, 200) : outdated(c, toBody(before))
      })
    })
}

function refused(c: Context<Env>, errors: InputError[]) {
  return invalid(c, 'The metric cannot be defined like this.', errors)
}
