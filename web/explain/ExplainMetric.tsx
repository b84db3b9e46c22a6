import { lazy } from 'preact-iso'

import type { Cycle, Metric } from '../dashboard/dashboard.ts'
import { nameOf } from '../dashboard/dashboard.ts'
import { explainWords } from '../words/explain.ts'
import { Explain } from './Explain.tsx'

// Fetched when somebody first asks, with the series.
const SeriesFigure = lazy(() => import('./SeriesFigure.tsx').then((part) => part.SeriesFigure))

export type ExplainMetricProps = {
  metric: Pick<Metric, 'id' | 'title' | 'text'>
  cycle: Pick<Cycle, 'id' | 'name'>
}

/** Beside a metric's figure on a page that has only its standings. */
export function ExplainMetric({ metric, cycle }: ExplainMetricProps) {
  return (
    <Explain title={explainWords().cycle(nameOf(metric), cycle.name)}>
      {() => <SeriesFigure metricId={metric.id} cycleId={cycle.id} />}
    </Explain>
  )
}
