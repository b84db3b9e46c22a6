/** Asking the API for its keys. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type MadeKey = Awaited<ReturnType<typeof makeKey>>
export type KeysPageContent = Awaited<ReturnType<typeof readKeys>>
export type Key = KeysPageContent['keys'][number]

const ALL = { limit: '500' }

/** Every key, and the departments one can be made for. */
export async function readKeys(api: Api, signal: AbortSignal) {
  const init = { init: { signal } }
  const [keys, departments] = await Promise.all([
    parseResponse(api.apiKeys.$get({ query: ALL }, init)),
    parseResponse(api.departments.$get({ query: ALL }, init)),
  ])
  return { keys: keys.items, departments: departments.items }
}

/** Makes a key; throws what `parseResponse` throws. */
export async function makeKey(
  api: Api,
  json: { name: string; departmentId: string; may: 'observe' | 'read'; expiresOn: string },
) {
  return parseResponse(api.apiKeys.$post({ json }))
}

/** Ends a key at once; throws what `parseResponse` throws. */
export async function revokeKey(api: Api, { id, version }: Pick<Key, 'id' | 'version'>) {
  return parseResponse(
    api.apiKeys[':id'].$delete({
      param: { id },
      query: {},
      header: { 'if-match': `"${version}"` },
    }),
  )
}
