/** HTTP for the dashboard: a school year's departments, priorities, actions and metrics by cycle. */

import { createRoute, z } from '@hono/zod-openapi'

import { readDashboard } from '../db/dashboard.ts'
import { findDepartment } from '../db/departments.ts'
import { findSchoolYear } from '../db/school-years.ts'
import { getDataVersion } from '../db/writing.ts'
import { momentOf } from './as-of.ts'
import { SmallGroups, audienceOf } from './audience.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { Dashboard, toBody } from './dashboard-schemas.ts'
import { alreadyHeld } from './etag.ts'
import { createKeptBodies } from './kept-bodies.ts'
import { REFUSALS } from './problem.ts'
import { absent } from './respond.ts'
import { AsOf, Id, Year } from './schemas.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/dashboard',
  summary: 'Read where every metric of a school year stands, by cycle',
  request: {
    query: z.strictObject({
      year: Year,
      department: Id.optional(),
      asOf: AsOf,
      smallGroups: SmallGroups,
    }),
  },
  responses: {
    200: {
      description: 'The dashboard.',
      content: { 'application/json': { schema: Dashboard } },
    },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

export function dashboardRoutes(deps: Deps) {
  const kept = createKeptBodies()
  return createRouter().openapi(readRoute, async (c) => {
    const { year, department, asOf, smallGroups } = c.req.valid('query')
    const audience = audienceOf(c.var, smallGroups)
    const { db } = deps
    const then = await momentOf(c, db, asOf)
    if (department !== undefined && !(await findDepartment(then.db, department))) {
      return absent(c, 'department')
    }
    const versions = [await getDataVersion(db, year), await getDataVersion(db, 'organisation')]
    const etag = `"${[year, ...versions, then.today, department ?? 'all', asOf ?? 'now', audience].join('-')}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (alreadyHeld(c, etag)) return c.body(null, 304)

    const body = await kept.get(etag, async () => {
      if (!(await findSchoolYear(then.db, year))) return undefined
      const read = await readDashboard(db, {
        schoolYear: year,
        departmentId: department,
        asOf: then.asOf,
        today: then.today,
        audience,
      })
      return JSON.stringify(toBody(read, asOf ?? null))
    })
    if (body === undefined) {
      c.header('etag', undefined)
      return absent(c, 'school year')
    }
    return c.body(body, 200, { 'content-type': 'application/json' })
  })
}
