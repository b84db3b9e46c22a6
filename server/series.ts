/** HTTP for one metric's series: everything its page and its chart show. */

import { createRoute, z } from '@hono/zod-openapi'

import { findMetric } from '../db/metrics.ts'
import { readSeries } from '../db/series.ts'
import { getDataVersion, getDataVersionUpTo } from '../db/writing.ts'
import { momentOf } from './as-of.ts'
import { SmallGroups, audienceOf } from './audience.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { alreadyHeld } from './etag.ts'
import { REFUSALS } from './problem.ts'
import { absent } from './respond.ts'
import { AsOf, IdPath, Year } from './schemas.ts'
import { Series, toBody } from './series-schemas.ts'

const readRoute = createRoute({
  method: 'get',
  path: '/metrics/{id}/series',
  summary: "Read a metric's observations, cycles, path, sites and events",
  request: {
    params: IdPath,
    query: z.strictObject({
      year: Year.optional().openapi({
        description: "The metric's own school year; another one is answered with 404.",
      }),
      asOf: AsOf,
      smallGroups: SmallGroups,
    }),
  },
  responses: {
    200: { description: 'The series.', content: { 'application/json': { schema: Series } } },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

export function seriesRoutes(deps: Deps) {
  return createRouter().openapi(readRoute, async (c) => {
    const { db } = deps
    const { id } = c.req.valid('param')
    const { year, asOf, smallGroups } = c.req.valid('query')
    const audience = audienceOf(c.var, smallGroups)
    const then = await momentOf(c, db, asOf)
    const metric = await findMetric(then.db, id, { removed: 'included' })
    if (!metric || (year ?? metric.schoolYear) !== metric.schoolYear) return absent(c, 'metric')
    const versions = [
      await getDataVersionUpTo(db, metric.schoolYear),
      await getDataVersion(db, 'organisation'),
      await getDataVersion(db, 'snapshots'),
    ]
    const etag = `"${[id, ...versions, then.today, asOf ?? 'now', audience].map(encodeURIComponent).join('-')}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (alreadyHeld(c, etag)) return c.body(null, 304)

    const read = await readSeries(db, id, { asOf: then.asOf, today: then.today, audience })
    if (!read) {
      c.header('etag', undefined)
      return absent(c, 'metric')
    }
    return c.json(toBody(read, asOf ?? null, c.var.nameOf), 200)
  })
}
