/** Shapes of imports on the wire. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../db/author-names.ts'
import type { ImportReject } from '../db/import-rows.ts'
import type { ImportRun } from '../db/import-runs.ts'

const Verdict = z.object({
  line: z.int().openapi({ description: '1 is the header; of a row of several lines, its first.' }),
  column: z.string().openapi({ description: 'Empty for the whole row.', example: 'value' }),
  code: z.string().openapi({ example: 'not_a_number' }),
  message: z.string().openapi({
    description: 'What is wrong and how to mend it; empty where nothing is.',
  }),
})

type Verdict = z.infer<typeof Verdict>

const Counts = z.object({
  added: z.int(),
  corrected: z.int(),
  same: z.int().openapi({ description: 'Say what stands already; they change nothing.' }),
  rejected: z.int(),
})

export const Import = z
  .object({
    id: z.string(),
    state: z
      .enum([
        'reading',
        'checking',
        'publishing',
        'published',
        'unchanged',
        'refused',
        'checked',
        'failed',
      ])
      .openapi({
        description:
          'On its way: reading, checking, publishing. At its end: published; unchanged, nothing in the file was new; refused; checked, a dry run; failed, something broke and nothing was stored.',
      }),
    fileName: z.string(),
    dryRun: z.boolean(),
    goodRowsOnly: z.boolean(),
    by: z.string(),
    startedAt: z.string(),
    endedAt: z.string().nullable(),
    bytes: z.number().openapi({ description: 'Read so far.' }),
    totalBytes: z.number().nullable().openapi({ description: 'As announced by Content-Length.' }),
    rows: z.int().openapi({ description: 'Read so far, without the header.' }),
    progress: z
      .object({ done: z.int(), of: z.int() })
      .nullable()
      .openapi({ description: 'Rows of the present state; null where it is told by the bytes.' }),
    counts: Counts.openapi({
      description: 'Rows by what they did, or would do once no row is refused.',
    }),
    verdicts: z.array(Verdict).openapi({
      description:
        'By line. Each row of a file of up to 5,000 rows: added, corrected or same, or why it is refused. Of a longer file the first 1,000 refusals.',
    }),
    rejects: z
      .string()
      .nullable()
      .openapi({ description: 'Address of the refused rows as CSV; null when there are none.' }),
    number: z.int().nullable().openapi({ description: 'In the log, once published.' }),
    undone: z
      .object({ by: z.string(), at: z.string(), reason: z.string() })
      .nullable()
      .openapi({ description: 'Null: stands.' }),
    version: z.int(),
  })
  .openapi('Import')

export type Import = z.infer<typeof Import>

/** A run as it is answered. */
export function toBody(
  run: ImportRun,
  rejects: readonly ImportReject[],
  nameOf: NameOf,
  bom = false,
): Import {
  return {
    id: run.id,
    state: run.state,
    fileName: run.fileName,
    dryRun: run.dryRun,
    goodRowsOnly: run.goodRowsOnly,
    by: nameOf(run.actor),
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    bytes: run.bytes,
    totalBytes: run.totalBytes,
    rows: run.rows,
    progress: run.progress,
    counts: run.counts,
    verdicts: verdictsOf(run, rejects),
    rejects: run.counts.rejected === 0 ? null : rejectsAddress(run.id, bom),
    number: run.tx,
    undone: run.undone && { ...run.undone, by: nameOf(run.undone.by) },
    version: versionOf(run),
  }
}

/** Once taken back it is another version of itself. */
export function versionOf({ undone, state }: ImportRun): number {
  return undone ? 3 : state === 'published' ? 2 : 1
}

function rejectsAddress(id: string, bom: boolean): string {
  return `/api/v1/imports/${id}/rejects.csv${bom ? '?bom=1' : ''}`
}

function verdictsOf({ accepted }: ImportRun, rejects: readonly ImportReject[]): Verdict[] {
  const refused = rejects.map(({ line, column, code, message }) => ({
    line,
    column,
    code,
    message,
  }))
  if (!accepted) return refused
  const good = (['added', 'corrected', 'same'] as const).flatMap((code) =>
    accepted[code].map((line) => ({ line, column: '', code, message: '' })),
  )
  return [...refused, ...good].toSorted((a, b) => a.line - b.line)
}
