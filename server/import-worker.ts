/** An import in a thread of its own, with its own connection: the server goes on meanwhile. */

import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'

import { openAlone } from '../db/losable.ts'
import type { ImportJob } from './import-job.ts'
import { runImport } from './import-job.ts'
import type { FromWorker, ToWorker } from './import-thread.ts'

interface Data {
  databaseUrl: string
  job: ImportJob
}

if (!parentPort) throw new Error('an import runs in a thread of its own')
// What a thread is given has no type; `import-thread.ts` gives this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
await main(parentPort, workerData as Data)

async function main(port: MessagePort, { databaseUrl, job }: Data): Promise<void> {
  const say = (message: FromWorker) => port.postMessage(message, [])
  const db = openAlone(databaseUrl)
  try {
    const outcome = await runImport(db, job, arriving(port, say))
    say({ kind: 'outcome', outcome })
  } catch (error) {
    const told = error instanceof Error ? error : new Error(String(error))
    const code = 'code' in told ? String(told.code) : undefined
    say({ kind: 'error', message: told.message, code })
  } finally {
    await db.destroy()
    port.close()
  }
}

/** The pieces of the file; the next is asked for when the one before was read. */
async function* arriving(
  port: MessagePort,
  say: (message: FromWorker) => void,
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = new Promise<ToWorker>((arrived) => port.once('message', arrived))
    say({ kind: 'more' })
    const message = await next
    if (message.kind === 'end') return
    if (message.kind === 'gone') throw new Error('whoever sent the file is gone')
    yield message.piece
  }
}
