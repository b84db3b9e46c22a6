import { cyclesOf } from '../metric/series.ts'
import { useSeries } from '../metric/use-series.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { explainWords } from '../words/explain.ts'
import { MetricFigure } from './MetricFigure.tsx'

export type SeriesFigureProps = {
  metricId: string
  cycleId: string
}

/** How a metric's figure in a cycle is made; its series is asked for first. */
export function SeriesFigure({ metricId, cycleId }: SeriesFigureProps) {
  const say = explainWords()
  const { value, problem } = useSeries({ id: metricId, seenOn: undefined, smallGroups: undefined })
  if (problem) return <Problem problem={problem} />
  if (!value) return <p class="quiet">{say.loading}</p>
  const one =
    value === 'absent'
      ? undefined
      : cyclesOf(value.series).find(({ cycle }) => cycle.id === cycleId)
  if (value === 'absent' || !one) return <p class="quiet">{say.gone}</p>
  return <MetricFigure series={value.series} one={one} />
}
