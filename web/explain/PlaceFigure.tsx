import type { PlaceExplanation } from '../../domain/explain-grid.ts'
import { explainPlace } from '../../domain/explain-grid.ts'
import { showDate } from '../dashboard/shown.ts'
import type { Grid, MetricInGrid } from '../grid/grid.ts'
import { hrefOf, toSaid } from '../grid/grid.ts'
import { plain, sayValue } from '../metric/amounts.ts'
import type { Column } from '../shared/DataTable.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { ColourMark } from '../shared/grid/ColourMark.tsx'
import { explainWords } from '../words/explain.ts'
import { gridWords } from '../words/grid.ts'
import { ExplainPanel } from './ExplainPanel.tsx'
import { HiddenWhy } from './HiddenWhy.tsx'

export type PlaceFigureProps = {
  grid: Grid
  metric: MetricInGrid
  /** Whether to lead to the metric's page. */
  linked: boolean
}

/** How a metric's place by level and change is made. */
export function PlaceFigure({ grid, metric, linked }: PlaceFigureProps) {
  const say = explainWords()
  const told = explainPlace(metric)
  const { colour, reason } = metric
  return (
    <ExplainPanel
      figure={colour ? <ColourMark colour={colour} /> : say.grid.noColour}
      rule={told.rule.name}
      source={told.rule.source}
      {...(told.hidden && {
        hidden: reason === 'share_not_shown' ? <p>{say.boundWhy}</p> : <HiddenWhy hidden="*" />,
      })}
      calculations={told.calculations}
      {...(told.why !== null && { remark: told.why })}
      used={{
        columns: columnsOf(grid, metric),
        rows: told.used,
        rowKey: ({ year }) => year,
        caption: say.grid.values,
      }}
      asOf={say.asOf(showDate((grid.asOf ?? grid.today).slice(0, 10)), grid.record)}
    >
      {linked && (
        <p class="quiet">
          <a href={hrefOf(metric, grid)}>{say.grid.more}</a>
        </p>
      )}
    </ExplainPanel>
  )
}

type Used = PlaceExplanation['used'][number]

function columnsOf({ cycle }: Grid, metric: MetricInGrid): Column<Used>[] {
  const say = explainWords().grid
  const { value, behind } = gridWords()
  return [
    { key: 'year', header: say.cycle, rowHeader: true, renderCell: ({ year }) => say[year](cycle) },
    {
      key: 'value',
      header: value,
      align: 'number',
      renderCell: (used) => sayValue(toSaid(metric), used.value),
    },
    {
      key: 'behind',
      header: behind,
      align: 'number',
      renderCell: ({ n }) => (n === null ? NO_NUMBER : plain(n)),
    },
  ]
}
