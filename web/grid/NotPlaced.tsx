import { capitalised, gridWords } from '../words/grid.ts'
import { ExplainPlace } from './ExplainPlace.tsx'
import type { Grid, MetricInGrid } from './grid.ts'
import { hrefOf, nameOf } from './grid.ts'

/** The metrics without a colour, and why. Those without cut points are told apart. */
export function NotPlaced({ grid }: { grid: Grid }) {
  const say = gridWords()
  const without = grid.metrics.filter(({ colour }) => colour === null)
  const undefinedYet = without.filter(({ reason }) => reason === 'no_cut_points')
  const others = without.filter(({ reason }) => reason !== 'no_cut_points')
  if (without.length === 0) return null
  return (
    <section class="section not-placed">
      <h2>{say.notPlaced}</h2>
      {others.length > 0 && (
        <ul>
          {others.map((metric) => (
            <li key={metric.id}>
              <MetricLink {...{ grid, metric }} />
              <p class="quiet">
                {metric.sentence} <ExplainPlace grid={grid} metric={metric} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {undefinedYet.length > 0 && (
        <details>
          <summary>{capitalised(say.noCutPoints(undefinedYet.length))}</summary>
          <ul class="columns">
            {undefinedYet.map((metric) => (
              <li key={metric.id}>
                <MetricLink {...{ grid, metric }} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function MetricLink({ grid, metric }: { grid: Grid; metric: MetricInGrid }) {
  return (
    <a href={hrefOf(metric, grid)}>
      <span class="code">{metric.code}</span> {nameOf(metric)}
    </a>
  )
}
