/** The plan behind a department's year: its own words, beside the dashboard's numbers. */

import { parseResponse } from 'hono/client'

import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'

export type Plan = Awaited<ReturnType<typeof readPlan>>

/** As it stands, or as it stood at a moment. A plan id of null asks nothing. */
export function usePlan(planId: string | null, asOf: string | null): Resource<Plan> {
  const api = useApi()
  return useResource(planId && `${planId} ${asOf ?? ''}`, (signal) =>
    readPlan(api, { id: planId ?? '', asOf }, signal),
  )
}

interface Asked {
  id: string
  asOf: string | null
}

function readPlan(api: ReturnType<typeof useApi>, { id, asOf }: Asked, signal: AbortSignal) {
  const asked = { param: { id }, query: asOf === null ? {} : { asOf } }
  return parseResponse(api.plans[':id'].$get(asked, { init: { signal } }))
}
