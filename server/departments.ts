/** HTTP for the district's departments. */

import { createRoute, z } from '@hono/zod-openapi'

import {
  findDepartment,
  insertDepartment,
  listDepartments,
  updateDepartment,
} from '../db/departments.ts'
import { findDivision } from '../db/divisions.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, duplicate, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, Code, Id, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const Fields = z.strictObject({
  name: text(200, 1),
  code: Code,
  divisionId: Id.nullable(),
  position: z.int().min(0).max(10_000),
})

const Body = z
  .object({
    id: z.string(),
    code: z.string().openapi({ example: 'DR' }),
    name: z.string(),
    divisionId: z.string().nullable(),
    position: z.int(),
    version: z.int(),
  })
  .openapi('Department')

const New = Fields.partial({ code: true, divisionId: true, position: true }).openapi(
  'NewDepartment',
)
const Change = Fields.partial().openapi('DepartmentChange')

const listRoute = createRoute({
  method: 'get',
  path: '/departments',
  summary: 'List the departments',
  request: { query: z.strictObject({ ...pageQuery, asOf: AsOf }) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Body) } } },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/departments',
  summary: 'Add a department',
  request: { body: { required: true, content: { 'application/json': { schema: New } } } },
  responses: {
    201: { description: 'Added.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another department has this name or code.'),
    422: refusal('It names something that is not there.'),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/departments/{id}',
  summary: 'Read a department',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The department.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/departments/{id}',
  summary: 'Change a department',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: Change } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: Body } } },
    ...REFUSALS,
    409: refusal('Another department has this name or code.'),
    412: refusal('Not the current version.'),
    422: refusal('It names something that is not there.'),
    428: refusal('If-Match is missing.'),
  },
})

export function departmentRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      return c.json(slice(await listDepartments(db), page), 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const wanted = c.req.valid('json')
        if (wanted.divisionId && !(await findDivision(change.tx, wanted.divisionId))) {
          return unknown(c, 'divisionId', 'division')
        }
        const added = await insertDepartment(change, wanted)
        if (!added) return duplicate(c, 'department')
        c.header('etag', etagOf(added.version))
        c.header('location', `/api/v1/departments/${added.id}`)
        return c.json(added, 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findDepartment(db, c.req.valid('param').id)
      if (!found) return absent(c, 'department')
      c.header('etag', etagOf(found.version))
      return c.json(found, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findDepartment(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'department')
        const wanted = c.req.valid('json')
        if (wanted.divisionId && !(await findDivision(change.tx, wanted.divisionId))) {
          return unknown(c, 'divisionId', 'division')
        }
        const after = await updateDepartment(change, before.id, wanted, match.version)
        if (!after) return outdated(c, before)
        if (after === 'taken') return duplicate(c, 'department')
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
}
