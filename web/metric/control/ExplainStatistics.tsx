import { lazy } from 'preact-iso'

import { Explain } from '../../explain/Explain.tsx'
import { explainWords } from '../../words/explain.ts'
import type { Series } from '../series.ts'
import { nameOf } from '../series.ts'

// Fetched when somebody first asks.
const StatisticsFigure = lazy(() =>
  import('../../explain/StatisticsFigure.tsx').then((part) => part.StatisticsFigure),
)

/** Beside the line, the limits and the icons of a metric's points. */
export function ExplainStatistics({ series }: { series: Series }) {
  return (
    <Explain title={explainWords().overYears(nameOf(series.metric))} wordy>
      {() => <StatisticsFigure series={series} />}
    </Explain>
  )
}
