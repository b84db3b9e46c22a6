/** HTTP for what is said of a department's actions after a cycle. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { Changes } from '../db/changes.ts'
import { passLock } from '../db/cycle-lock.ts'
import type { DistrictCycle } from '../db/cycle-rows.ts'
import { findCycle } from '../db/cycles.ts'
import { readDashboard } from '../db/dashboard.ts'
import { findDepartmentOf } from '../db/department-of.ts'
import { findDepartment } from '../db/departments.ts'
import type { ActionReflection } from '../db/reflections.ts'
import {
  findReflection,
  noteReading,
  readReflections,
  unwritten,
  writeReflection,
} from '../db/reflections.ts'
import type { Db } from '../db/tables.ts'
import type { Reflection as Said } from '../domain/reflection.ts'
import { isSilent } from '../domain/reflection.ts'
import type { StatusCounts } from '../domain/status.ts'
import { asOfNumber } from './as-of.ts'
import { audienceOf, SmallGroups } from './audience.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { etagOf, IfMatch } from './etag.ts'
import { isAsker } from './names.ts'
import { closed, lateBy } from './observation-refusals.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { Reflection, ReflectionChange, toReflection } from './reflection-schemas.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, Id } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Reflection } } }
const ReflectionPath = z.object({
  id: z
    .string()
    .regex(/^.{1,100}:.{1,100}$/, 'Write the action’s id, a colon and the cycle’s id.')
    .openapi({
      param: { name: 'id', in: 'path' },
      description: 'The action’s id, a colon and the cycle’s id.',
    }),
})

const listRoute = createRoute({
  method: 'get',
  path: '/reflections',
  summary: "List what is said of a department's actions in a cycle, beside what the numbers say",
  description: 'One for each action of its plan, also where nobody has written any.',
  request: {
    query: z.strictObject({ cycle: Id, department: Id, asOf: AsOf, smallGroups: SmallGroups }),
  },
  responses: {
    200: {
      description: 'In the order of the plan.',
      content: {
        'application/json': {
          schema: z.object({ items: z.array(Reflection), nextCursor: z.null() }),
        },
      },
    },
    ...REFUSALS,
  },
})

const writeRoute = createRoute({
  method: 'put',
  path: '/reflections',
  summary: 'Write what happened, what was learned and what comes next for one action',
  description: 'If-Match names the version that is changed: `"0"` where nobody has written any.',
  request: {
    headers: IfMatch,
    query: z.strictObject({ cycle: Id, department: Id }),
    body: { required: true, content: { 'application/json': { schema: ReflectionChange } } },
  },
  responses: {
    200: { description: 'Written.', ...one },
    ...REFUSALS,
    412: refusal('Not the current version; the body holds it.'),
    422: refusal('It says nothing, or the action is of another plan.'),
    423: refusal('The cycle is closed; the coordinator may still write with a reason.'),
    428: refusal('If-Match is missing.'),
  },
})

const acknowledgeRoute = createRoute({
  method: 'post',
  path: '/reflections/{id}/acknowledge',
  summary: 'Acknowledge a reflection; nobody acknowledges their own',
  request: { params: ReflectionPath, headers: IfMatch, query: z.strictObject({}) },
  responses: {
    200: { description: 'Acknowledged.', ...one },
    ...REFUSALS,
    409: refusal('It is your own, or you have acknowledged it.'),
    412: refusal('Not the current version; the body holds it.'),
    428: refusal('If-Match is missing.'),
  },
})

export function reflectionRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { cycle: cycleId, department, asOf, smallGroups } = c.req.valid('query')
      const cycle = await findCycle(deps.db, cycleId)
      if (!cycle) return absent(c, 'cycle')
      if (!(await findDepartment(deps.db, department))) return absent(c, 'department')
      const moment = await asOfNumber(deps.db, asOf)
      const audience = audienceOf(c.var, smallGroups)
      const counted = await countActions(c, deps.db, { cycle, department, asOf: moment, audience })
      const written = await readReflections(deps.db, {
        cycleId,
        departmentId: department,
        asOf: moment,
      })
      const items = Array.from(counted, ([actionId, counts]) =>
        toReflection(written.get(actionId) ?? unwritten(actionId, cycleId), { ...c.var, counts }),
      )
      return c.json({ items, nextCursor: null }, 200)
    })
    .openapi(writeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      const { cycle: cycleId, department } = c.req.valid('query')
      return write(c, deps, async (change) => {
        const { actionId, reason, ...changes } = c.req.valid('json')
        const found = await findPlace(c, change.tx, { cycleId, department, actionId })
        if ('refused' in found) return found.refused
        const { cycle, counts } = found
        const before = await findReflection(change.tx, actionId, cycleId)
        if (before.version !== match.version) {
          return outdated(c, toReflection(before, { ...c.var, counts }))
        }
        const late = lateBy(c, reason)
        const passed = await passLock({ ...change, ...late }, department, [cycleId], late.reason)
        if ('closed' in passed) return closed(c, cycleId)
        const after = withSaid(before, changes)
        if (isSilent(after)) return silent(c)
        await writeReflection({ ...change, ...late }, cycle, before, after)
        return answer(c, await findReflection(change.tx, actionId, cycleId), counts)
      })
    })
    .openapi(acknowledgeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const { id } = c.req.valid('param')
        const colon = id.lastIndexOf(':')
        const [actionId, cycleId] = [id.slice(0, colon), id.slice(colon + 1)]
        const cycle = await findCycle(change.tx, cycleId)
        const reflection = await findReflection(change.tx, actionId, cycleId)
        if (!cycle || reflection.version === 0) return absent(c, 'reflection')
        const department = await departmentOf(change.tx, actionId)
        const audience = audienceOf(c.var, undefined)
        const counted = await countActions(c, change.tx, { cycle, department, audience })
        const counts = counted.get(actionId)
        if (!counts) return absent(c, 'reflection')
        if (reflection.version !== match.version) {
          return outdated(c, toReflection(reflection, { ...c.var, counts }))
        }
        if (isAsker(c.var.session, reflection.written?.by ?? null)) return ownWork(c)
        if (reflection.readBy.some(({ by }) => isAsker(c.var.session, by))) return already(c)
        await noteReading(change, cycle, reflection)
        return answer(c, await findReflection(change.tx, actionId, cycleId), counts)
      })
    })
}

interface CountScope {
  cycle: DistrictCycle
  department: string
  asOf?: number | undefined
  audience: ReturnType<typeof audienceOf>
}

/** The metrics of each action by status in one cycle, by action id in the order of the plan. */
async function countActions(
  c: Context<Env>,
  db: Db,
  { cycle, department, asOf, audience }: CountScope,
): Promise<Map<string, StatusCounts>> {
  const { cycles, departments } = await readDashboard(db, {
    schoolYear: cycle.schoolYear,
    departmentId: department,
    asOf,
    today: c.var.today,
    audience,
  })
  const at = cycles.findIndex(({ id }) => id === cycle.id)
  const actions = departments
    .filter(({ id }) => id === department)
    .flatMap(({ priorities }) => priorities.flatMap((priority) => priority.actions))
  return new Map(
    actions.flatMap(({ id, counts }) => {
      const ofCycle = counts[at]
      return ofCycle ? [[id, ofCycle] as const] : []
    }),
  )
}

/** The cycle, and what the numbers of the action say in it; or why there is no such place. */
async function findPlace(
  c: Context<Env>,
  db: Db,
  { cycleId, department, actionId }: { cycleId: string; department: string; actionId: string },
) {
  const cycle = await findCycle(db, cycleId)
  if (!cycle) return { refused: absent(c, 'cycle') }
  const audience = audienceOf(c.var, undefined)
  const counts = (await countActions(c, db, { cycle, department, audience })).get(actionId)
  return counts
    ? { cycle, counts }
    : { refused: unknown(c, 'actionId', 'action in the department’s plan of this school year') }
}

async function departmentOf(db: Db, actionId: string): Promise<string> {
  return (await findDepartmentOf(db, 'action', actionId)) ?? ''
}

function answer(c: Context<Env>, reflection: ActionReflection, counts: StatusCounts) {
  c.header('etag', etagOf(reflection.version))
  return c.json(toReflection(reflection, { ...c.var, counts }), 200)
}

/** What stands, with what is said now. */
function withSaid(before: Said, changes: Changes<Said>): Said {
  return {
    happened: changes.happened ?? before.happened,
    learned: changes.learned ?? before.learned,
    next: changes.next ?? before.next,
    felt: changes.felt === undefined ? before.felt : changes.felt,
  }
}

function silent(c: Context<Env>) {
  return refuse(c, 422, 'A reflection says something.', {
    detail: 'Write what happened, what was learned or what comes next, or how it went.',
    errors: [{ path: 'happened', message: 'Write something here.', code: 'empty' }],
    code: 'empty',
  })
}

function ownWork(c: Context<Env>) {
  return refuse(c, 409, 'Nobody acknowledges their own reflection.', {
    detail: 'You wrote this. Ask the department’s owner or a coordinator.',
    code: 'own_work',
  })
}

function already(c: Context<Env>) {
  return refuse(c, 409, 'You have acknowledged this version.', {
    detail: 'Once it is changed, it can be acknowledged again.',
    code: 'wrong_state',
  })
}
