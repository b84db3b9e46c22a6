import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { gridWords } from '../words/grid.ts'
import { ExplainGridCounts, ExplainPlace } from './ExplainPlace.tsx'
import type { Grid } from './grid.ts'
import { byColour, hrefOf, nameOf } from './grid.ts'

/** How many metrics hold each colour, best first. */
export function GridCounts({ grid }: { grid: Grid }) {
  const { metrics } = grid
  const say = gridWords()
  const groups = byColour(metrics).toReversed()
  const coloured = metrics.filter(({ colour }) => colour !== null).length
  return (
    <div class="grid-counts">
      <ul aria-label={say.counts}>
        {groups.map(({ colour, metrics: own }) => (
          <li key={colour}>
            <b>{own.length}</b> <ColourMark colour={colour} />
          </li>
        ))}
      </ul>
      <p class="quiet">
        {say.placed(coloured, metrics.length)} <ExplainGridCounts grid={grid} />
      </p>
    </div>
  )
}

/** The board as a list, for a narrow screen: the colour that needs attention most first. */
export function GridList({ grid }: { grid: Grid }) {
  const groups = byColour(grid.metrics).filter(({ metrics }) => metrics.length > 0)
  return (
    <div class="grid-list">
      {groups.map(({ colour, metrics }) => (
        <section key={colour}>
          <h2>
            <ColourMark colour={colour} /> <span class="count">{metrics.length}</span>
          </h2>
          <ul>
            {metrics.map((metric) => (
              <li key={metric.id}>
                <a href={hrefOf(metric, grid)}>
                  <span class="code">{metric.code}</span> {nameOf(metric)}
                </a>
                <p class="quiet">
                  {metric.sentence} <ExplainPlace grid={grid} metric={metric} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
