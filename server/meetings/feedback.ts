/** HTTP for what departments say of how the others presented. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findDepartment, listDepartments } from '../../db/departments.ts'
import type { FeedbackPlace, GivenFeedback } from '../../db/meeting-feedback.ts'
import { feedbackId, giveFeedback, listFeedback } from '../../db/meeting-feedback.ts'
import { findMeeting } from '../../db/meetings.ts'
import type { Db } from '../../db/tables.ts'
import type { Feedback as Said } from '../../domain/meeting-feedback.ts'
import { isEmptyFeedback, summarise } from '../../domain/meeting-feedback.ts'
import { momentOf } from '../as-of.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { REFUSALS, refusal } from '../problem.ts'
import { absent, unknown } from '../respond.ts'
import { AsOf, Id, IdPath } from '../schemas.ts'
import { write } from '../write.ts'
import { emptyFeedback, ownFeedback } from './refusals.ts'
import { Feedback, FeedbackList, NewFeedback, toFeedback } from './schemas.ts'

const one = { content: { 'application/json': { schema: Feedback } } }

const listRoute = createRoute({
  method: 'get',
  path: '/meetings/{id}/feedback',
  summary: 'Read what departments said of each other in a meeting',
  request: {
    params: IdPath,
    query: z.strictObject({ department: Id.optional(), asOf: AsOf }),
  },
  responses: {
    200: {
      description: 'In the district’s order, with how many said what of each department.',
      content: { 'application/json': { schema: FeedbackList } },
    },
    ...REFUSALS,
  },
})

const giveRoute = createRoute({
  method: 'post',
  path: '/meetings/{id}/feedback',
  summary: 'Say how another department presented',
  description:
    'One answer a department: what is said later takes its place, and both stay on the record.',
  request: {
    params: IdPath,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: NewFeedback } } },
  },
  responses: {
    200: { description: 'In the place of what was said before.', ...one },
    201: { description: 'Given.', ...one },
    ...REFUSALS,
    409: refusal('The Idempotency-Key was used for another request.'),
    422: refusal('It says nothing, is about oneself, or about a department not on the agenda.'),
  },
})

export function feedbackRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { department, asOf } = c.req.valid('query')
      const then = await momentOf(c, deps.db, asOf)
      const meeting = await findMeeting(then.db, c.req.valid('param').id, then.asOf)
      if (!meeting) return absent(c, 'meeting')
      const scope = { meetingId: meeting.id, departmentId: department, asOf: then.asOf }
      const given = await inOrder(then.db, await listFeedback(then.db, scope))
      const onAgenda = meeting.agenda.flatMap(({ departmentId }) => departmentId ?? [])
      const about = new Set([...onAgenda, ...given.map(({ departmentId }) => departmentId)])
      const wanted = Array.from(about).filter((id) => department === undefined || id === department)
      const summaries = wanted.map((departmentId) => ({
        departmentId,
        ...summarise(given.filter((each) => each.departmentId === departmentId)),
      }))
      const items = given.map((each) => toFeedback(each, c.var.nameOf))
      return c.json({ items, summaries, nextCursor: null }, 200)
    })
    .openapi(giveRoute, (c) =>
      write(c, deps, async (change) => {
        const { tx: db } = change
        const { departmentId, fromDepartmentId, ...said } = c.req.valid('json')
        const meeting = await findMeeting(db, c.req.valid('param').id)
        if (!meeting) return absent(c, 'meeting')
        if (departmentId === fromDepartmentId) return ownFeedback(c)
        if (!meeting.agenda.some((item) => item.departmentId === departmentId)) {
          return unknown(c, 'departmentId', 'department on the agenda')
        }
        if (!(await findDepartment(db, fromDepartmentId))) {
          return unknown(c, 'fromDepartmentId', 'department')
        }
        const feedback = toSaid(said)
        if (isEmptyFeedback(feedback)) return emptyFeedback(c)
        const place = { meetingId: meeting.id, departmentId, fromDepartmentId }
        const before = await findFeedback(db, place)
        if (before && isSame(before, feedback)) return answer(c, before, 200)
        await giveFeedback(change, meeting, place, { before, feedback })
        const after = await findFeedback(db, place)
        if (!after) throw new Error('feedback that was given is not there')
        return answer(c, after, before ? 200 : 201)
      }),
    )
}

function answer<S extends 200 | 201>(c: Context<Env>, given: GivenFeedback, status: S) {
  return c.json(toFeedback(given, c.var.nameOf), status)
}

async function findFeedback(db: Db, place: FeedbackPlace): Promise<GivenFeedback | undefined> {
  const { meetingId, departmentId } = place
  const given = await listFeedback(db, { meetingId, departmentId })
  return given.find(({ id }) => id === feedbackId(place))
}

/** About whom, and then from whom, in the district's order. */
async function inOrder(db: Db, given: readonly GivenFeedback[]): Promise<GivenFeedback[]> {
  const order = (await listDepartments(db)).map(({ id }) => id)
  return given.toSorted(
    (a, b) =>
      order.indexOf(a.departmentId) - order.indexOf(b.departmentId) ||
      order.indexOf(a.fromDepartmentId) - order.indexOf(b.fromDepartmentId),
  )
}

type Asked = { [K in keyof Said]?: Said[K] | undefined }

function toSaid({ clear = null, useful = null, note = '' }: Asked): Said {
  return { clear, useful, note: note.trim() }
}

function isSame(a: Said, b: Said): boolean {
  return a.clear === b.clear && a.useful === b.useful && a.note === b.note
}
