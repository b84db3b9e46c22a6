/** HTTP for what is logged of what is due in a cycle. */

import { createRoute, z } from '@hono/zod-openapi'

import { readCollection } from '../db/collection.ts'
import { findCycle } from '../db/cycles.ts'
import { listDepartments } from '../db/departments.ts'
import { listSubmissionSteps } from '../db/submissions.ts'
import { daysAfter, daysBetween } from '../domain/calendar.ts'
import { countCollection } from '../domain/collection.ts'
import { momentOf } from './as-of.ts'
import { Collection, toDepartment } from './collection-schemas.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { reopeningsOf, toCycleBody } from './cycle-schemas.ts'
import { REFUSALS } from './problem.ts'
import { absent } from './respond.ts'
import { AsOf, Id, IdPath } from './schemas.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/cycles/{id}/collection',
  summary: 'Read what is logged of what is due in a cycle, by department and metric',
  description: 'Says whether something was logged, never what.',
  request: { params: IdPath, query: z.strictObject({ department: Id.optional(), asOf: AsOf }) },
  responses: {
    200: {
      description: 'The collection.',
      content: { 'application/json': { schema: Collection } },
    },
    ...REFUSALS,
  },
})

export function collectionRoutes({ db }: Deps) {
  return createRouter().openapi(readRoute, async (c) => {
    const { department: departmentId, asOf } = c.req.valid('query')
    const then = await momentOf(c, db, asOf)
    const { today } = then
    const cycle = await findCycle(then.db, c.req.valid('param').id)
    if (!cycle) return absent(c, 'cycle')
    const rows = await readCollection(db, cycle, { today, departmentId, asOf: then.asOf })
    const steps = await listSubmissionSteps(then.db, cycle.id, departmentId)
    const departments = (await listDepartments(then.db)).filter(
      ({ id }) => departmentId === undefined || id === departmentId,
    )
    const body = {
      cycle: toCycleBody(cycle, await reopeningsOf(then.db, [cycle]), { ...c.var, today }),
      today,
      daysLeft: daysBetween(today, daysAfter(cycle.dueOn, cycle.graceDays)),
      counts: countCollection(rows.map(({ state }) => state)),
      departments: departments.map((department) =>
        toDepartment(
          department,
          rows.filter(({ metric }) => metric.departmentId === department.id),
          steps.filter((step) => step.departmentId === department.id),
          c.var,
        ),
      ),
    }
    return c.json(body, 200)
  })
}
