/** HTTP for the meetings of the cycles: planning one, changing it, reading it. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { Changes } from '../../db/changes.ts'
import { findCycle } from '../../db/cycles.ts'
import { listDepartments } from '../../db/departments.ts'
import type { CycleMeeting } from '../../db/meetings.ts'
import {
  changeMeeting,
  findMeeting,
  hasEarlier,
  listMeetings,
  planMeeting,
  readAgendaDepartments,
} from '../../db/meetings.ts'
import { findDistrict } from '../../db/settings.ts'
import { findLatestPackets } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import type { AgendaDraft, Meeting as Planned } from '../../domain/meeting.ts'
import { checkMeeting, makeAgenda } from '../../domain/meeting.ts'
import { momentOf } from '../as-of.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { etagOf, IfMatch } from '../etag.ts'
import { pageOf, pageQuery, slice } from '../page.ts'
import { EDIT_REFUSALS } from '../plan-refusals.ts'
import { REFUSALS, refusal } from '../problem.ts'
import { absent, outdated, requireVersion, unknown } from '../respond.ts'
import { AsOf, Id, IdPath, Year } from '../schemas.ts'
import { write } from '../write.ts'
import { brokenMeeting, planned, withoutDay } from './refusals.ts'
import { Meeting, MeetingChange, NewMeeting, toMeeting } from './schemas.ts'

const one = { content: { 'application/json': { schema: Meeting } } }

const listRoute = createRoute({
  method: 'get',
  path: '/meetings',
  summary: 'List the meetings, that of the newest cycle first',
  request: {
    query: z.strictObject({
      ...pageQuery,
      year: Year.optional(),
      cycle: Id.optional(),
      asOf: AsOf,
    }),
  },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Meeting) } } },
    ...REFUSALS,
  },
})

const planRoute = createRoute({
  method: 'post',
  path: '/meetings',
  summary: 'Plan the meeting of a cycle',
  description:
    'Its agenda is made from the plans: every department with priorities, in the district’s order, gets minutes by their number. A cycle has one meeting.',
  request: { body: { required: true, content: { 'application/json': { schema: NewMeeting } } } },
  responses: {
    201: { description: 'Planned.', ...one },
    ...REFUSALS,
    409: refusal('The cycle has one; the body holds it. Or the Idempotency-Key was used before.'),
    422: refusal('A rule refuses it, or it names something that is not there.'),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/meetings/{id}',
  summary: 'Read a meeting with its agenda',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: { 200: { description: 'The meeting.', ...one }, ...REFUSALS },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/meetings/{id}',
  summary: 'Change a meeting or its agenda, or say that it was held',
  description: 'Every version stays on the record. Its cycle does not change.',
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: MeetingChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

export function meetingRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { year, cycle, asOf, ...page } = c.req.valid('query')
      const then = await momentOf(c, deps.db, asOf)
      const scope = { schoolYear: year, cycleId: cycle, asOf: then.asOf }
      const { items, nextCursor } = slice(await listMeetings(then.db, scope), page)
      return c.json({ items: await showMeetings(c, deps.db, items, then.asOf), nextCursor }, 200)
    })
    .openapi(readRoute, async (c) => {
      const then = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findMeeting(then.db, c.req.valid('param').id, then.asOf)
      if (!found) return absent(c, 'meeting')
      c.header('etag', etagOf(found.version))
      return c.json(await showMeeting(c, deps.db, found, then.asOf), 200)
    })
    .openapi(planRoute, (c) =>
      write(c, deps, async (change) => {
        const { cycleId, minutes, ...asked } = c.req.valid('json')
        const { tx: db } = change
        const cycle = await findCycle(db, cycleId)
        if (!cycle) return unknown(c, 'cycleId', 'cycle')
        const [standing] = await listMeetings(db, { cycleId })
        if (standing) return planned(c, await showMeeting(c, db, standing))
        const { schoolYear, number, meetingOn } = cycle
        const heldOn = asked.heldOn ?? meetingOn
        if (heldOn === null) return withoutDay(c)
        const departments = await readAgendaDepartments(db, schoolYear)
        const agenda = makeAgenda(departments, { minutes, opening: await hasEarlier(db, cycle) })
        const district = await findDistrict(db)
        const title = asked.title ?? `${district?.meetingName ?? 'Meeting'} ${number}`
        const { startsAt = null } = asked
        const said = await check(db, cycle, { title, heldOn, startsAt, state: 'planned', agenda })
        if (!said.ok) return brokenMeeting(c, said.error, cycle)
        const id = await planMeeting(change, cycle, said.value)
        const made = id === undefined ? undefined : await findMeeting(db, id)
        if (!made) throw new Error('a meeting that was planned is not there')
        c.header('location', `/api/v1/meetings/${made.id}`)
        c.header('etag', etagOf(made.version))
        return c.json(await showMeeting(c, db, made), 201)
      }),
    )
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { tx: db } = change
        const { id } = c.req.valid('param')
        const before = await findMeeting(db, id)
        const cycle = before && (await findCycle(db, before.cycleId))
        if (!before || !cycle) return absent(c, 'meeting')
        if (before.version !== match.version) {
          return outdated(c, await showMeeting(c, db, before))
        }
        const said = await check(db, cycle, withSaid(before, c.req.valid('json')))
        if (!said.ok) return brokenMeeting(c, said.error, cycle)
        await changeMeeting(change, before, said.value)
        const after = await findMeeting(db, id)
        if (!after) throw new Error('a meeting that was changed is not there')
        c.header('etag', etagOf(after.version))
        return c.json(await showMeeting(c, db, after), 200)
      })
    })
}

/** Meetings as they are answered, each with the packet that stood for its cycle. */
async function showMeetings(
  c: Context<Env>,
  db: Db,
  meetings: readonly CycleMeeting[],
  asOf?: number,
) {
  const packets = await findLatestPackets(db, asOf)
  const { nameOf } = c.var
  return meetings.map((meeting) =>
    toMeeting(meeting, { nameOf, snapshotId: packets.get(meeting.cycleId) ?? null }),
  )
}

/** One of them. */
export async function showMeeting(c: Context<Env>, db: Db, meeting: CycleMeeting, asOf?: number) {
  const [shown] = await showMeetings(c, db, [meeting], asOf)
  if (!shown) throw new Error('one meeting in, none out')
  return shown
}

type Draft = Omit<Planned, 'agenda'> & { agenda: readonly AgendaDraft[] }

async function check(db: Db, cycle: Parameters<typeof checkMeeting>[1]['cycle'], draft: Draft) {
  const ids = new Set((await listDepartments(db)).map(({ id }) => id))
  return checkMeeting(draft, { cycle, departmentExists: (id) => ids.has(id) })
}

type ItemAsked = Omit<AgendaDraft, 'departmentId' | 'presenter' | 'notes'> &
  Changes<Pick<AgendaDraft, 'departmentId' | 'presenter' | 'notes'>>

/** What stands, with what is said now. */
function withSaid(
  before: Planned,
  changes: Changes<Omit<Planned, 'agenda'> & { agenda: readonly ItemAsked[] }>,
): Draft {
  return {
    title: changes.title ?? before.title,
    heldOn: changes.heldOn ?? before.heldOn,
    startsAt: changes.startsAt === undefined ? before.startsAt : changes.startsAt,
    state: changes.state ?? before.state,
    agenda: changes.agenda?.map(toDraft) ?? before.agenda,
  }
}

function toDraft({ departmentId = null, presenter = '', notes = '', ...item }: ItemAsked) {
  return { ...item, departmentId, presenter, notes }
}
