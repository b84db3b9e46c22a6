/** HTTP for one metric's grid: by what it is placed by its level and its change. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findMetric } from '../db/metrics.ts'
import { findGrid, setGrid } from '../db/status-grids.ts'
import type { Writing } from '../db/writing.ts'
import { checkGrid } from '../domain/grid-check.ts'
import type { Metric as MetricRead } from '../domain/plan.ts'
import type { GridDefinition } from '../domain/status-grid.ts'
import { momentOf } from './as-of.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { alreadyHeld, etagOf, IfMatch } from './etag.ts'
import { GridChange, MetricGrid, toMetricGrid } from './grid-schemas.ts'
import { reasonMissing } from './observation-refusals.ts'
import { EDIT_REFUSALS, invalid } from './plan-refusals.ts'
import { REFUSALS, refusal } from './problem.ts'
import { absent, outdated, requireVersion } from './respond.ts'
import { AsOf, IdPath } from './schemas.ts'
import { write } from './write.ts'

const one = { content: { 'application/json': { schema: MetricGrid } } }

const readRoute = createRoute({
  method: 'get',
  path: '/metrics/{id}/grid',
  summary: "Read a metric's cut points and colours, and the ones that are offered",
  request: { params: IdPath, query: z.strictObject({ asOf: AsOf }) },
  responses: {
    200: { description: 'The grid, also where none is set.', ...one },
    304: { description: 'Unchanged since the ETag that was sent.' },
    ...REFUSALS,
  },
})

const setRoute = createRoute({
  method: 'put',
  path: '/metrics/{id}/grid',
  summary: "Set a metric's cut points and colours, or take them out of use",
  request: {
    params: IdPath,
    headers: IfMatch,
    body: { required: true, content: { 'application/json': { schema: GridChange } } },
  },
  responses: {
    200: { description: 'Set.', ...one },
    ...EDIT_REFUSALS,
    422: refusal('The grid contradicts itself or its metric, or the reason is missing.'),
  },
})

export function metricGridRoutes(deps: Deps) {
  return createRouter()
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { db } = await momentOf(c, deps.db, c.req.valid('query').asOf)
      const metric = await findMetric(db, id, { removed: 'included' })
      if (!metric) return absent(c, 'metric')
      const body = toMetricGrid(await findGrid(db, id), metric)
      // The offer follows from the metric, so its version is in the tag too.
      const etag = etagOf(body.version, `grid-${metric.version}`)
      c.header('etag', etag)
      return alreadyHeld(c, etag) ? c.body(null, 304) : c.json(body, 200)
    })
    .openapi(setRoute, async (c) => {
      const match = requireVersion(c)
      if ('refused' in match) return match.refused
      return write(c, deps, async (change) => {
        const metric = await findMetric(change.tx, c.req.valid('param').id)
        if (!metric) return absent(c, 'metric')
        const { definition, reason = '' } = c.req.valid('json')
        const refused = definition && refusalOf(c, definition, metric)
        if (refused) return refused
        const edit = { expectedVersion: match.version, reason: reason.trim() || undefined }
        const after = await setGrid(change, metric.id, definition, edit)
        if (after === 'reason_needed') return reasonMissing(c)
        if (!after) return stale(c, change, metric)
        c.header('etag', etagOf(after.version, `grid-${metric.version}`))
        return c.json(toMetricGrid(after, metric), 200)
      })
    })
}

function refusalOf(c: Context<Env>, definition: GridDefinition, metric: MetricRead) {
  const checked = checkGrid(definition, metric)
  if (checked.ok) return undefined
  const errors = checked.error.map(({ path, message, code }) => ({ path, message, code }))
  return invalid(c, 'The metric cannot be placed by these cut points and colours.', errors)
}

async function stale(c: Context<Env>, { tx }: Writing, metric: MetricRead) {
  return outdated(c, toMetricGrid(await findGrid(tx, metric.id), metric))
}
