/** Asking the door about one's own account. Each throws what `parseResponse` throws. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type OwnSession = Awaited<ReturnType<typeof readSessions>>[number]

/** Where somebody is signed in, the last used first. */
export async function readSessions(api: Api, signal: AbortSignal) {
  const asked = api.own['list-sessions'].$get(undefined, { init: { signal } })
  return (await parseResponse(asked)).items
}

export function endSession(api: Api, { id }: Pick<OwnSession, 'id'>) {
  return parseResponse(api.own['revoke-session'].$post({ json: { id } }))
}

export function endSessions(api: Api) {
  return parseResponse(api.own['revoke-sessions'].$post())
}

export function rename(api: Api, name: string) {
  return parseResponse(api.own.rename.$post({ json: { name } }))
}

export function changePassword(api: Api, json: { currentPassword: string; newPassword: string }) {
  return parseResponse(api.own['change-password'].$post({ json }))
}

export type TellingBody = Awaited<ReturnType<typeof readTelling>>

/** How one lets oneself be told. */
export function readTelling(api: Api, signal: AbortSignal) {
  return parseResponse(api.telling.$get(undefined, { init: { signal } }))
}

export function setReminders(api: Api, on: boolean) {
  return parseResponse(api.telling.reminders.$post({ json: { on } }))
}

/** Makes a link; the one before has ended. */
export function makeCalendar(api: Api) {
  return parseResponse(api.telling.calendar.$post())
}

export function endCalendar(api: Api) {
  return parseResponse(api.telling.calendar.end.$post())
}
