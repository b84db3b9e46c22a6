import { isRunningTotal } from '../../domain/pace.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { formatMonths, NO_NUMBER } from '../shared/format.ts'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { metricWords } from '../words/metric.ts'
import {
  headerUnit,
  sayChange,
  sayProgress,
  sayShown,
  sayTarget,
  sayValue,
  unitless,
} from './amounts.ts'
import { ExplainFigure } from './ExplainFigure.tsx'
import type { CycleOfMetric, Metric, Series } from './series.ts'
import { cyclesOf, day, forbidsChange } from './series.ts'

export type CycleTableProps = {
  series: Series
  inView: CycleOfMetric | undefined
}

/** Every cycle's value, path, progress and status under each other. */
export function CycleTable({ series, inView }: CycleTableProps) {
  const say = metricWords().cycles
  if (series.metric.kind === null) return null
  return (
    <section class="section">
      <h2>{say.title}</h2>
      <DataTable
        caption={say.title}
        captionHidden
        phone="list"
        rows={cyclesOf(series)}
        rowKey={({ cycle }) => cycle.id}
        columns={columnsOf(series, inView)}
      />
    </section>
  )
}

function columnsOf(series: Series, inView: CycleOfMetric | undefined): Column<CycleOfMetric>[] {
  const say = metricWords().cycles
  const metric = unitless(series.metric)
  const unit = headerUnit(series.metric)
  return [
    {
      key: 'cycle',
      header: say.cycle,
      rowHeader: true,
      renderCell: ({ cycle }) => <CycleLink series={series} {...{ cycle, inView }} />,
    },
    {
      key: 'status',
      header: say.status,
      renderCell: ({ standing }) => (
        <StatusMark
          status={standing.status}
          {...(standing.missing && { reason: metricWords().missing[standing.missing] })}
        />
      ),
    },
    {
      key: 'value',
      header: say.inUnit(say.value, unit),
      align: 'number',
      renderCell: (one) => (
        <span class="with-sign">
          <ExplainFigure series={series} one={one} />
          <Value metric={metric} {...one} />
        </span>
      ),
    },
    {
      key: 'path',
      header: say.inUnit(say.path, unit),
      align: 'number',
      renderCell: ({ standing: { path } }) => (path === null ? NO_NUMBER : sayTarget(metric, path)),
    },
    {
      key: 'progress',
      header: say.progress,
      align: 'number',
      renderCell: ({ standing }) => <Progress progress={standing.progress} />,
    },
    {
      key: 'coverage',
      header: say.coverage,
      align: 'number',
      renderCell: ({ standing: { coverage } }) => say.ofExpected(coverage.have, coverage.expected),
    },
    {
      key: 'previous',
      header: say.previous,
      align: 'number',
      renderCell: ({ cycle, standing: { previous, cycleValue } }) =>
        forbidsChange(series, cycle.id).previous
          ? NO_NUMBER
          : sayChange(metric, previous, cycleValue),
    },
    {
      key: 'lastYear',
      header: say.lastYear,
      align: 'number',
      renderCell: ({ cycle, standing: { sameCycleLastYear, cycleValue } }) =>
        forbidsChange(series, cycle.id).lastYear
          ? NO_NUMBER
          : sayChange(metric, sameCycleLastYear, cycleValue),
    },
  ]
}

type CycleLinkProps = Pick<CycleOfMetric, 'cycle'> & {
  series: Series
  inView: CycleOfMetric | undefined
}

function CycleLink({ series, cycle, inView }: CycleLinkProps) {
  const current = cycle.id === inView?.cycle.id
  const address = new URLSearchParams({ cycle: cycle.name })
  if (series.asOf !== null) address.set('asOf', series.asOf.slice(0, 10))
  return (
    <a
      class="cycle-link"
      href={`/metrics/${encodeURIComponent(series.metric.id)}?${address}`}
      aria-current={current ? 'true' : undefined}
    >
      {cycle.name} <span class="quiet">{formatMonths(day(cycle.startsOn), day(cycle.endsOn))}</span>
    </a>
  )
}

function Value({ metric, cycle, standing }: CycleOfMetric & { metric: Metric }) {
  const { value, cycleValue } = standing
  const own = isRunningTotal(metric) && cycleValue !== null && value !== cycleValue
  return (
    <span>
      {sayShown(metric, standing)}
      {own && (
        <span class="aside">
          {metricWords().cycles.own(sayValue(metric, cycleValue), cycle.name)}
        </span>
      )}
    </span>
  )
}

function Progress({ progress }: { progress: number | null }) {
  const say = metricWords().cycles
  if (progress === null) return <>{NO_NUMBER}</>
  const note = progress < 0 ? say.movedAway : progress > 1 ? say.beyond : ''
  return (
    <span>
      {sayProgress(progress)}
      {note !== '' && <span class="aside">{note}</span>}
    </span>
  )
}
