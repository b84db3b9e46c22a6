/** HTTP for the calendar feed: whoever holds the link reads it, without signing in. */

import { createHash } from 'node:crypto'

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { readFeedCycles, readRecordName } from '../../db/calendar-feed.ts'
import { findCalendarPerson } from '../../db/calendar-links.ts'
import { listDepartments } from '../../db/departments.ts'
import type { Person } from '../../db/people.ts'
import { findDistrict } from '../../db/settings.ts'
import type { Db } from '../../db/tables.ts'
import { writeCalendar } from '../../domain/icalendar.ts'
import { networkOf } from '../address.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { alreadyHeld } from '../etag.ts'
import { refusal } from '../problem.ts'
import { absent } from '../respond.ts'
import { tooMany } from '../sign-in/door-context.ts'
import type { Guesses } from '../sign-in/limits.ts'
import { eventsOf } from './calendar-events.ts'

const TYPE = 'text/calendar; charset=utf-8'
const TOKEN = /\/calendar\/([\w-]{43})\.ics$/

const feedRoute = createRoute({
  method: 'get',
  path: '/calendar/{token}.ics',
  summary: 'Read the due days and meetings of your cycles as an iCalendar feed',
  description:
    'The link is made under Your account, and ends there. It names days, cycles and departments, never a number.',
  // Beside the segment's `.ics` the router has no name for the token alone.
  parameters: [
    {
      name: 'token',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      description: 'The secret of the link, 43 characters.',
    },
  ],
  responses: {
    200: {
      description: 'The feed. Its `ETag` changes with it.',
      content: { 'text/calendar': { schema: z.string() } },
    },
    304: { description: 'Unchanged since the `If-None-Match`.' },
    404: refusal('The link is nobody’s, or has ended.'),
    429: refusal('Too many links that are nobody’s were tried.'),
  },
})

export function calendarRoutes(
  { db }: Deps,
  address: () => string,
  { calendars: guesses }: Guesses,
) {
  return createRouter().openapi(feedRoute, async (c) => {
    const network = networkOf(c)
    const blocked = await guesses.wait(network)
    if (blocked !== undefined) return tooMany(c, blocked)
    const token = TOKEN.exec(c.req.path)?.[1]
    const person = token === undefined ? undefined : await findCalendarPerson(db, token)
    if (!person) {
      await guesses.take(network)
      return absent(c, 'calendar')
    }
    return answer(c, await feedOf(db, person, address()))
  })
}

function answer(c: Context<Env>, feed: string) {
  const etag = `"${createHash('sha256').update(feed).digest('base64url').slice(0, 22)}"`
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  if (alreadyHeld(c, etag)) return c.body(null, 304)
  c.header('content-disposition', 'inline; filename="quarterdeck.ics"')
  return c.body(feed, 200, { 'content-type': TYPE })
}

async function feedOf(db: Db, person: Person, address: string): Promise<string> {
  const district = await findDistrict(db)
  const departments = new Map((await listDepartments(db)).map(({ id, name }) => [id, name]))
  const names = {
    meeting: district?.meetingName ?? '',
    departmentOf: (id: string) => departments.get(id) ?? id,
    timeZone: district?.timeZone ?? 'UTC',
    address: address.replace(/\/+$/, ''),
    record: await readRecordName(db),
  }
  const cycles = await readFeedCycles(db, person)
  return writeCalendar({
    name: `Cycles of ${district?.name ?? 'the district'}`,
    events: cycles.flatMap((cycle) => eventsOf(cycle, names)),
  })
}
