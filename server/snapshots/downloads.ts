/** HTTP for the files of sealed packets, byte for byte as they were sealed. */

import { Buffer } from 'node:buffer'

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { PACKET_JSON } from '../../db/packet-files.ts'
import type { Snapshot } from '../../db/snapshots.ts'
import { findSnapshot, readBytes } from '../../db/snapshots.ts'
import type { Db } from '../../db/tables.ts'
import type { Packet } from '../../domain/packet/packet.ts'
import { toByteStream } from '../byte-stream.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { alreadyHeld } from '../etag.ts'
import { REFUSALS } from '../problem.ts'
import { absent } from '../respond.ts'
import { IdPath } from '../schemas.ts'

const NAME = /\/([a-z]+\.csv)$/

const NEVER_CHANGES = { description: 'You have it: it never changes.' }

function fileOf(type: string, description: string) {
  return {
    200: { description, content: { [type]: { schema: z.string() } } },
    304: NEVER_CHANGES,
    ...REFUSALS,
  }
}

const archiveRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/archive.zip',
  summary: 'Download a packet, with checksums',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: fileOf('application/zip', 'The archive, the same bytes every time.'),
})

const packetRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/packet.json',
  summary: 'Download what a packet shows, for programs',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: {
    200: {
      description: 'Everything its pages are drawn from.',
      content: {
        'application/json': { schema: z.custom<Packet>().openapi({ type: 'object' }) },
      },
    },
    304: NEVER_CHANGES,
    ...REFUSALS,
  },
})

const tableRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/{name}.csv',
  summary: 'Download one of the CSV files of a packet',
  request: { query: z.strictObject({}) },
  // Beside the segment's `.csv` the router has no name for the name alone.
  parameters: [
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    {
      name: 'name',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      description: 'observations, progress, metrics, reflections or decisions.',
    },
  ],
  responses: fileOf('text/csv', 'The rows.'),
})

export function downloadRoutes({ db }: Deps) {
  return createRouter()
    .openapi(archiveRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      if (!found) return absent(c, 'packet')
      const { number, bytes, sha256 } = found
      const file = { name: `packet-${number}.zip`, type: 'application/zip', sha256 }
      return send(c, db, { ...file, id: found.id, firstByte: 0, bytes })
    })
    .openapi(packetRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      return (found && sendFile(c, db, found, PACKET_JSON)) ?? absent(c, 'packet')
    })
    .openapi(tableRoute, async (c) => {
      const found = await findSnapshot(db, c.req.param('id') ?? '')
      const name = NAME.exec(c.req.path)?.[1] ?? ''
      return (found && sendFile(c, db, found, name)) ?? absent(c, 'file')
    })
}

function sendFile(c: Context<Env>, db: Db, { id, number, files }: Snapshot, name: string) {
  const file = files.find((one) => one.name === name)
  if (!file) return undefined
  const type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json'
  return send(c, db, { ...file, id, name: `packet-${number}-${name}`, type })
}

interface Sent {
  id: string
  name: string
  type: string
  firstByte: number
  bytes: number
  sha256: string
}

function send(c: Context<Env>, db: Db, { id, name, type, firstByte, bytes, sha256 }: Sent) {
  const etag = `"${sha256}"`
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  c.header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
  if (alreadyHeld(c, etag)) return c.body(null, 304)
  c.header('content-type', type)
  c.header('content-length', String(bytes))
  c.header('content-disposition', `attachment; filename="${name}"`)
  const parts = readBytes(db, id, { first: firstByte, count: bytes })
  return c.body(toByteStream(parts), 200)
}
