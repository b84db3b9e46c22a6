/** HTTP for the live CSV exports, streamed page by page. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { metricRows, observationRows, progressRows } from '../db/exports.ts'
import { getHead } from '../db/ledger.ts'
import type { Cell } from '../domain/csv-line.ts'
import { csvHeader, csvLine } from '../domain/csv-line.ts'
import { METRIC_COLUMNS, OBSERVATION_COLUMNS, PROGRESS_COLUMNS } from '../domain/csv-shapes.ts'
import { asOfNumber } from './as-of.ts'
import type { Deps, Env } from './context.ts'
import { createRouter } from './context.ts'
import { REFUSALS } from './problem.ts'
import { AsOf, Id, Year } from './schemas.ts'

const BYTE_ORDER_MARK = '\uFEFF'

const Scope = {
  year: Year.optional(),
  department: Id.optional(),
  asOf: AsOf,
  bom: z
    .enum(['0', '1'])
    .default('0')
    .openapi({ description: '1: begin with a byte order mark, for older spreadsheets.' }),
}

const csv = {
  description: 'The rows: RFC 4180, UTF-8, CRLF, a header always; an empty cell is no value.',
  content: { 'text/csv': { schema: z.string() } },
}

const observationsRoute = createRoute({
  method: 'get',
  path: '/export/observations.csv',
  summary: 'Export the current observations as CSV',
  request: { query: z.strictObject({ ...Scope, metric: Id.optional() }) },
  responses: { 200: csv, ...REFUSALS },
})

const progressRoute = createRoute({
  method: 'get',
  path: '/export/progress.csv',
  summary: 'Export each metric in each cycle as CSV',
  request: { query: z.strictObject({ ...Scope, year: Year }) },
  responses: { 200: csv, ...REFUSALS },
})

const metricsRoute = createRoute({
  method: 'get',
  path: '/export/metrics.csv',
  summary: 'Export the definitions of the metrics as CSV',
  request: {
    query: z.strictObject({ year: Scope.year, department: Scope.department, bom: Scope.bom }),
  },
  responses: { 200: csv, ...REFUSALS },
})

export function exportRoutes({ db }: Deps) {
  return createRouter()
    .openapi(observationsRoute, async (c) => {
      const { year, department, metric, asOf, bom } = c.req.valid('query')
      const rows = observationRows(db, {
        schoolYear: year,
        departmentId: department,
        metricId: metric,
        asOf: (await asOfNumber(db, asOf)) ?? (await getHead(db)),
        past: asOf !== undefined,
      })
      return send(c, nameOf('observations', year, department), bom, OBSERVATION_COLUMNS, rows)
    })
    .openapi(progressRoute, async (c) => {
      const { year, department, asOf, bom } = c.req.valid('query')
      const rows = progressRows(db, {
        schoolYear: year,
        departmentId: department,
        asOf: await asOfNumber(db, asOf),
        today: c.var.today,
      })
      return send(c, nameOf('progress', year, department), bom, PROGRESS_COLUMNS, rows)
    })
    .openapi(metricsRoute, (c) => {
      const { year, department, bom } = c.req.valid('query')
      const rows = metricRows(db, { schoolYear: year, departmentId: department })
      return send(c, nameOf('metrics', year, department), bom, METRIC_COLUMNS, rows)
    })
}

/** `observations-2022-23-data-and-research.csv` */
function nameOf(what: string, year: string | undefined, department: string | undefined): string {
  return `${[what, year, department].filter((part) => part !== undefined).join('-')}.csv`
}

function send<Name extends string>(
  c: Context<Env>,
  name: string,
  bom: '0' | '1',
  columns: readonly { name: Name; type: string }[],
  pages: AsyncGenerator<Record<Name, Cell>[]>,
): Response {
  const start = (bom === '1' ? BYTE_ORDER_MARK : '') + csvHeader(columns)
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`)
  return c.body(toStream(start, columns, pages))
}

/** Makes a page when the reader has taken the one before, and stops when the reader is gone. */
function toStream<Name extends string>(
  start: string,
  columns: readonly { name: Name; type: string }[],
  pages: AsyncGenerator<Record<Name, Cell>[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(start)),
    async pull(controller) {
      const { value, done } = await pages.next()
      if (done) {
        controller.close()
        return
      }
      controller.enqueue(encoder.encode(value.map((row) => csvLine(columns, row)).join('')))
    },
    cancel: () => void pages.return(undefined),
  })
}
