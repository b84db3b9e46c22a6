import { lazy } from 'preact-iso'

import { Explain } from '../explain/Explain.tsx'
import { explainWords } from '../words/explain.ts'
import type { Grid, MetricInGrid } from './grid.ts'
import { nameOf } from './grid.ts'

// Fetched when somebody first asks.
const PlaceFigure = lazy(() =>
  import('../explain/PlaceFigure.tsx').then((part) => part.PlaceFigure),
)
const GridCountsFigure = lazy(() =>
  import('../explain/GridCountsFigure.tsx').then((part) => part.GridCountsFigure),
)

export type ExplainPlaceProps = {
  grid: Grid
  metric: MetricInGrid
  /** Whether it stands on the metric's own page, with room for words. */
  own?: boolean
}

/** Beside a metric's place by level and change. */
export function ExplainPlace({ grid, metric, own = false }: ExplainPlaceProps) {
  return (
    <Explain title={explainWords().grid.place(nameOf(metric), grid.cycle)} wordy={own}>
      {() => <PlaceFigure grid={grid} metric={metric} linked={!own} />}
    </Explain>
  )
}

/** Beside the numbers of metrics of each colour. */
export function ExplainGridCounts({ grid }: { grid: Grid }) {
  return (
    <Explain title={explainWords().grid.counts(grid.cycle)}>
      {() => <GridCountsFigure grid={grid} />}
    </Explain>
  )
}
