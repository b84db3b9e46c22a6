/** Having a deck written in a thread of its own. */

import { Worker } from 'node:worker_threads'

import type { Deck } from '../../domain/packet/deck.ts'

/**
 * The bytes of the PowerPoint file.
 *
 * Errors: what the thread threw.
 */
export function writeDeckInThread(deck: Deck): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./deck-worker.ts', import.meta.url), { workerData: deck })
  return new Promise((done, failed) => {
    worker.once('message', (bytes: Uint8Array<ArrayBuffer>) => done(bytes))
    worker.once('error', failed)
    worker.once('exit', () => failed(new Error('the thread of the deck ended')))
  })
}
