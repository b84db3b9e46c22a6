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

/** Whose effect is seen in this year; one that is only open is told without its effect in that year. */
function fromLastYear(decision: Decision): Decision[] {
  const { state, cycleId, effect } = decision
  const seenIn = effect?.since?.cycleId.slice(0, YEAR) ?? cycleId.slice(0, YEAR)
  if (seenIn !== cycleId.slice(0, YEAR)) return [decision]
  return state === 'open' ? [{ ...decision, effect: null }] : []
}

/** `2022-23` begins the id of each of its cycles. */
const YEAR = 7
