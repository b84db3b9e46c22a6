/** What was decided about one metric. */

import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { Decision } from './decisions.ts'
import { readDecisions } from './decisions.ts'

export interface MetricDecisionsAsked {
  metric: string
  asOf: string | null
  smallGroups: 'hidden' | undefined
}

export function useMetricDecisions(asked: MetricDecisionsAsked): Resource<Decision[]> {
  const api = useApi()
  const { metric, asOf, smallGroups } = asked
  return useResource(`${metric} ${asOf ?? ''} ${smallGroups ?? ''}`, (signal) =>
    readDecisions(api, asked, signal),
  )
}
