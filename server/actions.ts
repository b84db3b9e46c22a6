/** HTTP for the actions under a plan's priorities. */

import { createRoute, z } from '@hono/zod-openapi'

import { deleteAction, findAction, insertAction, updateAction } from '../db/actions.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, inUse } from './plan-refusals.ts'
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
  .extend({ priorityId: Id })
  .openapi('NewAction')
const ActionChange = fields.partial().openapi('ActionChange')

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
  request: { params: IdPath, headers: IfMatch, query: z.strictObject({}) },
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
        const wanted = c.req.valid('json')
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
        const after = await updateAction(change, before.id, c.req.valid('json'), match.version)
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
        const outcome = await deleteAction(change, before.id, match.version)
        if (!outcome) return outdated(c, before)
        return outcome === 'deleted' ? c.body(null, 204) : inUse(c, 'action', outcome)
      })
    })
}
