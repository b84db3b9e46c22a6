/** Sealed packets, as their pages read them. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type Snapshots = Awaited<ReturnType<typeof readSnapshots>>
export type Snapshot = Snapshots[number]
export type Changes = Awaited<ReturnType<typeof readChanges>>
export type MetricChanges = Changes['items'][number]

export type PublicationState = Awaited<ReturnType<typeof readPublication>>

const KILO = 1000

/** All of them, the newest first. */
export async function readSnapshots(api: Api, signal: AbortSignal) {
  const asked = api.snapshots.$get({ query: { limit: '500' } }, { init: { signal } })
  return (await parseResponse(asked)).items
}

/** What a packet shows, and which packets there are to compare it with. */
export async function readWhole(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  const [snapshot, packet, all] = await Promise.all([
    parseResponse(api.snapshots[':id'].$get(asked, { init: { signal } })),
    parseResponse(api.packets[':id']['packet.json'].$get(asked, { init: { signal } })),
    readSnapshots(api, signal),
  ])
  return { snapshot, packet, all }
}

/** What changed in a packet since another; since the one before it unless one is given. */
export function readChanges(
  api: Api,
  { id, since }: { id: string; since: string | undefined },
  signal: AbortSignal,
) {
  const query = since === undefined ? {} : { since }
  return parseResponse(
    api.snapshots[':id'].changes.$get({ param: { id }, query }, { init: { signal } }),
  )
}

/** Whether the public can read a packet. */
export function readPublication(api: Api, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  return parseResponse(api.publishing[':id'].publish.$get(asked, { init: { signal } }))
}

/** `2 kB`, `1.4 MB`. */
export function saySize(bytes: number): string {
  if (bytes < KILO * KILO) return `${Math.max(1, Math.round(bytes / KILO))} kB`
  return `${(bytes / KILO / KILO).toFixed(1)} MB`
}
