/** The plan behind a department's year: its own words, beside the dashboard's numbers. */

import { parseResponse } from 'hono/client'

import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'

export type Plan = Awaited<ReturnType<typeof readPlan>>

/** A plan id of null asks nothing. */
export function usePlan(planId: string | null): Resource<Plan> {
  const api = useApi()
  return useResource(planId, (signal) => readPlan(api, planId ?? '', signal))
}

function readPlan(api: ReturnType<typeof useApi>, id: string, signal: AbortSignal) {
  const asked = { param: { id }, query: {} }
  return parseResponse(api.plans[':id'].$get(asked, { init: { signal } }))
}
