/** A server of its own process over a generated district: what is measured there is not the bench's. */

import { pino } from 'pino'

import { openDatabase } from '../db/open.ts'
import { createApp } from '../server/app.ts'
import { createImporter } from '../server/import-thread.ts'
import { listen } from '../server/listen.ts'

/** What the process says: where it listens, then how much memory it has, in bytes. */
export type FromServed = { port: number } | { memory: number }

const SAY_EVERY = 100

const [, , path = ''] = process.argv
const url = `file:${path}`
const db = openDatabase(url)
const app = createApp(
  { db, log: pino({ level: 'silent' }), clock: { now: () => new Date('2023-07-01T12:00:00Z') } },
  {
    session: { actor: 'bench@district.example', role: 'coordinator', departments: 'all' },
    publicUrl: null,
    importer: createImporter(db, url),
  },
)
const { port } = await listen({ fetch: app.fetch, port: 0, host: '127.0.0.1' })
say({ port })
setInterval(() => say({ memory: process.memoryUsage.rss() }), SAY_EVERY)
process.once('disconnect', () => process.exit())

function say(message: FromServed): void {
  process.send?.(message)
}
