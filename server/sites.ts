/** HTTP for the district's sites. */

import { createRoute, z } from '@hono/zod-openapi'

import { findSite, insertSite, listSites, updateSite } from '../db/sites.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, duplicate, outdated, requireVersion } from './respond.ts'
import { AsOf, Code, Day, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const Fields = z.strictObject({
  name: text(200, 1),
  code: Code,
  level: text(60),
  closedOn: Day.nullable(),
})

const Body = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    level: z.string().openapi({ example: 'elementary' }),
    closedOn: z.string().nullable(),
    version: z.int(),
  })
  .openapi('Site')

const New = Fields.partial({ code: true, level: true, closedOn: true }).openapi('NewSite')
const Change = Fields.partial().openapi('SiteChange')

const listRoute = createRoute({
  method: 'get',
  path: '/sites',
  summary: 'List the sites',
  request: { query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Body) } } },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/sites',
  summary: 'Add a site',
  request: { body: { required: true, content: { 'application/json': { schema: New } } } },
  responses: {
    201: { description: 'Added.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another site has this name or code.'),
    422: refusal('It names something that is not there.'),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/sites/{id}',
  summary: 'Read a site',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The site.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/sites/{id}',
  summary: 'Change a site',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: Change } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another site has this name or code.'),
    412: refusal('Not the current version.'),
    422: refusal('It names something that is not there.'),
    428: refusal('If-Match is missing.'),
  },
})

export function siteRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      return c.json(slice(await listSites(db), page), 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const wanted = c.req.valid('json')
        const added = await insertSite(change, wanted)
        if (!added) return duplicate(c, 'site')
        c.header('etag', etagOf(added.version))
        c.header('location', `/api/v1/sites/${added.id}`)
        return c.json(added, 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findSite(db, c.req.valid('param').id)
      if (!found) return absent(c, 'site')
      c.header('etag', etagOf(found.version))
      return c.json(found, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findSite(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'site')
        const wanted = c.req.valid('json')
        const after = await updateSite(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        if (after === 'taken') return duplicate(c, 'site')
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
}
