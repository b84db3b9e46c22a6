/** HTTP for a plan's priorities. */

import { createRoute, z } from '@hono/zod-openapi'

import { deletePriority, findPriority, insertPriority, updatePriority } from '../db/priorities.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, Reason, inUse, takeReason } from './plan-refusals.ts'
import { PartNumber, Printed, PriorityFields } from './plan-schemas.ts'
import { refusal } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { Id, IdPath } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: PriorityFields } } }

const fields = z.strictObject({ number: PartNumber, title: Printed })
const NewPriority = fields
  .partial({ number: true })
  .extend({ planId: Id, reason: Reason.optional() })
  .openapi('NewPriority')
const PriorityChange = fields.extend({ reason: Reason }).partial().openapi('PriorityChange')

const addRoute = createRoute({
  method: 'post',
  path: '/priorities',
  summary: 'Add a priority to a plan, last',
  request: { body: { required: true, content: { 'application/json': { schema: NewPriority } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/priorities/{id}',
  summary: 'Change a priority',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: PriorityChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/priorities/{id}',
  summary: 'Delete a priority with its actions and metrics',
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

export function priorityRoutes(deps: Deps) {
  return createRouter()
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { reason, ...wanted } = c.req.valid('json')
        const refused = await takeReason(c, change, wanted.planId, reason)
        if (refused) return refused
        const added = await insertPriority(change, wanted)
        if (!added) return unknown(c, 'planId', 'plan')
        c.header('etag', etagOf(added.version))
        return c.json(added, 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPriority(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'priority')
        const { reason, ...wanted } = c.req.valid('json')
        const refused = await takeReason(c, change, before.planId, reason)
        if (refused) return refused
        const after = await updatePriority(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPriority(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'priority')
        const refused = await takeReason(c, change, before.planId, c.req.valid('query').reason)
        if (refused) return refused
        const outcome = await deletePriority(change, before.id, match.version)
        if (!outcome) return outdated(c, before)
        return outcome === 'deleted' ? c.body(null, 204) : inUse(c, 'priority', outcome)
      })
    })
}
