import { DataTable } from '../shared/DataTable.tsx'
import { metricWords } from '../words/metric.ts'
import { headerUnit } from './amounts.ts'
import { ExplainFigure } from './ExplainFigure.tsx'
import type { CycleOfMetric, GroupSeries, Series, SeriesPart } from './series.ts'
import { madeOf, valueOf } from './SiteTable.tsx'

export type GroupTableProps = {
  series: Series
  inView: CycleOfMetric
}

interface GroupRow {
  group: GroupSeries
  part: SeriesPart
}

/** A cycle by participant group, where groups were logged. */
export function GroupTable({ series, inView }: GroupTableProps) {
  const { cycle } = inView
  const say = metricWords().breakdown
  const { metric, groups } = series
  const rows = groups.flatMap((group): GroupRow[] => {
    const part = group.cycles.find(({ cycleId }) => cycleId === cycle.id)
    return part ? [{ group, part }] : []
  })
  if (rows.length === 0) return null
  return (
    <section class="section screen-only">
      <h2>{say.groups}</h2>
      <p class="quiet">{say.groupsLede(cycle.name)}</p>
      <DataTable
        caption={say.groups}
        captionHidden
        rows={rows}
        rowKey={({ group }) => group.name}
        columns={[
          {
            key: 'group',
            header: say.group,
            rowHeader: true,
            renderCell: ({ group }) => group.name,
          },
          {
            key: 'value',
            header: metricWords().cycles.inUnit(say.value, headerUnit(metric)),
            align: 'number',
            renderCell: ({ group: { name }, part }) => (
              <span class="with-sign">
                <ExplainFigure series={series} one={inView} place={{ of: 'group', name }} />
                <span>{valueOf(metric, part)}</span>
              </span>
            ),
          },
          ...(metric.kind === 'rate' || metric.kind === 'score'
            ? [
                {
                  key: 'of',
                  header: say.of,
                  align: 'number' as const,
                  renderCell: ({ part }: GroupRow) => madeOf(metric, part),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
