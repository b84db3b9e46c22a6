/** Writes a deck in a thread of its own: the server goes on meanwhile. */

import { parentPort, workerData } from 'node:worker_threads'

import type { Deck } from '../../domain/packet/deck.ts'
import { writeDeck } from './deck-file.ts'

if (!parentPort) throw new Error('a deck is written in a thread of its own')
// What a thread is given has no type; `deck-thread.ts` gives this.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const written = new Uint8Array(await writeDeck(workerData as Deck))
parentPort.postMessage(written, [written.buffer])
