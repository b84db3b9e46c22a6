/** A CSV file over HTTP, streamed page by page. */

import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import type { Cell } from '../domain/csv-line.ts'
import { csvHeader, csvLine } from '../domain/csv-line.ts'
import type { Env } from './context.ts'

const BYTE_ORDER_MARK = '\uFEFF'

export const Bom = z
  .enum(['0', '1'])
  .default('0')
  .openapi({ description: '1: begin with a byte order mark, for older spreadsheets.' })

/** The OpenAPI entry of a CSV file. */
export const csv = {
  description: 'The rows: RFC 4180, UTF-8, CRLF, a header always; an empty cell is no value.',
  content: { 'text/csv': { schema: z.string() } },
}

/** Answers with rows as they are made. */
export function sendCsv<Name extends string>(
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
