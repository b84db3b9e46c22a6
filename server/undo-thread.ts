/** Taking a long import back in a thread of its own, so that reading goes on. */

import { Worker } from 'node:worker_threads'

import type { ImportRun } from '../db/import-runs.ts'
import type { UndoOptions, UndoOutcome } from '../db/import-undo.ts'

/** Takes an import back. */
export type UndoImport = (
  run: ImportRun & { tx: number },
  options: UndoOptions,
) => Promise<UndoOutcome>

export interface UndoJob {
  databaseUrl: string
  run: ImportRun & { tx: number }
  options: UndoOptions
}

export type FromUndo =
  | { kind: 'outcome'; outcome: UndoOutcome }
  | { kind: 'error'; message: string; code: string | undefined }

/**
 * Takes an import back beside everything else.
 *
 * Errors: what the thread threw.
 */
export function undoInThread(
  databaseUrl: string,
  run: UndoJob['run'],
  options: UndoOptions,
): Promise<UndoOutcome> {
  const job: UndoJob = { databaseUrl, run, options }
  const worker = new Worker(new URL('./undo-worker.ts', import.meta.url), { workerData: job })
  return new Promise((done, failed) => {
    worker.on('message', (message: FromUndo) => {
      if (message.kind === 'outcome') return done(message.outcome)
      const { code } = message
      return failed(Object.assign(new Error(message.message), code !== undefined && { code }))
    })
    worker.once('error', failed)
    worker.once('exit', () => failed(new Error('the thread that takes an import back ended')))
  })
}
