import { words } from '../../words/words.ts'
import { DataTable } from '../DataTable.tsx'
import { formatDate, formatShort } from '../format.ts'
import type { TimeChartModel } from './time-chart-model.ts'
import type { TimeChartRow } from './time-chart-rows.ts'
import { timeChartRows } from './time-chart-rows.ts'

export type TimeChartTableProps = {
  model: TimeChartModel
}

/** Everything a chart draws, as a table in the order of its dates. */
export function TimeChartTable({ model }: TimeChartTableProps) {
  const say = words().chart
  const { unit, title } = model
  const hasWhiskers = model.cycleValues.some(({ low }) => low !== undefined)
  const end = (key: 'low' | 'high') => ({
    key,
    header: say[key],
    align: 'number' as const,
    renderCell: ({ [key]: edge }: TimeChartRow) =>
      edge === undefined ? '' : formatShort(edge, unit),
  })
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={timeChartRows(model)}
      rowKey={({ on, what }) => `${on} ${what}`}
      columns={[
        { key: 'on', header: say.date, rowHeader: true, renderCell: ({ on }) => formatDate(on) },
        { key: 'what', header: say.what, renderCell: ({ what }) => what },
        {
          key: 'value',
          header: say.value(unit.label),
          align: 'number',
          renderCell: ({ value }) => formatShort(value, unit),
        },
        ...(hasWhiskers ? [end('low'), end('high')] : []),
        { key: 'note', header: say.note, renderCell: ({ note }) => note },
      ]}
    />
  )
}
