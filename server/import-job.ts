/** One import as the server runs it: beside the requests, or in a thread of its own. */

import { createHash } from 'node:crypto'

import { readAuthorNames } from '../db/author-names.ts'
import { findAnswer, storeAnswer } from '../db/idempotency.ts'
import { findRun, listRejects } from '../db/import-runs.ts'
import type { ImportOutcome, OnceOnly } from '../db/observation-import.ts'
import { importObservations } from '../db/observation-import.ts'
import type { Db } from '../db/tables.ts'
import type { Recording } from '../db/writing.ts'
import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type { Import } from './import-schemas.ts'
import { toBody } from './import-schemas.ts'

/** What can be said to another thread. */
export interface ImportJob {
  id: string
  by: Recording
  fileName: string
  dryRun: boolean
  goodRowsOnly: boolean
  schoolYear: SchoolYear | undefined
  /** Absent: all. */
  departmentIds: string[] | undefined
  seesOthers: boolean
  /** Whether new rows are the importer's, now, whoever the file says recorded them, and when. */
  signedByImporter: boolean
  latestDay: CalendarDate
  totalBytes: number | undefined
  /** Of an `Idempotency-Key`: the key, and what is hashed before the hash of the bytes. */
  key: { text: string; before: string } | undefined
  bom: boolean
}

/** Runs an import. */
export type RunImport = (
  job: ImportJob,
  source: AsyncIterable<Uint8Array>,
) => Promise<ImportOutcome>

const MOST_VERDICTS = 1000

/** Runs an import over a database. */
export function runImport(
  db: Db,
  job: ImportJob,
  source: AsyncIterable<Uint8Array>,
): Promise<ImportOutcome> {
  const { departmentIds, key } = job
  return importObservations(db, source, {
    ...job,
    departmentIds: departmentIds && new Set(departmentIds),
    once: key && onceBy(job, key),
  })
}

/** An import as it is answered. */
export async function readImport(db: Db, id: string, bom = false): Promise<Import | undefined> {
  const run = await findRun(db, id)
  if (!run) return undefined
  const rejects = await listRejects(db, id, { limit: MOST_VERDICTS })
  return toBody(run, rejects, await readAuthorNames(db), bom)
}

/** The hash by which a repeated request is known. */
function requestHashOf(before: string, sha256: string): string {
  return createHash('sha256').update(`${before}\n${sha256}`).digest('hex')
}

/** The answer is kept in the change that made it true, as every other change keeps its own. */
function onceBy({ by, bom }: ImportJob, key: { text: string; before: string }): OnceOnly {
  return {
    standingOf: async ({ tx }, sha256) => {
      const kept = await findAnswer(tx, by.actor, key.text)
      if (!kept) return 'not_yet'
      return kept.requestHash === requestHashOf(key.before, sha256) ? 'done_before' : 'key_reused'
    },
    remember: async (change, { runId, state }, sha256) => {
      const body = await readImport(change.tx, runId, bom)
      if (!body) throw new Error(`no import ${runId}`)
      await storeAnswer(change, {
        principal: by.actor,
        key: key.text,
        requestHash: requestHashOf(key.before, sha256),
        status: state === 'published' ? 201 : 200,
        response: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          location: `/api/v1/imports/${runId}`,
          etag: `"${runId}.${body.version}"`,
        },
      })
    },
  }
}
