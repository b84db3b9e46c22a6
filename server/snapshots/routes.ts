/** HTTP for sealed packets: sealing, reading, what changed since. */

import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'

import { findCycle } from '../../db/cycles.ts'
import { MOST_ATTEMPTS, preparePacket, sealPrepared } from '../../db/packet-sealing.ts'
import type { Snapshot as Sealed } from '../../db/snapshots.ts'
import { findSnapshot, findSnapshotBefore, listSnapshots, readPacket } from '../../db/snapshots.ts'
import { cycleState } from '../../domain/cycle.ts'
import { changesBetween } from '../../domain/packet/changes.ts'
import type { Deps, Env } from '../context.ts'
import { createRouter } from '../context.ts'
import { pageOf, pageQuery, slice } from '../page.ts'
import { REFUSALS, refusal, refuse } from '../problem.ts'
import { absent, unknown } from '../respond.ts'
import { Id, IdPath, Year } from '../schemas.ts'
import { write } from '../write.ts'
import { Changes, NewSnapshot, Snapshot, toBody } from './schemas.ts'

const one = { content: { 'application/json': { schema: Snapshot } } }

const sealRoute = createRoute({
  method: 'post',
  path: '/snapshots',
  summary: 'Seal a packet: what leadership is shown of a cycle, unchanged for ever',
  description:
    'It holds every value, path, status and sentence of the cycle and of those of its school year before it, as the record stands, with small groups hidden as for somebody outside. It cannot be changed or taken back; seal another one.',
  request: {
    query: z.strictObject({}),
    body: { required: true, content: { 'application/json': { schema: NewSnapshot } } },
  },
  responses: {
    201: { description: 'Sealed.', ...one },
    ...REFUSALS,
    409: refusal('The cycle has not begun.'),
    422: refusal('There is no such cycle.'),
    503: refusal('The record is being written to; ask again after `Retry-After`.'),
  },
})

const listRoute = createRoute({
  method: 'get',
  path: '/snapshots',
  summary: 'List the sealed packets, the newest first',
  request: {
    query: z.strictObject({ year: Year.optional(), cycle: Id.optional(), ...pageQuery }),
  },
  responses: {
    200: {
      description: 'A page of them.',
      content: { 'application/json': { schema: pageOf(Snapshot) } },
    },
    ...REFUSALS,
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}',
  summary: 'Read which packet it is, and the checksums of its files',
  request: { params: IdPath, query: z.strictObject({}) },
  responses: { 200: { description: 'The packet without its files.', ...one }, ...REFUSALS },
})

const changesRoute = createRoute({
  method: 'get',
  path: '/snapshots/{id}/changes',
  summary: 'Tell what changed in a packet since another one',
  description: 'Without `since`: since the packet that was sealed before it.',
  request: { params: IdPath, query: z.strictObject({ since: Id.optional() }) },
  responses: {
    200: {
      description: 'Metrics with a difference, in the order of the packet.',
      content: { 'application/json': { schema: Changes } },
    },
    ...REFUSALS,
    422: refusal('There is no such packet to compare with.'),
  },
})

export function snapshotRoutes(deps: Deps) {
  const { db, clock } = deps
  return createRouter()
    .openapi(sealRoute, async (c) => {
      const { cycleId, title } = c.req.valid('json')
      const cycle = await findCycle(db, cycleId)
      if (!cycle) return unknown(c, 'cycleId', 'cycle')
      const { today } = c.var
      if (cycleState(cycle, today) === 'upcoming') return notBegun(c)
      for (let attempt = 1; ; attempt += 1) {
        const asked = { cycle, title: title.trim(), at: clock.now(), today }
        const prepared = await preparePacket(db, asked)
        if (!prepared) return absent(c, 'district')
        const answer = await write(c, deps, async (change) => {
          const sealed = await sealPrepared(change, prepared)
          if (!sealed) return stillWritten(c)
          c.header('location', `/api/v1/snapshots/${sealed.id}`)
          return c.json(toBody(sealed, c.var.nameOf), 201)
        })
        if (answer.status !== 503 || attempt === MOST_ATTEMPTS) return answer
      }
    })
    .openapi(listRoute, async (c) => {
      const { year, cycle, limit, cursor } = c.req.valid('query')
      const found = await listSnapshots(db, { schoolYear: year, cycleId: cycle })
      const { items, nextCursor } = slice(found, { limit, cursor })
      return c.json({ items: items.map((item) => toBody(item, c.var.nameOf)), nextCursor }, 200)
    })
    .openapi(readRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      return found ? c.json(toBody(found, c.var.nameOf), 200) : absent(c, 'packet')
    })
    .openapi(changesRoute, async (c) => {
      const found = await findSnapshot(db, c.req.valid('param').id)
      if (!found) return absent(c, 'packet')
      const { since: asked } = c.req.valid('query')
      const since =
        asked === undefined ? await findSnapshotBefore(db, found) : await findSnapshot(db, asked)
      if (asked !== undefined && !since) return unknown(c, 'since', 'packet')
      const items = since ? await changesOf(since, found) : []
      const body = { since: since ? toBody(since, c.var.nameOf) : null, items, nextCursor: null }
      return c.json(body, 200)
    })

  async function changesOf(since: Sealed, found: Sealed) {
    return changesBetween(await readPacket(db, since), await readPacket(db, found))
  }
}

function notBegun(c: Context<Env>) {
  return refuse(c, 409, 'This cycle has not begun.', {
    detail: 'There is nothing to seal of it yet. Choose a cycle that has begun.',
    code: 'cycle_upcoming',
  })
}

function stillWritten(c: Context<Env>) {
  c.header('retry-after', '5')
  return refuse(c, 503, 'Values are being recorded at this moment.', {
    detail: 'Nothing was sealed. Ask again in a few seconds, or close the cycle first.',
    code: 'record_moving',
  })
}
