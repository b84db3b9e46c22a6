/** The OpenAPI entries of imports. */

import { createRoute, z } from '@hono/zod-openapi'

import { Bom, csv } from './csv-stream.ts'
import { IfMatch } from './etag.ts'
import { Import } from './import-schemas.ts'
import { pageOf, pageQuery } from './page.ts'
import { REFUSALS, refusal } from './problem.ts'
import { IdPath, Year, text } from './schemas.ts'

const FLAGS = ['', '1', 'true', '0', 'false'] as const
const Flag = z.enum(FLAGS).optional()

/** Whether a flag of the query is set; `?dryRun` alone sets it. */
export function isSet(flag: (typeof FLAGS)[number] | undefined): boolean {
  return flag === '' || flag === '1' || flag === 'true'
}

const one = { content: { 'application/json': { schema: Import } } }
const file = z.string().openapi({
  format: 'binary',
  description: 'Tidy CSV: UTF-8, with a header; at least metric_id, observed_on and a value.',
})

export const importRoute = createRoute({
  method: 'post',
  path: '/imports/observations',
  summary: 'Import observations from CSV, as one batch',
  description:
    'The file is read as it arrives, up to 128 MB, and put aside; it is published at the end, all of it at once or nothing. A refused row keeps the whole file out, unless `goodRowsOnly` is set. What the file says already changes nothing, so that it may be sent again. New rows keep who recorded them, and when, for coordinators alone; else they are yours, now. A connection that breaks off leaves nothing. With `Prefer: respond-async` the answer comes when the file has arrived; follow `GET /imports/{id}` then.',
  request: {
    query: z.strictObject({
      dryRun: Flag.openapi({ description: 'Give the verdicts and store nothing.' }),
      goodRowsOnly: Flag.openapi({
        description: 'Leave refused rows out instead of refusing the file for them.',
      }),
      bom: Flag.openapi({
        description: 'Give refused rows back with a byte order mark, for older spreadsheets.',
      }),
      year: Year.optional().openapi({
        description: 'Of rows that name their metric by its place and not their school year.',
      }),
      fileName: text(200).optional().openapi({
        description: 'Stands in the log and in the reason of every correction.',
      }),
    }),
    headers: z.object({
      prefer: z.string().optional().openapi({ example: 'respond-async' }),
    }),
    body: {
      required: true,
      content: { 'text/csv': { schema: file }, 'application/octet-stream': { schema: file } },
    },
  },
  responses: {
    200: { description: 'A dry run, or nothing in the file was new.', ...one },
    201: { description: 'Published.', ...one },
    202: { description: 'Arrived; it is checked and published now.', ...one },
    ...REFUSALS,
    409: refusal('The Idempotency-Key was used for another request.'),
    413: refusal('The file is too large.'),
    415: refusal('Not CSV.'),
    422: refusal('Rows are refused; `errors` holds the first, `current` the whole verdict.'),
    503: refusal('Too many imports are waiting.'),
  },
})

export const listRoute = createRoute({
  method: 'get',
  path: '/imports',
  summary: 'List imports, the newest first',
  description:
    'Your own and those of your departments; running ones too. Dry runs are not listed, and refused ones for a week.',
  request: { query: z.strictObject(pageQuery) },
  responses: {
    200: { description: 'A page.', content: { 'application/json': { schema: pageOf(Import) } } },
    ...REFUSALS,
  },
})

export const readRoute = createRoute({
  method: 'get',
  path: '/imports/{id}',
  summary: 'Read how far an import is, and its verdicts',
  description:
    'Asked for `text/event-stream`, it answers with server-sent events: `progress` with the import whenever it has gone on, and `end` with the last.',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'It.',
      content: { ...one.content, 'text/event-stream': { schema: z.string() } },
    },
    304: { description: 'Unchanged.' },
    ...REFUSALS,
  },
})

export const rejectsRoute = createRoute({
  method: 'get',
  path: '/imports/{id}/rejects.csv',
  summary: "Download an import's refused rows, with what is wrong in the column `error`",
  description: 'The columns of the file as it was sent. Mend the rows and import this file.',
  request: { params: IdPath, query: z.strictObject({ bom: Bom }) },
  responses: { 200: csv, ...REFUSALS },
})

export const undoRoute = createRoute({
  method: 'delete',
  path: '/imports/{id}',
  summary: 'Take a published import back, with a reason',
  description:
    'What it added is withdrawn, what it corrected is as it was before, all at once; every version stays on the record. The reason goes in the body or in the query.',
  request: {
    params: IdPath,
    headers: IfMatch,
    query: z.strictObject({ reason: z.string().max(2000).optional() }),
    body: {
      required: false,
      content: {
        'application/json': {
          schema: z.strictObject({ reason: text(2000).optional() }).openapi('ImportUndo'),
        },
      },
    },
  },
  responses: {
    200: { description: 'Taken back.', ...one },
    ...REFUSALS,
    409: refusal('It stands no more as it was imported, or was never published.'),
    412: refusal('Not the current version; the body holds it.'),
    422: refusal('The reason is missing.'),
    423: refusal('A cycle is closed; the coordinator may still take it back with a reason.'),
    428: refusal('If-Match is missing.'),
  },
})
