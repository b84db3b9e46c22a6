/** HTTP for status and change: every metric of a cycle in its own grid. */

import { createRoute, z } from '@hono/zod-openapi'

import { readDashboard } from '../db/dashboard.ts'
import { findDepartment } from '../db/departments.ts'
import { findSchoolYear } from '../db/school-years.ts'
import { listGrids } from '../db/status-grids.ts'
import { getDataVersion } from '../db/writing.ts'
import { composeGrid } from '../domain/grid-view.ts'
import { momentOf } from './as-of.ts'
import { audienceOf, SmallGroups } from './audience.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { alreadyHeld } from './etag.ts'
import { Grid, toBody } from './grid-schemas.ts'
import { createKeptBodies } from './kept-bodies.ts'
import { REFUSALS } from './problem.ts'
import { absent } from './respond.ts'
import { AsOf, Id, Year } from './schemas.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/grid',
  summary: 'Read where every metric of a cycle stands by its level and its change',
  request: {
    query: z.strictObject({
      year: Year,
      cycle: Id.openapi({ description: 'Its name or its id.', example: 'Q2' }),
      department: Id.optional(),
      asOf: AsOf,
      smallGroups: SmallGroups,
    }),
  },
  responses: {
    200: { description: 'The view.', content: { 'application/json': { schema: Grid } } },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

export function gridRoutes(deps: Deps) {
  const kept = createKeptBodies()
  const { db } = deps
  return createRouter().openapi(readRoute, async (c) => {
    const { year, cycle, department, asOf, smallGroups } = c.req.valid('query')
    const audience = audienceOf(c.var, smallGroups)
    const then = await momentOf(c, db, asOf)
    if (!(await findSchoolYear(then.db, year))) return absent(c, 'school year')
    if (department !== undefined && !(await findDepartment(then.db, department))) {
      return absent(c, 'department')
    }
    const versions = [await getDataVersion(db, year), await getDataVersion(db, 'organisation')]
    const asked = [
      year,
      cycle,
      ...versions,
      then.today,
      department ?? 'all',
      asOf ?? 'now',
      audience,
    ]
    const etag = `"${asked.map(encodeURIComponent).join('-')}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (alreadyHeld(c, etag)) return c.body(null, 304)

    const body = await kept.get(etag, async () => {
      const scope = { schoolYear: year, departmentId: department }
      const { today } = then
      const read = await readDashboard(db, { ...scope, asOf: then.asOf, today, audience })
      const found = read.cycles.find(({ id, name }) => id === cycle || name === cycle)
      if (!found) return undefined
      const entries = composeGrid(read, found.id, await listGrids(then.db, scope))
      return JSON.stringify(toBody(read, found, entries, asOf ?? null))
    })
    if (body === undefined) {
      c.header('etag', undefined)
      return absent(c, 'cycle of that school year')
    }
    return c.body(body, 200, { 'content-type': 'application/json' })
  })
}
