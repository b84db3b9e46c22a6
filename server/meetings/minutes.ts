/** HTTP for the minutes of a meeting: a text for each department on its agenda, and one for the whole. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { Minutes as WrittenMinutes } from '../../db/meeting-minutes.ts'
import {
  listMinutes,
  minutesId,
  readMinutes,
  unwrittenMinutes,
  writeMinutes,
} from '../../db/meeting-minutes.ts'
import { findMeeting } from '../../db/meetings.ts'
import type { Db } from '../../db/tables.ts'
import { momentOf } from '../as-of.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { etagOf, IfMatch } from '../etag.ts'
import { REFUSALS, refusal } from '../problem.ts'
import { absent, outdated, requireVersion, unknown } from '../respond.ts'
import { AsOf, IdPath } from '../schemas.ts'
import { write } from '../write.ts'
import { emptyMinutes } from './refusals.ts'
import { Minutes, MinutesChange, toMinutes } from './schemas.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/meetings/{id}/minutes',
  summary: 'Read the minutes of a meeting',
  description:
    'One text for the whole meeting and one for each department on its agenda, also where nobody has written any.',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: {
      description: 'In the order of the agenda, the whole meeting first.',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(Minutes), nextCursor: z.null() }),
        },
      },
    },
    ...REFUSALS,
  },
})

const writeRoute = createRoute({
  method: 'put',
  path: '/meetings/{id}/minutes',
  summary: 'Write a text of the minutes',
  description:
    'If-Match names the version that is changed: `"0"` where nobody has written any. The text that stands, sent again, is answered with what stands and changes nothing, so that a page may repeat what it could not send.',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: MinutesChange } } },
  },
  responses: {
    200: { description: 'It stands.', content: { 'application/json': { schema: Minutes } } },
    ...REFUSALS,
    412: refusal('Somebody else wrote meanwhile; the body holds their text.'),
    422: refusal('The department is not on the agenda, or there is nothing to empty.'),
    428: refusal('If-Match is missing.'),
  },
})

export function minutesRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const then = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const meeting = await findMeeting(then.db, c.req.valid('param').id, then.asOf)
      if (!meeting) return absent(c, 'meeting')
      const found = await listMinutes(then.db, meeting, then.asOf)
      const items = found.map((one) => toMinutes(one, c.var.nameOf))
      return c.json({ items, nextCursor: null }, 200)
    })
    .openapi(writeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { departmentId, text } = c.req.valid('json')
        const meeting = await findMeeting(change.tx, c.req.valid('param').id)
        if (!meeting) return absent(c, 'meeting')
        const before = await findMinutes(change.tx, meeting.id, departmentId)
        const isMeant =
          departmentId === null ||
          before.version > 0 ||
          meeting.agenda.some((item) => item.departmentId === departmentId)
        if (!isMeant) return unknown(c, 'departmentId', 'department on the agenda')
        if (before.version === 0 && text.trim() === '') return emptyMinutes(c)
        if (before.text === text) return answer(c, before)
        if (before.version !== match.version) return outdated(c, toMinutes(before, c.var.nameOf))
        await writeMinutes(change, meeting, before, text)
        return answer(c, await findMinutes(change.tx, meeting.id, departmentId))
      })
    })
}

async function findMinutes(
  db: Db,
  meetingId: string,
  departmentId: string | null,
): Promise<WrittenMinutes> {
  const written = await readMinutes(db, [meetingId])
  return (
    written.get(minutesId(meetingId, departmentId)) ?? unwrittenMinutes(meetingId, departmentId)
  )
}

function answer(c: Context<Env>, minutes: WrittenMinutes) {
  c.header('etag', etagOf(minutes.version))
  return c.json(toMinutes(minutes, c.var.nameOf), 200)
}
