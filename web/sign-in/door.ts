/** Asking the server's door: who may come in, coming in, going out. */

import { parseResponse } from 'hono/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import type { Api } from '../api.ts'
import { forgetRooms } from '../meeting/room/kept-room.ts'

export type Door = Awaited<ReturnType<typeof readDoor>>
export type Demonstration = NonNullable<Door['demonstration']>
export type DemoPerson = Demonstration['people'][number]

export interface Credentials {
  email: string
  password: string
  /** Where one was asked for. */
  code?: string
}

/** What the sign-in page shows before anybody is signed in. */
export async function readDoor(api: Api, signal: AbortSignal) {
  return parseResponse(api.door.$get(undefined, { init: { signal } }))
}

/** Throws what `parseResponse` throws. */
export async function signIn(api: Api, json: Credentials): Promise<void> {
  await parseResponse(api.entering['sign-in'].email.$post({ json }))
}

/** Asks for a link by mail, whoever's the address is. Throws what `parseResponse` throws. */
export async function askForLink(api: Api, email: string): Promise<void> {
  await parseResponse(api.forgotten.$post({ json: { email } }))
}

/** Leaves nothing half typed for whoever comes next. Throws what `parseResponse` throws. */
export async function signOut(api: Api): Promise<void> {
  await parseResponse(api.entering['sign-out'].$post())
  forgetDrafts()
  await forgetRooms()
}

/** Forgets what this browser kept of unfinished forms. */
export function forgetDrafts(): void {
  try {
    const kept = Object.keys(localStorage).filter((place) => place.startsWith('quarterdeck.'))
    for (const place of kept) localStorage.removeItem(place)
  } catch {
    // Without storage nothing was kept.
  }
}

/**
 * Loads a page anew, so that nothing of who was here before stays in memory. A test gives
 * its own.
 */
export const LoadContext = createContext((address: string): void => location.assign(address))

export function useLoad(): (address: string) => void {
  return useContext(LoadContext)
}
