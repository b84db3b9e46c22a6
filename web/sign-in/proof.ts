/** Asking the door to believe again that it is oneself. Each throws what `parseResponse` throws. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type ProofBy = Awaited<ReturnType<typeof readProofBy>>['by']

/** What is asked of whoever is signed in. */
export function readProofBy(api: Api, signal: AbortSignal) {
  return parseResponse(api.proof.$get(undefined, { init: { signal } }))
}

export function prove(api: Api, by: ProofBy, typed: string) {
  const json = by === 'code' ? { code: typed } : { password: typed }
  return parseResponse(api.proof.$post({ json }))
}
