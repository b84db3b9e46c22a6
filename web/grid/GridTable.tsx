import { plain, sayValue } from '../metric/amounts.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { gridWords } from '../words/grid.ts'
import { ExplainPlace } from './ExplainPlace.tsx'
import type { Grid, MetricInGrid } from './grid.ts'
import { changeOf, hrefOf, nameOf, toSaid } from './grid.ts'

/** The board in numbers. */
export function GridTable({ grid, metrics }: { grid: Grid; metrics: readonly MetricInGrid[] }) {
  const say = gridWords()
  return (
    <section class="section grid-table">
      <h2>{say.table}</h2>
      <DataTable
        caption={say.tableCaption(grid.cycle)}
        captionHidden
        columns={columnsOf(grid)}
        rows={metrics}
        rowKey={({ id }) => id}
        phone="list"
      />
    </section>
  )
}

function columnsOf(grid: Grid): Column<MetricInGrid>[] {
  const say = gridWords()
  return [
    {
      key: 'metric',
      header: say.metric,
      rowHeader: true,
      renderCell: (metric) => (
        <a class="row-name" href={hrefOf(metric, grid)}>
          <span class="code">{metric.code}</span> {nameOf(metric)}
        </a>
      ),
    },
    {
      key: 'value',
      header: say.value,
      align: 'number',
      renderCell: (metric) => sayValue(toSaid(metric), metric.value),
    },
    {
      key: 'last-year',
      header: say.lastYear,
      align: 'number',
      renderCell: (metric) => sayValue(toSaid(metric), metric.lastYear),
    },
    { key: 'difference', header: say.difference, align: 'number', renderCell: changeOf },
    { key: 'behind', header: say.behind, align: 'number', renderCell: behindOf },
    {
      key: 'level',
      header: say.level,
      renderCell: ({ level }) => (level ? say.levels[level] : NO_NUMBER),
    },
    {
      key: 'move',
      header: say.change,
      renderCell: ({ move }) => (move ? say.moves[move] : NO_NUMBER),
    },
    {
      key: 'colour',
      header: say.colour,
      renderCell: (metric) => (
        <span class="with-sign">
          {metric.colour ? (
            <ColourMark colour={metric.colour} />
          ) : (
            <span class="quiet">{metric.reason && say.reasons[metric.reason]}</span>
          )}
          <ExplainPlace grid={grid} metric={metric} />
        </span>
      ),
    },
  ]
}

function behindOf({ n, lastYearN }: MetricInGrid): string {
  if (n === null) return NO_NUMBER
  return gridWords().behindBoth(plain(n), lastYearN === null ? NO_NUMBER : plain(lastYearN))
}
