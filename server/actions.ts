/** HTTP for the actions under a plan's priorities. */

import { createRoute, z } from '@hono/zod-openapi'

import { deleteAction, findAction, insertAction, updateAction } from '../db/actions.ts'
import { findPriority } from '../db/priorities.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, Reason, inUse, takeReason } from './plan-refusals.ts'
import { PartNumber, Printed, ActionFields } from './plan-schemas.ts'
import { refusal } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { Id, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: ActionFields } } }

const fields = z.strictObject({
  number: PartNumber,
  text: Printed,
  needsResources: z.boolean().nullable(),
  goals: z.array(text(100, 1)).max(50),
})
const NewAction = fields
  .partial({ number: true, needsResources: true, goals: true })
  .extend({ priorityId: Id, reason: Reason.optional() })
  .openapi('NewAction')
const ActionChange = fields.extend({ reason: Reason }).partial().openapi('ActionChange')

const addRoute = createRoute({
  method: 'post',
  path: '/actions',
  summary: 'Add an action to a priority, last',
  request: { body: { required: true, content: { 'application/json': { schema: NewAction } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/actions/{id}',
  summary: 'Change an action',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: ActionChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/actions/{id}',
  summary: 'Delete an action with its metrics',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: Reason.optional() }),
  },
  responses: {
    204: { description: 'Deleted.' },
    ...EDIT_REFUSALS,
    409: refusal('The record refers to a metric below it.'),
  },
})

export function actionRoutes(deps: Deps) {
  return createRouter()
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { reason, ...wanted } = c.req.valid('json')
        const priority = await findPriority(change.tx, wanted.priorityId)
        if (!priority) return unknown(c, 'priorityId', 'priority')
        const refused = await takeReason(c, change, priority.planId, reason)
        if (refused) return refused
        const added = await insertAction(change, wanted)
        if (!added) return unknown(c, 'priorityId', 'priority')
        c.header('etag', etagOf(added.version))
        return c.json(added, 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findAction(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'action')
        const { reason, ...wanted } = c.req.valid('json')
        const refused = await takeReason(c, change, before.planId, reason)
        if (refused) return refused
        const after = await updateAction(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findAction(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'action')
        const refused = await takeReason(c, change, before.planId, c.req.valid('query').reason)
        if (refused) return refused
        const outcome = await deleteAction(change, before.id, match.version)
        if (!outcome) return outdated(c, before)
        return outcome === 'deleted' ? c.body(null, 204) : inUse(c, 'action', outcome)
      })
    })
}
