/** An import's refused rows as CSV, page by page. */

import type { ImportRun } from '../db/import-runs.ts'
import { listRejects } from '../db/import-runs.ts'
import type { Db } from '../db/tables.ts'
import { createRejectsCsv } from '../domain/import-rejects.ts'

const ROWS_A_PAGE = 500

interface Row {
  line: number
  cells: string[]
  problems: { column: string; message: string }[]
}

/** The lines of the file, some at a time; `start` goes before the header. */
export async function* rejectsCsv(
  db: Db,
  { id, header }: ImportRun,
  start: string,
): AsyncGenerator<string> {
  const csv = createRejectsCsv(header)
  yield start + csv.header
  let after = { line: 0, position: -1 }
  let row: Row | undefined
  for (;;) {
    const page = await listRejects(db, id, { limit: ROWS_A_PAGE, after })
    const last = page.at(-1)
    let lines = ''
    for (const { line, cells, column, message } of page) {
      if (row?.line === line) {
        row.problems.push({ column, message })
      } else {
        if (row) lines += csv.line(row)
        row = { line, cells, problems: [{ column, message }] }
      }
    }
    if (!last && row) lines += csv.line(row)
    if (lines !== '') yield lines
    if (!last) return
    after = { line: last.line, position: last.position }
  }
}

/** Text as a body that is made as it is taken. */
export function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void pieces.return(undefined),
  })
}
