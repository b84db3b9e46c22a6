/** HTTP for the room: everything that a meeting is shown, in one document that a page can keep. */

import { createHash } from 'node:crypto'

import { createRoute, z } from '@hono/zod-openapi'

import { findRoomPackets, readRoom } from '../../db/meeting-room.ts'
import type { MeetingRoom } from '../../db/meeting-room.ts'
import { findMeeting } from '../../db/meetings.ts'
import { getDataVersion, getDataVersionUpTo } from '../../db/writing.ts'
import { momentOf } from '../as-of.ts'
import type { Deps } from '../context.ts'
import { createRouter } from '../context.ts'
import { alreadyHeld } from '../etag.ts'
import { createKeptBodies } from '../kept-bodies.ts'
import { REFUSALS } from '../problem.ts'
import { absent } from '../respond.ts'
import { AsOf, IdPath } from '../schemas.ts'
import { showMeeting } from './routes.ts'
import type { Meeting } from './schemas.ts'

/** What the room's address answers. */
type Room = MeetingRoom & { meeting: z.infer<typeof Meeting> }

const roomRoute = createRoute({
  method: 'get',
  path: '/meetings/{id}/room',
  summary: 'Read everything that a meeting is shown, in one document',
  description:
    '`packet` is the latest sealed packet of the cycle, as its `packet.json`; where none is sealed, it is made of the record as it stands, with the number 0, and `sealed` is false. `changes` are those since `before`, the packet of an earlier cycle of the school year. Small groups are hidden for everybody, as in a packet.',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: {
      description: 'The room.',
      content: {
        'application/json': { schema: z.custom<Room>().openapi({ type: 'object' }) },
      },
    },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

export function roomRoutes({ db, clock }: Deps) {
  const kept = createKeptBodies()
  return createRouter().openapi(roomRoute, async (c) => {
    const { asOf } = c.req.valid('query')
    const then = await momentOf(c, db, asOf)
    const meeting = await findMeeting(then.db, c.req.valid('param').id, then.asOf)
    if (!meeting) return absent(c, 'meeting')
    const { schoolYear } = meeting
    const packets = await findRoomPackets(db, meeting, then.asOf)
    const shown = await showMeeting(c, db, meeting, then.asOf)
    // What is sealed never changes; what is not follows the record.
    const versions = packets.own
      ? []
      : [await getDataVersionUpTo(db, schoolYear), await getDataVersion(db, 'organisation')]
    const held = [shown, packets.own?.sha256, packets.before?.sha256, versions, asOf, then.today]
    const etag = `"${createHash('sha256').update(JSON.stringify(held)).digest('base64url')}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (alreadyHeld(c, etag)) return c.body(null, 304)
    const body = await kept.get(etag, async () => {
      const at = asOf === undefined ? clock.now() : new Date(asOf)
      const { today } = then
      const room = await readRoom(db, { meeting, packets, at, today, asOf: then.asOf })
      return room && JSON.stringify({ meeting: shown, ...room })
    })
    if (body === undefined) {
      c.header('etag', undefined)
      return absent(c, 'district')
    }
    return c.body(body, 200, { 'content-type': 'application/json' })
  })
}
