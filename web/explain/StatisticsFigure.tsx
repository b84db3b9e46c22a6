import type { SegmentExplanation, UsedPoint } from '../../domain/statistics/explain-statistics.ts'
import { explainSegment } from '../../domain/statistics/explain-statistics.ts'
import { numberUnitOf, plain } from '../metric/amounts.ts'
import { recordWords } from '../metric/as-of.ts'
import type { Series } from '../metric/series.ts'
import type { Column } from '../shared/DataTable.tsx'
import { formatShort } from '../shared/format.ts'
import { controlWords } from '../words/control.ts'
import { explainWords } from '../words/explain.ts'
import { metricWords } from '../words/metric.ts'
import { Calculations } from './Calculations.tsx'
import { ExplainPanel, Part } from './ExplainPanel.tsx'
import { Questions } from './Questions.tsx'

/** How a metric's line, limits and icons over the years are made: the last segment, then those before it. */
export function StatisticsFigure({ series }: { series: Series }) {
  const say = explainWords()
  const words = controlWords()
  const { metric, statistics } = series
  const segments = statistics.segments.map((_, at) => explainSegment(statistics, metric, at))
  const explained = segments.at(-1)
  if (!explained) return null
  const { rule, calculations, used, leftOut, why, label, assurance } = explained
  const lastLabel = used.at(-1)?.point.label
  return (
    <ExplainPanel
      rule={rule.name}
      source={rule.source}
      calculations={calculations}
      {...(why !== null && { remark: why })}
      used={{
        columns: columnsOf(series, used),
        rows: used,
        caption: say.usedPoints,
        rowKey: ({ point }) => point.startsOn,
      }}
      leftOut={[
        ...leftOut.map(({ name, gap }) => ({ key: name, what: name, why: words.gaps[gap] })),
        ...earlierOf(series),
      ]}
      asOf={recordWords(series)}
    >
      {lastLabel && (
        <Questions title={say.lastPoint} questions={label} result={words.labels[lastLabel]} />
      )}
      {statistics.assurance && (
        <Questions
          title={say.reliance}
          questions={assurance}
          result={words.assurance[statistics.assurance]}
        />
      )}
      {segments.slice(0, -1).map((earlier, at) => (
        <Earlier key={at} explained={earlier} name={nameOfSegment(series, at)} />
      ))}
    </ExplainPanel>
  )
}

function Earlier({ explained, name }: { explained: SegmentExplanation; name: string }) {
  const { rule, calculations, why } = explained
  if (calculations.length === 0) return null
  return (
    <Part title={name}>
      <p>{rule.name}.</p>
      <Calculations calculations={calculations} />
      {why !== null && <p class="quiet">{why}</p>}
    </Part>
  )
}

/** The points before the last day from which limits are made anew. */
function earlierOf({ statistics: { segments, points } }: Series) {
  const say = explainWords()
  const last = segments.at(-1)
  if (!last || last.from === 0) return []
  const before = points.slice(0, last.from).filter(({ value }) => value !== null).length
  const events = last.begins.map(({ label }) => label).join(', ')
  return before === 0
    ? []
    : [{ key: 'before', what: say.pointsBefore(before), why: say.anew(events) }]
}

function nameOfSegment({ statistics: { segments, points } }: Series, at: number): string {
  const { from = 0, to = 0 } = segments[at] ?? {}
  return explainWords().segment(points[from]?.name ?? '', points[to]?.name ?? '')
}

function columnsOf(series: Series, used: readonly UsedPoint[]): Column<UsedPoint>[] {
  const say = explainWords()
  const words = controlWords()
  const unit = numberUnitOf(series.metric)
  const short = (value: number | null) => formatShort(value, unit)
  const optional: [boolean, Column<UsedPoint>][] = [
    [
      used.some(({ point }) => point.denominator !== null),
      {
        key: 'made',
        header: say.madeOf,
        align: 'number',
        renderCell: ({ point }) => madeOf(point),
      },
    ],
    [
      used.some(({ step }) => step !== null),
      { key: 'step', header: say.step, align: 'number', renderCell: ({ step }) => short(step) },
    ],
    [
      series.statistics.chart !== 'xmr' && used.some(({ point }) => point.upper !== null),
      {
        key: 'limits',
        header: say.limits,
        align: 'number',
        renderCell: ({ point }) => say.fromTo(short(point.lower), short(point.upper)),
      },
    ],
  ]
  return [
    {
      key: 'period',
      header: words.table.period,
      rowHeader: true,
      renderCell: ({ point }) => point.name,
    },
    {
      key: 'value',
      header: words.value,
      align: 'number',
      renderCell: ({ point }) => short(point.value),
    },
    ...optional.flatMap(([wanted, column]) => (wanted ? [column] : [])),
  ]
}

function madeOf({ numerator, denominator }: UsedPoint['point']): string {
  if (numerator === null || denominator === null) return ''
  return metricWords().ofWhole(plain(numerator), plain(denominator))
}
