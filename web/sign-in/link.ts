/** Asking the door about a one-time link. Each throws what `parseResponse` throws. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type LinkHolder = Awaited<ReturnType<typeof lookAt>>

export interface SetUpFields {
  email: string
  name: string
  password: string
}

/** Whose link it is, and what for. */
export function lookAt(api: Api, secret: string, signal: AbortSignal) {
  return parseResponse(api.link.look.$post({ json: { secret } }, { init: { signal } }))
}

/** Uses the link up. The address is said only where the link does not know it. */
export function takeUp(api: Api, secret: string, fields: SetUpFields, holder: LinkHolder) {
  const { email, name, password } = fields
  const own = holder.email === null ? { email } : {}
  return parseResponse(api.link.use.$post({ json: { secret, name, password, ...own } }))
}
