/** HTTP for handing in a department's cycle, returning it and accepting it. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { readCollection } from '../db/collection.ts'
import { readLocks } from '../db/cycle-lock.ts'
import type { DistrictCycle } from '../db/cycles.ts'
import { findCycle } from '../db/cycles.ts'
import { findDepartment } from '../db/departments.ts'
import { listSubmissionSteps, takeSubmissionStep } from '../db/submissions.ts'
import type { Writing } from '../db/writing.ts'
import type { ApprovalDeed } from '../domain/approval.ts'
import { obstacleTo, stateAfter } from '../domain/approval.ts'
import { isSilent } from '../domain/collection.ts'
import { Submission, toSubmission } from './collection-schemas.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { isAsker } from './names.ts'
import { closed } from './observation-refusals.ts'
import { REFUSALS, refusal, refuse } from './problem.ts'
import { absent, unknown } from './respond.ts'
import { Id, IdPath, text } from './schemas.ts'
import { stillSilent } from './silent-metrics.ts'
import { write } from './write.ts'

const LONGEST_NOTE = 2_000

const Deed = z
  .strictObject({ departmentId: Id, note: text(LONGEST_NOTE).optional() })
  .openapi('SubmissionDeed')

const ReturnDeed = z
  .strictObject({
    departmentId: Id,
    note: text(LONGEST_NOTE, 1).openapi({ description: 'What is to be mended.' }),
  })
  .openapi('SubmissionReturn')

const request = { params: IdPath, query: z.strictObject({}) }
const body = { required: true, content: { 'application/json': { schema: Deed } } }
const responses = {
  200: { description: 'Done.', content: { 'application/json': { schema: Submission } } },
  ...REFUSALS,
  409: refusal('It is in another state, or one’s own.'),
  422: refusal('There is no such department.'),
  423: refusal('To submit: the cycle is closed for the department.'),
}

const submitRoute = createRoute({
  method: 'post',
  path: '/cycles/{id}/submit',
  summary: "Hand in a department's cycle, once each metric that is due says something",
  request: { ...request, body },
  responses: {
    ...responses,
    422: refusal('Nothing is said of metrics that are due; it lists them.'),
  },
})

const returnRoute = createRoute({
  method: 'post',
  path: '/cycles/{id}/return',
  summary: "Return a department's cycle with a note of what is to be mended",
  request: {
    ...request,
    body: { required: true, content: { 'application/json': { schema: ReturnDeed } } },
  },
  responses,
})

const acceptRoute = createRoute({
  method: 'post',
  path: '/cycles/{id}/accept',
  summary: "Accept a department's cycle; nobody accepts their own",
  request: { ...request, body },
  responses,
})

export function submissionRoutes(deps: Deps) {
  return createRouter()
    .openapi(submitRoute, (c) => take(c, deps, 'submit', c.req.valid('json')))
    .openapi(returnRoute, (c) => take(c, deps, 'return', c.req.valid('json')))
    .openapi(acceptRoute, (c) => take(c, deps, 'approve', c.req.valid('json')))
}

interface Wanted {
  departmentId: string
  note?: string | undefined
}

function take(c: Context<Env>, deps: Deps, deed: ApprovalDeed, wanted: Wanted) {
  const { departmentId, note = '' } = wanted
  return write(c, deps, async (change) => {
    const cycle = await findCycle(change.tx, c.req.param('id') ?? '')
    if (!cycle) return absent(c, 'cycle')
    if (!(await findDepartment(change.tx, departmentId))) {
      return unknown(c, 'departmentId', 'department')
    }
    const steps = await listSubmissionSteps(change.tx, cycle.id, departmentId)
    const state = stateAfter(steps)
    const told = steps.map((step) => ({ ...step, isOwn: isAsker(c.var.session, step.by) }))
    const obstacle = obstacleTo(deed, { state, steps: told })
    if (obstacle === 'wrong_state') return inOtherState(c, deed, cycle)
    if (obstacle === 'own_work') return ownWork(c)
    const refused = deed === 'submit' && (await notReady(c, change, cycle, departmentId))
    if (refused) return refused
    await takeSubmissionStep(change, cycle, departmentId, { deed, note: note.trim() })
    const after = await listSubmissionSteps(change.tx, cycle.id, departmentId)
    return c.json(toSubmission(departmentId, after, c.var), 200)
  })
}

/** Why a department's cycle cannot be handed in: not begun, closed, or something is silent. */
async function notReady(
  c: Context<Env>,
  { tx, at }: Writing,
  cycle: DistrictCycle,
  departmentId: string,
) {
  const { today } = c.var
  if (today < cycle.startsOn) return notBegun(c, cycle)
  const isLocked = await readLocks(tx, at, [cycle.id])
  if (isLocked(departmentId, cycle.id)) return closed(c, cycle.id)
  const rows = await readCollection(tx, cycle, { today, departmentId })
  const silent = rows.filter((row) => isSilent(row.state))
  return silent.length > 0
    ? stillSilent(c, silent, 'Log them, or say of each why there is no number; then submit.')
    : undefined
}

function inOtherState(c: Context<Env>, deed: ApprovalDeed, { name }: DistrictCycle) {
  const [title, detail] = OTHER_STATE[deed]
  return refuse(c, 409, title(name), { detail, code: 'wrong_state' })
}

const OTHER_STATE: Record<ApprovalDeed, [(name: string) => string, string]> = {
  submit: [
    (name) => `${name} is submitted already.`,
    'A department submits once; after that it is accepted, or returned to be mended.',
  ],
  return: [(name) => `${name} is not submitted.`, 'Only what was submitted is returned.'],
  approve: [(name) => `${name} is not waiting to be accepted.`, 'The department submits it first.'],
}

function ownWork(c: Context<Env>) {
  return refuse(c, 409, 'Nobody accepts their own submission.', {
    detail: 'You submitted this. Ask the department’s owner or another coordinator.',
    code: 'own_work',
  })
}

function notBegun(c: Context<Env>, { name, startsOn }: DistrictCycle) {
  return refuse(c, 409, `${name} has not begun.`, {
    detail: `It begins on ${startsOn}.`,
    code: 'wrong_state',
  })
}
