/** HTTP for the deck of a sealed packet, which is drawn anew for whoever asks. */

import { createHash } from 'node:crypto'

import { createRoute, z } from '@hono/zod-openapi'

import { findSnapshot, findSnapshotBefore, readPacket } from '../../db/snapshots.ts'
import type { Snapshot } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import { changesBetween } from '../../domain/packet/changes.ts'
import type { Deck } from '../../domain/packet/deck.ts'
import { deckOf } from '../../domain/packet/deck.ts'
import type { Deps } from '../context.ts'
import { createRouter } from '../context.ts'
import { alreadyHeld } from '../etag.ts'
import { COSTLY_REFUSALS } from '../problem.ts'
import { absent } from '../respond.ts'
import { IdPath } from '../schemas.ts'
import { writeDeckInThread } from './deck-thread.ts'

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

const deckRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/deck.pptx',
  summary: 'Download a packet as PowerPoint, with charts that can be edited',
  description:
    'Drawn from the packet and the one before it alone: what changed, each department with its decisions, each priority with its metrics, and the checksums. Charts have alternative texts, slides have notes for their speaker. What is hidden in the packet is nowhere in the file.',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'The deck. The same program gives the same bytes.',
      content: { [TYPE]: { schema: z.string() } },
    },
    304: { description: 'You have it.' },
    ...COSTLY_REFUSALS,
  },
})

export function deckRoutes({ db }: Deps) {
  return createRouter().openapi(deckRoute, async (c) => {
    const found = await findSnapshot(db, c.req.valid('param').id)
    if (!found) return absent(c, 'packet')
    const bytes = await writeDeckInThread(await readDeck(db, found))
    const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`
    c.header('etag', etag)
    c.header('cache-control', 'private, no-cache')
    if (alreadyHeld(c, etag)) return c.body(null, 304)
    c.header('content-type', TYPE)
    c.header('content-disposition', `attachment; filename="packet-${found.number}.pptx"`)
    return c.body(bytes, 200)
  })
}

async function readDeck(db: Db, snapshot: Snapshot): Promise<Deck> {
  const packet = await readPacket(db, snapshot)
  const before = await findSnapshotBefore(db, snapshot)
  const { sha256, files } = snapshot
  const since = before && {
    number: before.number,
    changes: changesBetween(await readPacket(db, before), packet),
  }
  return deckOf(packet, { since: since ?? null, sha256, files })
}
