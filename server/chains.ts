/** HTTP for the chains of a plan's theory of action. */

import { createRoute, z } from '@hono/zod-openapi'

import { deleteChain, findChain, insertChain, updateChain } from '../db/chains.ts'
import { findPlanScope } from '../db/plan-tree.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, Reason, numberTaken, takeReason } from './plan-refusals.ts'
import { Chain, PartNumber, Printed } from './plan-schemas.ts'
import { refusal } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { Id, IdPath } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Chain } } }

const fields = z.strictObject({
  number: PartNumber,
  ifWe: z.array(Printed).max(200),
  // oxlint-disable-next-line unicorn/no-thenable -- the plan's own word
  then: z.array(Printed).max(200),
  whichWill: Printed.nullable(),
})

const NewChain = fields
  .partial({ number: true, whichWill: true })
  .extend({ planId: Id, reason: Reason.optional() })
  .openapi('NewChain')
const ChainChange = fields.extend({ reason: Reason }).partial().openapi('ChainChange')

const addRoute = createRoute({
  method: 'post',
  path: '/chains',
  summary: "Add a chain to a plan's theory of action",
  request: { body: { required: true, content: { 'application/json': { schema: NewChain } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/chains/{id}',
  summary: 'Change a chain',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: ChainChange } } },
  },
  responses: {
    200: { description: 'Changed.', ...one },
    ...EDIT_REFUSALS,
    409: refusal('Another chain of the plan has this number.'),
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/chains/{id}',
  summary: 'Delete a chain',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: Reason.optional() }),
  },
  responses: { 204: { description: 'Deleted.' }, ...EDIT_REFUSALS },
})

export function chainRoutes(deps: Deps) {
  return createRouter()
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { whichWill = null, reason, ...wanted } = c.req.valid('json')
        if (!(await findPlanScope(change.tx, wanted.planId))) return unknown(c, 'planId', 'plan')
        const refused = await takeReason(c, change, wanted.planId, reason)
        if (refused) return refused
        const added = await insertChain(change, { ...wanted, whichWill })
        if (!added) return numberTaken(c, 'chain')
        c.header('etag', etagOf(added.version))
        return c.json(added, 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findChain(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'chain')
        const { reason, ...wanted } = c.req.valid('json')
        const refused = await takeReason(c, change, before.planId, reason)
        if (refused) return refused
        const after = await updateChain(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        if (after === 'taken') return numberTaken(c, 'chain')
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findChain(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'chain')
        const refused = await takeReason(c, change, before.planId, c.req.valid('query').reason)
        if (refused) return refused
        const outcome = await deleteChain(change, before.id, match.version)
        return outcome ? c.body(null, 204) : outdated(c, before)
      })
    })
}
