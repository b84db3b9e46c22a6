/** What was decided about one metric, and what is still followed of the metric that it continues. */

import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { Decision } from './decisions.ts'
import { readDecisions } from './decisions.ts'

export interface MetricDecisionsAsked {
  metric: string
  /** The metric of the year before. */
  continues: string | null
  asOf: string | null
  smallGroups: 'hidden' | undefined
}

export function useMetricDecisions(asked: MetricDecisionsAsked): Resource<Decision[]> {
  const api = useApi()
  const { metric, continues, ...seen } = asked
  const { asOf, smallGroups } = seen
  return useResource(`${metric} ${asOf ?? ''} ${smallGroups ?? ''}`, async (signal) => {
    const own = await readDecisions(api, { ...seen, metric }, signal)
    if (continues === null) return own
    const earlier = await readDecisions(api, { ...seen, metric: continues }, signal)
    return [...own, ...earlier.flatMap(fromLastYear)]
  })
}

/** Whose effect is seen in this year (a cycle's id begins with its year); one that is only open is told without effect. */
function fromLastYear(decision: Decision): Decision[] {
  const { state, schoolYear, effect } = decision
  const isFollowed = effect?.since?.cycleId.startsWith(schoolYear) === false
  if (isFollowed) return [decision]
  return state === 'open' ? [{ ...decision, effect: null }] : []
}
