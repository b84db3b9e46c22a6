import { lazy } from 'preact-iso'

import type { Cycle, Dashboard, Metric } from '../dashboard/dashboard.ts'
import { explainWords } from '../words/explain.ts'
import { Explain } from './Explain.tsx'

// Fetched when somebody first asks.
const CountsFigure = lazy(() => import('./CountsFigure.tsx').then((part) => part.CountsFigure))

export type ExplainCountsProps = {
  /** What is counted: a department, a priority, the district. */
  name: string
  metrics: readonly Metric[]
  cycle: Pick<Cycle, 'id' | 'name'>
  dashboard: Pick<Dashboard, 'today' | 'asOf' | 'record'>
  /** Whether the headline word of the metrics stands beside the counts. */
  headline?: boolean
  /** Whether there is room for words beside the sign. */
  wordy?: boolean
}

/** Beside counts of statuses. */
export function ExplainCounts({ name, cycle, wordy = false, ...counted }: ExplainCountsProps) {
  return (
    <Explain title={explainWords().counted(name, cycle.name)} wordy={wordy}>
      {() => <CountsFigure cycle={cycle} {...counted} />}
    </Explain>
  )
}
