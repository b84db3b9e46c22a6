/**
 * Answers for the network when there is none: the room as it was last read. With a network it
 * only listens, so that nothing old is shown where something new can be had.
 */

import type { KeepAsked } from './kept-room.ts'
import { KEPT_ROOM } from './kept-room.ts'

/** What this file needs of the worker's own names, which the types of a page do not have. */
interface WorkerScope {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener(type: 'install' | 'activate', on: (event: Lasting) => void): void
  addEventListener(type: 'message', on: (event: Lasting & { data: KeepAsked }) => void): void
  addEventListener(type: 'fetch', on: (event: Fetching) => void): void
}
interface Lasting {
  waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Lasting {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}

declare const self: WorkerScope

/** A proxy says so when the server behind it is away. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504])

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', (event) => event.waitUntil(keepAll(event.data.keep)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !isOurs(request)) return
  event.respondWith(answer(request))
})

async function answer(request: Request): Promise<Response> {
  const kept = await caches.open(KEPT_ROOM)
  const place = placeOf(request)
  try {
    const fresh = await fetch(request)
    const before = AWAY.has(fresh.status) ? await kept.match(place) : undefined
    if (before) return before
    // Only what the page asked to keep is brought up to date.
    if (fresh.ok && (await kept.match(place))) await kept.put(place, fresh.clone())
    return fresh
  } catch (error) {
    const before = await kept.match(place)
    if (before) return before
    throw error
  }
}

/** One room is kept, whole; what was kept of another goes only when everything is there. */
async function keepAll(addresses: readonly string[]): Promise<void> {
  const kept = await caches.open(KEPT_ROOM)
  const places = await Promise.all(
    addresses.map(async (address) => {
      const request = new Request(address, { credentials: 'same-origin' })
      const fresh = await fetch(request)
      if (fresh.ok) await kept.put(placeOf(request), fresh)
      return placeOf(request)
    }),
  )
  const wanted = new Set(places)
  const others = (await kept.keys()).filter((request) => !wanted.has(placeOf(request)))
  await Promise.all(others.map((request) => kept.delete(request)))
}

/** A page is the same whichever of its screens the address names. */
function placeOf({ url }: Request): string {
  const { origin, pathname, search } = new URL(url)
  return pathname.startsWith('/meetings/')
    ? `${origin}${pathname}`
    : `${origin}${pathname}${search}`
}

function isOurs({ url }: Request): boolean {
  return new URL(url).origin === globalThis.location.origin
}
