import { showDate } from '../dashboard/shown.ts'
import type { Grid, MetricInGrid } from '../grid/grid.ts'
import { byColour, hrefOf, nameOf } from '../grid/grid.ts'
import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { explainWords } from '../words/explain.ts'
import { gridWords } from '../words/grid.ts'
import { ExplainPanel, Part } from './ExplainPanel.tsx'

/** Which metrics hold each colour, and which have none and why. */
export function GridCountsFigure({ grid }: { grid: Grid }) {
  const say = explainWords()
  const { colours, reasons } = gridWords()
  const groups = byColour(grid.metrics)
    .toReversed()
    .filter(({ metrics }) => metrics.length > 0)
  const without = grid.metrics.filter(({ colour }) => colour === null)
  const parts = [
    ...groups.map(({ colour, metrics }) => say.countOf(metrics.length, colours[colour])),
    ...(without.length > 0 ? [say.countOf(without.length, say.grid.without)] : []),
  ]
  return (
    <ExplainPanel
      rule={say.grid.countRule}
      formula={say.sumOf(parts.join(' + '), String(grid.metrics.length))}
      listed={
        <Part title={say.grid.counted}>
          {groups.map(({ colour, metrics }) => (
            <div key={colour} class="counted">
              <ColourMark colour={colour} />
              <Metrics grid={grid} metrics={metrics} />
            </div>
          ))}
        </Part>
      }
      leftOut={without.map((metric) => ({
        key: metric.id,
        what: `${metric.code} ${nameOf(metric)}`,
        why: metric.reason === null ? '' : reasons[metric.reason],
      }))}
      asOf={say.asOf(showDate((grid.asOf ?? grid.today).slice(0, 10)), grid.record)}
    />
  )
}

function Metrics({ grid, metrics }: { grid: Grid; metrics: readonly MetricInGrid[] }) {
  return (
    <ul>
      {metrics.map((metric) => (
        <li key={metric.id}>
          <span class="code">{metric.code}</span>{' '}
          <a href={hrefOf(metric, grid)}>{nameOf(metric)}</a>
        </li>
      ))}
    </ul>
  )
}
