/** HTTP for the district's divisions. */

import { createRoute, z } from '@hono/zod-openapi'

import { findDivision, insertDivision, listDivisions, updateDivision } from '../db/divisions.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, duplicate, outdated, requireVersion } from './respond.ts'
import { AsOf, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const Fields = z.strictObject({
  name: text(200, 1),
  position: z.int().min(0).max(10_000),
})

const Body = z
  .object({
    id: z.string(),
    name: z.string(),
    position: z.int(),
    version: z.int(),
  })
  .openapi('Division')

const New = Fields.partial({ position: true }).openapi('NewDivision')
const Change = Fields.partial().openapi('DivisionChange')

const listRoute = createRoute({
  method: 'get',
  path: '/divisions',
  summary: 'List the divisions',
  request: { query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Body) } } },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/divisions',
  summary: 'Add a division',
  request: { body: { required: true, content: { 'application/json': { schema: New } } } },
  responses: {
    201: { description: 'Added.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another division has this name or code.'),
    422: refusal('It names something that is not there.'),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/divisions/{id}',
  summary: 'Read a division',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The division.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/divisions/{id}',
  summary: 'Change a division',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: Change } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another division has this name or code.'),
    412: refusal('Not the current version.'),
    422: refusal('It names something that is not there.'),
    428: refusal('If-Match is missing.'),
  },
})

export function divisionRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      return c.json(slice(await listDivisions(db), page), 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const wanted = c.req.valid('json')
        const added = await insertDivision(change, wanted)
        if (!added) return duplicate(c, 'division')
        c.header('etag', etagOf(added.version))
        c.header('location', `/api/v1/divisions/${added.id}`)
        return c.json(added, 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findDivision(db, c.req.valid('param').id)
      if (!found) return absent(c, 'division')
      c.header('etag', etagOf(found.version))
      return c.json(found, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findDivision(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'division')
        const wanted = c.req.valid('json')
        const after = await updateDivision(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        if (after === 'taken') return duplicate(c, 'division')
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
}
