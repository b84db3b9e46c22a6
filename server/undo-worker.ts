/** An import taken back in a thread of its own, with its own connection: the server goes on meanwhile. */

import { parentPort, workerData } from 'node:worker_threads'

import { undoImport } from '../db/import-undo.ts'
import { openAlone } from '../db/losable.ts'
import type { FromUndo, UndoJob } from './undo-thread.ts'

// What a thread is given has no type; `undo-thread.ts` gives this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const { databaseUrl, run, options } = workerData as UndoJob
const db = openAlone(databaseUrl)
try {
  say({ kind: 'outcome', outcome: await undoImport(db, run, options) })
} catch (error) {
  const told = error instanceof Error ? error : new Error(String(error))
  say({
    kind: 'error',
    message: told.message,
    code: 'code' in told ? String(told.code) : undefined,
  })
} finally {
  await db.destroy()
}

function say(message: FromUndo): void {
  parentPort?.postMessage(message, [])
}
