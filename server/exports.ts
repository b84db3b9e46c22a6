/** HTTP for the live CSV exports, streamed page by page. */

import { createRoute, z } from '@hono/zod-openapi'

import { metricRows, observationRows, progressRows } from '../db/exports.ts'
import { getHead } from '../db/ledger.ts'
import { decisionRows, reflectionRows } from '../db/meeting-rows.ts'
import { METRIC_COLUMNS, OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../domain/csv-shapes.ts'
import { DECISION_COLUMNS, REFLECTION_COLUMNS } from '../domain/meeting-csv.ts'
import { momentOf } from './as-of.ts'
import type { Deps } from './context.ts'
import { createRouter } from './context.ts'
import { Bom, csv, sendCsv } from './csv-stream.ts'
import { COSTLY_REFUSALS } from './problem.ts'
import { AsOf, Id, Year } from './schemas.ts'

const Scope = {
  year: Year.optional(),
  department: Id.optional(),
  asOf: AsOf,
  bom: Bom,
}

const observationsRoute = createRoute({
  method: 'get',
  path: '/export/observations.csv',
  summary: 'Export the current observations as CSV',
  request: { query: z.strictObject({ ...Scope, metric: Id.optional() }) },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

const progressRoute = createRoute({
  method: 'get',
  path: '/export/progress.csv',
  summary: 'Export each metric in each cycle as CSV',
  request: { query: z.strictObject({ ...Scope, year: Year }) },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

const metricsRoute = createRoute({
  method: 'get',
  path: '/export/metrics.csv',
  summary: 'Export the definitions of the metrics as CSV',
  request: {
    query: z.strictObject(Scope),
  },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

const MeetingScope = { ...Scope, year: Year, cycle: Id.optional() }

const reflectionsRoute = createRoute({
  method: 'get',
  path: '/export/reflections.csv',
  summary: 'Export what was said of the actions after each cycle as CSV',
  request: { query: z.strictObject(MeetingScope) },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

const decisionsRoute = createRoute({
  method: 'get',
  path: '/export/decisions.csv',
  summary: 'Export what was decided, and what came of it, as CSV',
  request: { query: z.strictObject(MeetingScope) },
  responses: { 200: csv, ...COSTLY_REFUSALS },
})

export function exportRoutes({ db }: Deps) {
  return createRouter()
    .openapi(observationsRoute, async (c) => {
      const { year, department, metric, asOf, bom } = c.req.valid('query')
      const then = await momentOf(c, db, asOf)
      const rows = observationRows(db, {
        schoolYear: year,
        departmentId: department,
        metricId: metric,
        asOf: then.asOf ?? (await getHead(db)),
        past: asOf !== undefined,
      })
      return sendCsv(c, nameOf('observations', year, department), bom, OBSERVATION_COLUMNS, rows)
    })
    .openapi(progressRoute, async (c) => {
      const { year, department, asOf, bom } = c.req.valid('query')
      const then = await momentOf(c, db, asOf)
      const rows = progressRows(db, {
        schoolYear: year,
        departmentId: department,
        asOf: then.asOf,
        today: then.today,
      })
      return sendCsv(c, nameOf('progress', year, department), bom, PROGRESS_COLUMNS, rows)
    })
    .openapi(metricsRoute, async (c) => {
      const { year, department, asOf, bom } = c.req.valid('query')
      const then = await momentOf(c, db, asOf)
      const rows = metricRows(then.db, { schoolYear: year, departmentId: department })
      return sendCsv(c, nameOf('metrics', year, department), bom, METRIC_COLUMNS, rows)
    })
    .openapi(reflectionsRoute, async (c) => {
      const { year, cycle: cycleId, department: departmentId, asOf: moment, bom } = c.req.valid('query') // prettier-ignore
      const { asOf } = await momentOf(c, db, moment)
      const rows = reflectionRows(db, { schoolYear: year, cycleId, departmentId, asOf })
      const name = nameOf('reflections', cycleId ?? year, departmentId)
      return sendCsv(c, name, bom, REFLECTION_COLUMNS, rows)
    })
    .openapi(decisionsRoute, async (c) => {
      const { year, cycle: cycleId, department: departmentId, asOf: moment, bom } = c.req.valid('query') // prettier-ignore
      const { asOf } = await momentOf(c, db, moment)
      const rows = decisionRows(db, { schoolYear: year, cycleId, departmentId, asOf })
      const name = nameOf('decisions', cycleId ?? year, departmentId)
      return sendCsv(c, name, bom, DECISION_COLUMNS, rows)
    })
}

/** `observations-2022-23-data-and-research.csv` */
function nameOf(what: string, year: string | undefined, department: string | undefined): string {
  return `${[what, year, department].filter((part) => part !== undefined).join('-')}.csv`
}
