/** HTTP for reminders: what was sent, what comes next, and sending now. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findCycle } from '../../db/cycles.ts'
import { insertReminders, listReminders } from '../../db/reminders.ts'
import { readReminding } from '../../db/reminding.ts'
import { findDistrict } from '../../db/settings.ts'
import { digestsOfCycle, nextDigests } from '../../domain/reminder.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { pageOf, pageQuery, slice } from '../page.ts'
import { REFUSALS, refusal, refuse } from '../problem.ts'
import { absent, unknown } from '../respond.ts'
import { Id } from '../schemas.ts'
import { write } from '../write.ts'
import { readReminderNames } from './names.ts'
import { NextReminders, ReminderBody, ReminderPreview, SentNow } from './reminder-schemas.ts'
import { reminderText } from './reminder-text.ts'
import type { Mailing } from './sender.ts'
import { deliver, whyNot } from './sender.ts'

const listRoute = createRoute({
  method: 'get',
  path: '/reminders',
  summary: 'List the reminders of the last 400 days, newest first',
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: {
      description: 'A page of them.',
      content: { 'application/json': { schema: pageOf(ReminderBody) } },
    },
    ...REFUSALS,
  },
})

const nextRoute = createRoute({
  method: 'get',
  path: '/reminders/next',
  summary: 'Read who is reminded next, and why nobody is',
  request: { query: z.strictObject({}) },
  responses: {
    200: {
      description: 'What comes next.',
      content: { 'application/json': { schema: NextReminders } },
    },
    ...REFUSALS,
  },
})

const previewRoute = createRoute({
  method: 'get',
  path: '/reminders/preview',
  summary: 'Read the mails that would go out if reminders of a cycle were sent now',
  request: { query: z.strictObject({ cycle: Id }) },
  responses: {
    200: {
      description: 'The mails; nobody who was told today is among them.',
      content: { 'application/json': { schema: ReminderPreview } },
    },
    ...REFUSALS,
  },
})

const sendRoute = createRoute({
  method: 'post',
  path: '/reminders/send',
  summary: 'Send reminders of a cycle now, at most one a person and day',
  request: {
    query: z.strictObject({}),
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({ cycleId: Id }).openapi('SendReminders'),
        },
      },
    },
  },
  responses: {
    202: {
      description: 'They are on their way.',
      content: { 'application/json': { schema: SentNow } },
    },
    ...REFUSALS,
    409: refusal('Reminders are off, or the server sends no mail.'),
    422: refusal('There is no such cycle.'),
  },
})

export function reminderRoutes(deps: Deps, mailing: Mailing) {
  const { db, clock, log } = deps
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { items, nextCursor } = slice(await listReminders(db), c.req.valid('query'))
      const named = items.map((reminder) => ({
        ...reminder,
        personName: c.var.nameOf(reminder.personId),
        nextTryAt: reminder.state === 'waiting' ? reminder.nextTryAt : null,
      }))
      return c.json({ items: named, nextCursor }, 200)
    })
    .openapi(nextRoute, async (c) => {
      const district = await findDistrict(db)
      if (!district) return absent(c, 'district')
      const { today, nameOf } = c.var
      const found = nextDigests(today, await readReminding(db, district, today))
      const next = found && {
        on: found.day,
        people: found.digests.map(({ personId, kind, owed }) => ({
          personId,
          personName: nameOf(personId),
          kind,
          told: owed.map(({ cycleId, departmentId }) => ({ cycleId, departmentId })),
        })),
      }
      return c.json({ obstacles: whyNot(district, mailing), next: next ?? null }, 200)
    })
    .openapi(previewRoute, async (c) => {
      const district = await findDistrict(db)
      const cycle = await findCycle(db, c.req.valid('query').cycle)
      if (!district || !cycle) return absent(c, 'cycle')
      const { today, nameOf } = c.var
      const digests = digestsOfCycle(today, cycle.id, await readReminding(db, district, today))
      const names = await readReminderNames(db, { district, address: mailing.address() })
      const items = digests.map((digest) => {
        const personName = nameOf(digest.personId)
        const { personId, kind } = digest
        return {
          personId,
          personName,
          kind,
          ...reminderText(digest, today, { ...names, person: personName }),
        }
      })
      return c.json({ items }, 200)
    })
    .openapi(sendRoute, async (c) => {
      const district = await findDistrict(db)
      if (!district) return absent(c, 'district')
      if (whyNot(district, mailing).length > 0) return notSending(c)
      const answer = await write(c, deps, async (change) => {
        const cycle = await findCycle(change.tx, c.req.valid('json').cycleId)
        if (!cycle) return unknown(c, 'cycleId', 'cycle')
        const { today: on } = c.var
        const reminding = await readReminding(change.tx, district, on)
        const digests = digestsOfCycle(on, cycle.id, reminding)
        const added = await insertReminders(change.tx, digests, {
          on,
          at: change.at,
          askedCycleId: cycle.id,
        })
        await change.log({
          action: 'reminder.send',
          entity: 'reminder',
          entityId: cycle.id,
          payload: { after: { cycleId: cycle.id, added } },
        })
        return c.json({ added }, 202)
      })
      setImmediate(() => {
        deliver({ db, clock, log, ...mailing }, district).catch((error: unknown) => {
          log.error({ error }, 'reminders were not sent; they are tried again')
        })
      })
      return answer
    })
}

function notSending(c: Context<Env>) {
  return refuse(c, 409, 'This server sends no reminders.', {
    detail:
      'Turn them on under District settings, and let whoever runs the server set SMTP_URL. GET /api/v1/reminders/next says which of both is missing.',
    code: 'no_reminders',
  })
}
