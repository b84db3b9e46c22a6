/** HTTP for department plans. */

import { createRoute, z } from '@hono/zod-openapi'

import { findDepartment } from '../db/departments.ts'
import { listPlans } from '../db/plan-list.ts'
import { findPlan, findPlanOf, insertPlan, updatePlan } from '../db/plans.ts'
import { findSchoolYear } from '../db/school-years.ts'
import { momentOf } from './as-of.ts'
import { contentTag, tagged } from './content-tag.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { IfMatch } from './etag.ts'
import { pageOf, pageQuery, slice } from './page.ts'
import { ADD_REFUSALS, EDIT_REFUSALS, planExists, takeReason } from './plan-refusals.ts'
import { NewPlan, Plan, PlanChange, PlanSummary, toBody } from './plan-schemas.ts'
import { REFUSALS } from './problem.ts'
import { absent, outdated, requireVersion, unknown } from './respond.ts'
import { AsOf, Id, IdPath, Year } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: Plan } } }

const listRoute = createRoute({
  method: 'get',
  path: '/plans',
  summary: 'List the plans, newest year first',
  request: {
    query: z.strictObject({
      ...pageQuery,
      year: Year.optional(),
      department: Id.optional(),
      asOf: AsOf,
    }),
  },
  responses: {
    200: {
      description: 'A page.',
      content: { 'application/json': { schema: pageOf(PlanSummary) } },
    },
    ...REFUSALS,
  },
})

const addRoute = createRoute({
  method: 'post',
  path: '/plans',
  summary: 'Start a plan',
  request: { body: { required: true, content: { 'application/json': { schema: NewPlan } } } },
  responses: { 201: { description: 'Started, as a draft.', ...one }, ...ADD_REFUSALS },
})

const readRoute = createRoute({
  method: 'get',
  path: '/plans/{id}',
  summary: 'Read a plan with its chains, priorities, actions and metrics',
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The plan.', ...one },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

const changeRoute = createRoute({
  method: 'patch',
  path: '/plans/{id}',
  summary: "Change a plan's cover and sections",
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: PlanChange } } },
  },
  responses: { 200: { description: 'Changed.', ...one }, ...EDIT_REFUSALS },
})

export function planRoutes(deps: Deps) {
  return createRouter()
    .openapi(listRoute, async (c) => {
      const { year, department, asOf, ...page } = c.req.valid('query')
      const { db } = await momentOf(c, deps.db, asOf)
      const plans = await listPlans(db, { schoolYear: year, departmentId: department })
      return c.json(slice(plans, page), 200)
    })
    .openapi(addRoute, (c) =>
      write(c, deps, async (change) => {
        const wanted = c.req.valid('json')
        const { departmentId, schoolYear } = wanted
        const { tx } = change
        if (!(await findDepartment(tx, departmentId)))
          return unknown(c, 'departmentId', 'department')
        if (!(await findSchoolYear(tx, schoolYear))) return unknown(c, 'schoolYear', 'school year')
        const standing = await findPlanOf(tx, departmentId, schoolYear)
        if (standing) return planExists(c, standing)
        const added = await insertPlan(change, wanted)
        if (!added) throw new Error('a plan appeared within its own transaction')
        const body = toBody(added)
        c.header('etag', contentTag(body))
        c.header('location', `/api/v1/plans/${added.id}`)
        return c.json(body, 201)
      }),
    )
    .openapi(readRoute, async (c) => {
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const found = await findPlan(db, c.req.valid('param').id)
      if (!found) return absent(c, 'plan')
      const body = toBody(found)
      return tagged(c, body) === 'held' ? c.body(null, 304) : c.json(body, 200)
    })
    .openapi(changeRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const before = await findPlan(change.tx, c.req.valid('param').id)
        if (!before) return absent(c, 'plan')
        const { reason, ...wanted } = c.req.valid('json')
        const refused = await takeReason(c, change, before.id, reason)
        if (refused) return refused
        const after = await updatePlan(change, before.id, wanted, match.version)
        if (!after) return outdated(c, toBody(before))
        const body = toBody(after)
        c.header('etag', contentTag(body))
        return c.json(body, 200)
      })
    })
}
