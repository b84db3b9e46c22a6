/** Starting an import in a thread of its own, and handing the file over piece by piece. */

import { Worker } from 'node:worker_threads'

import { undoImport } from '../db/import-undo.ts'
import type { ImportOutcome } from '../db/observation-import.ts'
import type { Db } from '../db/tables.ts'
import type { ImportJob, RunImport } from './import-job.ts'
import { runImport } from './import-job.ts'
import type { UndoImport } from './undo-thread.ts'
import { undoInThread } from './undo-thread.ts'

export type ToWorker = { kind: 'piece'; piece: Uint8Array } | { kind: 'end' } | { kind: 'gone' }

export type FromWorker =
  | { kind: 'more' }
  | { kind: 'outcome'; outcome: ImportOutcome }
  | { kind: 'error'; message: string; code: string | undefined }

/** Files up to this size take less time than a thread takes to start. */
const SHORT = 512 * 1024
const FEW_ROWS = 500

/** How imports run, and how they are taken back. */
export interface Importer {
  run: RunImport
  undo: UndoImport
}

/** Long imports run and are taken back in threads, over a database that other connections may be opened to. */
export function createImporter(db: Db, databaseUrl: string): Importer {
  return {
    run: (job, source) =>
      (job.totalBytes ?? Infinity) <= SHORT
        ? runImport(db, job, source)
        : importInThread(databaseUrl, job, source),
    undo: (run, options) =>
      run.rows <= FEW_ROWS ? undoImport(db, run, options) : undoInThread(databaseUrl, run, options),
  }
}

/**
 * Runs an import beside everything else.
 *
 * Errors: what the thread threw; when the file breaks off, what it broke off with.
 */
async function importInThread(
  databaseUrl: string,
  job: ImportJob,
  source: AsyncIterable<Uint8Array>,
): Promise<ImportOutcome> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: { databaseUrl, job },
  })
  const pieces = source[Symbol.asyncIterator]()
  const say = (message: ToWorker) => worker.postMessage(message, [])
  let broken: unknown
  const handOver = async () => {
    try {
      const { value, done } = await pieces.next()
      say(done ? { kind: 'end' } : { kind: 'piece', piece: value })
    } catch (error) {
      broken = error
      say({ kind: 'gone' })
    }
  }
  try {
    return await new Promise((done, failed) => {
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'more':
            void handOver()
            return
          case 'outcome':
            done(message.outcome)
            return
          case 'error':
            failed(broken ?? toError(message))
        }
      })
      worker.once('error', failed)
      worker.once('exit', () => failed(new Error('the thread of the import ended')))
    })
  } finally {
    await pieces.return?.()
  }
}

function toError({ message, code }: Extract<FromWorker, { kind: 'error' }>): Error {
  return Object.assign(new Error(message), code !== undefined && { code })
}
