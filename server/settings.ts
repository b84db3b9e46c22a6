/** HTTP for the district's settings, and for who is asking. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findDistrict, updateDistrict } from '../db/settings.ts'
import { RIGHTS, ROLES, mayUse } from '../domain/access.ts'
import { momentOf } from './as-of.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch, etagOf } from './etag.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, TimeZone } from './schemas.ts'
import { write } from './write.ts'

const Settings = z
  .object({
    name: z.string(),
    timeZone: z.string().openapi({ example: 'America/Los_Angeles' }),
    meetingName: z.string().openapi({ example: 'DLN' }),
    smallestGroup: z.int().openapi({ description: 'Groups smaller than this are hidden.' }),
    coverageFloor: z.number().openapi({ description: 'Fraction of the expected places, 0 to 1.' }),
    coordinatorsNeedSecondFactor: z
      .boolean()
      .openapi({ description: 'Whether coordinators come in with a second factor only.' }),
    remindersOn: z.boolean().openapi({
      description: 'Whether people are reminded by mail, where the server sends any.',
    }),
    reminderDaysBefore: z
      .int()
      .openapi({ description: 'Days before the due day on which the first reminder goes out.' }),
    reminderDaysAfter: z.int().openapi({
      description:
        'After the last day in time, the due day and its grace, a reminder goes out every so many days.',
    }),
    demonstration: z.boolean(),
    demonstrationOn: z.string().nullable(),
    today: z.string().openapi({ description: 'Today in the district, YYYY-MM-DD.' }),
    version: z.int(),
  })
  .openapi('Settings')

const SettingsChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    timeZone: TimeZone,
    meetingName: z.string().trim().min(1).max(60),
    smallestGroup: z.int().min(11).max(100),
    coverageFloor: z.number().min(0).max(1),
    coordinatorsNeedSecondFactor: z.boolean(),
    remindersOn: z.boolean(),
    reminderDaysBefore: z.int().min(1).max(60),
    reminderDaysAfter: z.int().min(1).max(30),
  })
  .partial()
  .openapi('SettingsChange')

const Me = z
  .object({
    actor: z
      .string()
      .openapi({ description: 'The address of your account, or the name of the key.' }),
    name: z.string().openapi({ description: 'What a person is called; else the actor again.' }),
    role: z.enum(ROLES),
    rights: z.array(z.enum(RIGHTS)),
    departmentIds: z
      .array(z.string())
      .nullable()
      .openapi({ description: 'Where the role is held; null is the whole district.' }),
    lacksSecondFactor: z.boolean().openapi({
      description: 'Whether a second factor has to be set up before anything else is answered.',
    }),
    today: z.string(),
    demonstration: z.boolean(),
    districtName: z.string(),
    meetingName: z.string(),
  })
  .openapi('Me')

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who am I, and what may I do',
  responses: { 200: { description: 'You.', content: { 'application/json': { schema: Me } } } },
})

const readRoute = createRoute({
  method: 'get',
  path: '/settings',
  summary: "Read the district's settings",
  request: { query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The settings.', content: { 'application/json': { schema: Settings } } },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/settings',
  summary: "Change the district's settings",
  request: {
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: SettingsChange } } },
  },
  responses: {
    200: { description: 'Changed.', content: { 'application/json': { schema: Settings } } },
    ...REFUSALS,
    412: refusal('Not the current version.'),
    422: refusal('A second factor is asked of coordinators by one who has none.'),
    428: refusal('If-Match is missing.'),
  },
})

export function settingsRoutes(deps: Deps) {
  return createRouter()
    .openapi(meRoute, async (c) => {
      const { email, name = '', role, departments } = c.var.session
      const actor = email ?? c.var.session.actor
      const district = await findDistrict(deps.db)
      const me = {
        actor,
        name: name === '' ? actor : name,
        role,
        rights: RIGHTS.filter((right) => mayUse(role, right)),
        departmentIds: departments === 'all' ? null : [...departments],
        lacksSecondFactor: c.var.lacksSecondFactor,
        today: c.var.today,
        demonstration: district?.demonstration ?? false,
        districtName: district?.name ?? '',
        meetingName: district?.meetingName ?? '',
      }
      return c.json(me, 200)
    })
    .openapi(readRoute, async (c) => {
      const { db, today } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const district = await findDistrict(db)
      if (!district) return absent(c, 'district')
      c.header('etag', etagOf(district.version))
      return c.json({ ...district, today }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findDistrict(change.tx)
        if (!before) return absent(c, 'district')
        const changes = c.req.valid('json')
        const demanded = changes.coordinatorsNeedSecondFactor === true
        if (demanded && c.var.session.proof?.by === 'password') return ownFactorFirst(c)
        const after = await updateDistrict(change, changes, match.version)
        if (!after) return outdated(c, before)
        c.header('etag', etagOf(after.version))
        return c.json({ ...after, today: c.var.today }, 200)
      })
    })
}

/** Whoever asks it of others has seen that it works. */
function ownFactorFirst(c: Context<Env>) {
  const message = 'Set up a second factor for yourself first, under Your account.'
  const errors = [{ path: 'coordinatorsNeedSecondFactor', message, code: 'second_factor_missing' }]
  return refuse(c, 422, message, { errors, code: 'second_factor_missing' })
}
