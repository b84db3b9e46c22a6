/** HTTP for streams: what is asked once and feeds several metrics. */

import { createRoute, z } from '@hono/zod-openapi'

import { findDepartment } from '../db/departments.ts'
import { listCutMetrics } from '../db/stream-cuts.ts'
import type { Stream } from '../db/streams.ts'
import {
  deleteStream,
  findStream,
  findStreamUses,
  insertStream,
  listStreams,
  updateStream,
} from '../db/streams.ts'
import type { Db } from '../db/tables.ts'
import { checkCut } from '../domain/cut.ts'
import type { StreamDefinition } from '../domain/stream.ts'
import { checkStream } from '../domain/stream.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { reasonMissing } from './observation-refusals.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, invalid } from './plan-refusals.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, duplicate, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, Id, IdPath } from './schemas.ts'
import { NewStream, StreamBody, StreamChange, toStreamBody } from './stream-schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: StreamBody } } }

const listRoute = createRoute({
  method: 'get',
  path: '/streams',
  summary: 'List streams by name, each with the metrics that take from it',
  request: { query: z.strictObject({ ...pageQuery, department: Id.optional(), asOf: AsOf }) },
  responses: {
    200: {
      description: 'A page.',
      content: { 'application/json': { schema: pageOf(StreamBody) } },
    },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/streams',
  summary: 'Add a stream: one thing that is asked or logged and feeds several metrics',
  request: { body: { required: true, content: { 'application/json': { schema: NewStream } } } },
  responses: { 201: { description: 'Added.', ...one }, ...ADD_REFUSALS },
})

const readRoute = createRoute({
  method: 'get',
  path: '/streams/{id}',
  summary: 'Read a stream',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: { 200: { description: 'The stream.', ...one }, ...REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/streams/{id}',
  summary: 'Change a stream, with a reason once something was recorded',
  description:
    'Its parts, and whether it is a survey, stay as they are once something was recorded: answers would no longer fit them.',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: StreamChange } } },
  },
  responses: {
    200: { description: 'Changed.', ...one },
    ...EDIT_REFUSALS,
    409: refusal('Its parts are in use, or another stream has the name.'),
    422: refusal('It breaks a rule, or the reason is missing.'),
  },
})

const deleteRoute = createRoute({
  method: 'delete',
  path: '/streams/{id}',
  summary: 'Remove a stream of which nothing was recorded and from which no metric ever took',
  request: { params: IdPath, headers: IfMatch, query: z.strictObject({}) },
  responses: {
    204: { description: 'Removed.' },
    ...EDIT_REFUSALS,
    409: refusal('The record refers to it.'),
  },
})

export function streamRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { department, asOf, ...page } = c.req.valid('query')
      const then = await momentOf(c, deps.db, asOf)
      const { items, nextCursor } = slice(await listStreams(then.db, department), page)
      const bodies = await Promise.all(items.map((stream) => bodyOf(then.db, stream, then.asOf)))
      return c.json({ items: bodies, nextCursor }, 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const { departmentId, ...given } = c.req.valid('json')
        const { question = '', wording = '', isSurvey = false, name, parts } = given
        if (!(await findDepartment(change.tx, departmentId))) {
          return unknown(c, 'departmentId', 'department')
        }
        const checked = checkStream({ name, question, wording, isSurvey, parts })
        if (!checked.ok) return invalid(c, REFUSED, checked.error)
        const added = await insertStream(change, departmentId, checked.value)
        if (!added) return duplicate(c, 'stream of the department')
        c.header('etag', etagOf(added.version))
        c.header('location', `/api/v1/streams/${added.id}`)
        return c.json(await bodyOf(change.tx, added), 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const then = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findStream(then.db, c.req.valid('param').id)
      if (!found) return absent(c, 'stream')
      c.header('etag', etagOf(found.version))
      return c.json(await bodyOf(then.db, found, then.asOf), 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { reason = '', ...wanted } = c.req.valid('json')
        const before = await findStream(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'stream')
        if (before.version !== match.version) return outdated(c, await bodyOf(change.tx, before))
        const checked = checkStream(mergedWith(before, wanted))
        if (!checked.ok) return invalid(c, REFUSED, checked.error)
        const after = checked.value
        const { answers } = await findStreamUses(change.tx, before.id)
        if (answers > 0 && reason.trim() === '') return reasonMissing(c)
        if (reason.trim() !== '') change.reason = reason.trim()
        if (answers > 0 && !isSameShape(before, after)) {
          return refuse(c, 409, 'Answers were recorded by these parts.', {
            detail: 'The parts stay as they are. For another set of parts, add a new stream.',
            code: 'parts_in_use',
          })
        }
        const unfit = await unfitCuts(change.tx, before.id, after)
        if (unfit.length > 0) return invalid(c, 'A metric takes what would be gone.', unfit)
        const stored = await updateStream(change, before, after)
        if (stored === 'taken') return duplicate(c, 'stream of the department')
        c.header('etag', etagOf(stored.version))
        return c.json(await bodyOf(change.tx, stored), 200)
      })
    })
    .openapi(deleteRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findStream(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'stream')
        if (before.version !== match.version) return outdated(c, await bodyOf(change.tx, before))
        const { answers, cuts } = await findStreamUses(change.tx, before.id)
        if (answers + cuts > 0) {
          return refuse(c, 409, 'The record refers to this stream.', {
            detail: `Of it are ${answers} answers in all their versions, and ${cuts} metrics take or took from it. It stays, so that they can be read.`,
            code: 'in_use',
          })
        }
        await deleteStream(change, before)
        return c.body(null, 204)
      })
    })
}

const REFUSED = 'The stream cannot be defined like this.'

function mergedWith(
  before: Stream,
  {
    name = before.name,
    question = before.question,
    wording = before.wording,
    isSurvey = before.isSurvey,
    parts = before.parts,
  }: Omit<z.infer<typeof StreamChange>, 'reason'>,
): StreamDefinition {
  return { name, question, wording, isSurvey, parts }
}

async function bodyOf(db: Db, stream: Stream, asOf?: number) {
  const metrics = await listCutMetrics(db, stream.id)
  return toStreamBody(stream, metrics, await findStreamUses(db, stream.id, asOf))
}

function isSameShape(before: StreamDefinition, after: StreamDefinition): boolean {
  return (
    before.isSurvey === after.isSurvey &&
    before.parts.length === after.parts.length &&
    before.parts.every(({ name, points }, at) => {
      const other = after.parts[at]
      return other?.name === name && other.points === points
    })
  )
}

/** The cuts that a changed stream no longer has the parts for. */
async function unfitCuts(db: Db, streamId: string, after: StreamDefinition) {
  const taking = await listCutMetrics(db, streamId)
  return taking.flatMap(({ metric, cut }) => {
    const checked = checkCut(cut, after, metric)
    if (checked.ok) return []
    return checked.error.map(({ code, message }) => ({
      path: 'parts',
      code,
      message: `${metric.code}: ${message}`,
    }))
  })
}
