/** HTTP for dated events, the marks drawn on charts. */

import { createRoute, z } from '@hono/zod-openapi'

import {
  deleteDatedEvent,
  findDatedEvent,
  insertDatedEvent,
  listDatedEvents,
  listDatedEventsOf,
  updateDatedEvent,
} from '../db/dated-events.ts'
import { findDepartment } from '../db/departments.ts'
import { findMetric } from '../db/metrics.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, invalid } from './plan-refusals.ts'
import { REFUSALS } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, Day, Id, IdPath, text } from './schemas.ts'
import { write } from './write.ts'

const kind = z.enum(['event', 'rebase']).openapi({
  description: 'A `rebase` also starts a new segment of the control chart.',
})

const fields = z.strictObject({ on: Day, label: text(200, 1), kind })
const NewEvent = fields
  .partial({ kind: true })
  .extend({ departmentId: Id.nullable().optional(), metricId: Id.nullable().optional() })
  .openapi('NewDatedEvent')
const EventChange = fields.partial().openapi('DatedEventChange')

const Event = z
  .object({
    id: z.string(),
    departmentId: z
      .string()
      .nullable()
      .openapi({ description: 'Null with a null metric: the whole district.' }),
    metricId: z.string().nullable().openapi({ description: 'Null: all of the department’s.' }),
    on: Day,
    label: z.string(),
    kind,
    version: z.int(),
  })
  .openapi('DatedEvent')

const one = { content: { 'application/json': { schema: Event } } }

const listRoute = createRoute({
  method: 'get',
  path: '/events',
  summary: 'List dated events, oldest first',
  description: "With a metric: its own events, its department's and the district's.",
  request: { query: z.strictObject({ ...pageQuery, metric: Id.optional(), asOf: AsOf }) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Event) } } },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/events',
  summary: 'Mark a day on the charts of a metric, a department or the district',
  request: { body: { required: true, content: { 'application/json': { schema: NewEvent } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/events/{id}',
  summary: 'Change a dated event',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: EventChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/events/{id}',
  summary: 'Delete a dated event',
  request: { params: IdPath, headers: IfMatch, query: z.strictObject({}) },
  responses: { 204: { description: 'Deleted.' }, ...EDIT_REFUSALS },
})

export function eventRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { metric: id, asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      if (id === undefined) return c.json(slice(await listDatedEvents(db), page), 200)
      const metric = await findMetric(db, id, { removed: 'included' })
      if (!metric) return absent(c, 'metric')
      return c.json(slice(await listDatedEventsOf(db, metric), page), 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { departmentId = null, metricId = null, ...wanted } = c.req.valid('json')
        const metric = metricId === null ? undefined : await findMetric(change.tx, metricId)
        if (metricId !== null && !metric) return unknown(c, 'metricId', 'metric')
        if (departmentId !== null && !(await findDepartment(change.tx, departmentId))) {
          return unknown(c, 'departmentId', 'department')
        }
        const owner = metric?.departmentId ?? departmentId
        if (departmentId !== null && owner !== departmentId) {
          const message = `The metric belongs to the department ${owner}; leave the department out.`
          const error = { path: 'departmentId', code: 'not_its_department', message }
          return invalid(c, 'The event belongs to two departments.', [error])
        }
        const added = await insertDatedEvent(change, { ...wanted, departmentId: owner, metricId })
        if (!added) throw new Error('a new id was taken')
        c.header('etag', etagOf(added.version))
        return c.json(added, 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findDatedEvent(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'event')
        const after = await updateDatedEvent(change, before.id, c.req.valid('json'), match.version)
        if (!after) return outdated(c, before)
        c.header('etag', etagOf(after.version))
        return c.json(after, 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findDatedEvent(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'event')
        const outcome = await deleteDatedEvent(change, before.id, match.version)
        return outcome ? c.body(null, 204) : outdated(c, before)
      })
    })
}
