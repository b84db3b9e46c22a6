/** Asking the door about one's own second factor. Each throws what `parseResponse` throws. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type Begun = Awaited<ReturnType<typeof beginSecondFactor>>

export type OwnSecondFactor = Awaited<ReturnType<typeof readSecondFactor>>

export interface PasswordAndCode {
  currentPassword: string
  code: string
}

export function readSecondFactor(api: Api, signal: AbortSignal) {
  return parseResponse(api.secondFactor.$get(undefined, { init: { signal } }))
}

/** What an authenticator app has to know. */
export function beginSecondFactor(api: Api, currentPassword: string) {
  return parseResponse(api.secondFactor.begin.$post({ json: { currentPassword } }))
}

/** Turns it on by a first code; gives the backup codes. */
export async function confirmSecondFactor(api: Api, code: string): Promise<readonly string[]> {
  const { backupCodes } = await parseResponse(api.secondFactor.confirm.$post({ json: { code } }))
  return backupCodes
}

/** Other backup codes; those before are no use any more. */
export async function newBackupCodes(api: Api, json: PasswordAndCode): Promise<readonly string[]> {
  return (await parseResponse(api.secondFactor['backup-codes'].$post({ json }))).backupCodes
}

export async function turnOff(api: Api, json: PasswordAndCode): Promise<void> {
  await parseResponse(api.secondFactor.off.$post({ json }))
}
