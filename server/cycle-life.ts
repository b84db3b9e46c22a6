/** HTTP for closing a cycle, and opening it again for one department and a time. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { readCollection } from '../db/collection.ts'
import type { DistrictCycle } from '../db/cycles.ts'
import { closeCycle, findCycle } from '../db/cycles.ts'
import { findDepartment } from '../db/departments.ts'
import { insertReopening, listReopenings } from '../db/reopenings.ts'
import { SHORTEST_REASON, isReason } from '../domain/approval.ts'
import { isSilent } from '../domain/collection.ts'
import { cycleState } from '../domain/cycle.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { CycleBody, toCycleBody } from './cycle-schemas.ts'
import { etagOf } from './etag.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, unknown } from './respond.ts'
import { Day, Id, IdPath, text } from './schemas.ts'
import { stillSilent } from './silent-metrics.ts'
import { write } from './write.ts'

const LONGEST_REASON = 2_000

const Closing = z
  .strictObject({
    reason: text(LONGEST_REASON).openapi({
      description: `Why it is closed although metrics are silent; at least ${SHORTEST_REASON} characters.`,
    }),
  })
  .partial()
  .openapi('Closing')

const NewReopening = z
  .strictObject({
    departmentId: Id,
    until: Day.openapi({ description: 'The last day, inclusive.' }),
    reason: text(LONGEST_REASON).openapi({
      description: `At least ${SHORTEST_REASON} characters.`,
    }),
  })
  .openapi('NewReopening')

const responses = {
  200: { description: 'Done.', content: { 'application/json': { schema: CycleBody } } },
  ...REFUSALS,
  409: refusal('The cycle is in another state.'),
}

const closeRoute = createRoute({
  method: 'post',
  path: '/cycles/{id}/close',
  summary: 'Close a cycle: its values change no more but late, with a reason',
  description:
    'Every metric that is due has a value or the reason why there is none; otherwise a reason is needed for closing all the same. A closed cycle is never opened again for everybody.',
  request: {
    params: IdPath,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: Closing } } },
  },
  responses: {
    ...responses,
    422: refusal('Nothing is said of metrics that are due; it lists them.'),
  },
})

const reopenRoute = createRoute({
  method: 'post',
  path: '/cycles/{id}/reopen',
  summary: 'Let one department change its values of a closed cycle until a day',
  request: {
    params: IdPath,
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: NewReopening } } },
  },
  responses: { ...responses, 422: refusal('The day is past, or the reason says too little.') },
})

export function cycleLifeRoutes(deps: Deps) {
  return createRouter()
    .openapi(closeRoute, (c) =>
      write(c, deps, async (change) => {
        const before = await findCycle(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'cycle')
        if (cycleState(before, c.var.today) !== 'due') return notOver(c, before)
        const rows = await readCollection(change.tx, before, { today: c.var.today })
        const silent = rows.filter(({ state }) => isSilent(state))
        const reason = c.req.valid('json').reason?.trim() ?? ''
        if (silent.length > 0 && !isReason(reason))
          return stillSilent(c, silent, reason === '' ? ALL_THE_SAME : `${ALL_THE_SAME} ${SHORT}`)
        const after = await closeCycle(change, before.id, {
          reason: silent.length > 0 ? reason : null,
          silent: silent.map(({ metric }) => metric.id),
        })
        if (!after) return notOver(c, before)
        c.header('etag', etagOf(after.version))
        return c.json(toCycleBody(after, [], c.var), 200)
      }),
    )
    .openapi(reopenRoute, (c) =>
      write(c, deps, async (change) => {
        const cycle = await findCycle(change.tx, c.req.valid('param').id)
        if (!cycle) return absent(c, 'cycle')
        if (cycle.closedAt === null) return notClosed(c, cycle)
        const { departmentId, until, reason } = c.req.valid('json')
        if (!(await findDepartment(change.tx, departmentId))) {
          return unknown(c, 'departmentId', 'department')
        }
        if (until < c.var.today) return invalid(c, 'until', PAST)
        if (!isReason(reason)) return invalid(c, 'reason', SHORT)
        await insertReopening(change, cycle, { departmentId, until, reason: reason.trim() })
        const reopenings = await listReopenings(change.tx, [cycle.id])
        c.header('etag', etagOf(cycle.version))
        return c.json(toCycleBody(cycle, reopenings, c.var), 200)
      }),
    )
}

const ALL_THE_SAME = 'Log them, or close the cycle all the same with a reason.'
const PAST = 'The day is past; choose today or a later one.'
const SHORT = `Say why in at least ${SHORTEST_REASON} characters; it stays on the record.`

function notOver(c: Context<Env>, { name, closedAt, endsOn }: DistrictCycle) {
  const title = closedAt === null ? `${name} is not over yet.` : `${name} is closed already.`
  return refuse(c, 409, title, {
    detail:
      closedAt === null
        ? `A cycle is closed after its last day, ${endsOn}.`
        : 'To let a department change its values, reopen the cycle for it until a day.',
    code: 'wrong_state',
  })
}

function notClosed(c: Context<Env>, { name }: DistrictCycle) {
  return refuse(c, 409, `${name} is not closed.`, {
    detail: 'Only a closed cycle is reopened; this one still takes values.',
    code: 'wrong_state',
  })
}

function invalid(c: Context<Env>, path: string, message: string) {
  return refuse(c, 422, message, { errors: [{ path, message, code: 'invalid' }], code: 'invalid' })
}
