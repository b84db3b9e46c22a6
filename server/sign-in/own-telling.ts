/** HTTP for how somebody lets themselves be told: reminders, and a link for their calendar. */

import { Hono } from 'hono'
import { z } from 'zod'

import { endCalendarLink, findCalendarLink, insertCalendarLink } from '../../db/calendar-links.ts'
import { setReminders, wantsReminders } from '../../db/people.ts'
import { findDistrict } from '../../db/settings.ts'
import type { Writing } from '../../db/writing.ts'
import { writing } from '../../db/writing.ts'
import { digestKindOf } from '../../domain/reminder.ts'
import type { Env } from '../context.ts'
import { requestOf } from '../request-origin.ts'
import { BASE } from '../scope.ts'
import type { Door } from './door-context.ts'
import { body, notSignedIn } from './door-context.ts'
import { currentSession } from './sessions.ts'

const Reminders = z.strictObject({ on: z.boolean() })

export function ownTellingRoutes(door: Door) {
  const { db, clock, sendMail, address } = door
  const change = <T>(
    request: ReturnType<typeof requestOf>,
    id: string,
    work: (going: Writing) => Promise<T>,
  ) => writing(db, { actor: id, at: clock.now(), request }, work)
  return new Hono<Env>()
    .get('/telling', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { person } = current
      const district = await findDistrict(db)
      const isSending = district?.remindersOn === true && sendMail !== undefined
      const told = {
        // Null for whom there is nothing to remind of.
        reminders: digestKindOf(person) === undefined ? null : await wantsReminders(db, person.id),
        isSending: isSending && !district.demonstration,
        calendarSince: (await findCalendarLink(db, person.id)) ?? null,
      }
      return c.json(told, 200)
    })
    .post('/telling/reminders', body(Reminders), async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { on } = c.req.valid('json')
      const { id } = current.person
      await change(requestOf(c), id, (going) => setReminders(going, id, on))
      return c.json({ reminders: on }, 200)
    })
    .post('/telling/calendar', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { id } = current.person
      const secret = await change(requestOf(c), id, (going) => insertCalendarLink(going, id))
      return c.json({ link: `${address().replace(/\/+$/, '')}${BASE}/calendar/${secret}.ics` }, 201)
    })
    .post('/telling/calendar/end', async (c) => {
      const current = await currentSession(door, c.req.raw.headers)
      if (!current) return notSignedIn(c)
      const { id } = current.person
      await change(requestOf(c), id, (going) => endCalendarLink(going, id))
      return c.json({}, 200)
    })
}
