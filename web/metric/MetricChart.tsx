import { useMemo, useRef } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { isDue, isRunningTotal } from '../../domain/pace.ts'
import { BASE } from '../api.ts'
import type { Decision } from '../decisions/decisions.ts'
import type { TimeChartHandle } from '../shared/chart/TimeChart.tsx'
import { TimeChart } from '../shared/chart/TimeChart.tsx'
import { TimeChartTable } from '../shared/chart/TimeChartTable.tsx'
import { Figure } from '../shared/Figure.tsx'
import { ButtonLink } from '../shared/form/Button.tsx'
import { formatDate, formatShort } from '../shared/format.ts'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { metricWords } from '../words/metric.ts'
import { surveyWords } from '../words/survey.ts'
import { words } from '../words/words.ts'
import { numberUnitOf } from './amounts.ts'
import { chartModelOf } from './chart-model.ts'
import { SavePictures } from './SavePictures.tsx'
import type { Series } from './series.ts'
import { cycleInView, day, isPerSite } from './series.ts'

export type MetricChartProps = {
  series: Series
  seenOn: CalendarDate | undefined
  /** What was decided about it; undefined until it is known. */
  decisions: readonly Decision[] | undefined
}

/** The year as a picture with its table, or what is to come where nothing is recorded. */
export function MetricChart({ series, seenOn, decisions }: MetricChartProps) {
  const say = metricWords()
  const model = useMemo(
    () => chartModelOf(series, seenOn ?? series.today, decisions),
    [series, seenOn, decisions],
  )
  const chart = useRef<TimeChartHandle>(null)
  if (series.observations.length === 0) return <NothingYet series={series} />

  const sentence = cycleInView(series)?.standing.sentence ?? ''
  return (
    <section class="section chart-section">
      <h2>{say.chart.title}</h2>
      <Figure
        title={model.title}
        subtitle={subtitleOf(series)}
        table={<TimeChartTable model={model} />}
        downloads={
          <>
            <SavePictures chart={chart} name={`${series.metric.code}-${series.schoolYear}`} />
            <ButtonLink
              look="quiet"
              href={csvAddress(series)}
              download={`${series.metric.code}-${series.schoolYear}.csv`}
            >
              {say.chart.csv}
            </ButtonLink>
          </>
        }
      >
        <TimeChart handle={chart} model={model} label={say.chart.told(model.title, sentence)} />
      </Figure>
    </section>
  )
}

function subtitleOf(series: Series): string {
  const say = metricWords().chart
  const { kind, stages, siteIds } = series.metric
  const staged = kind === 'milestone' && stages.length > 0 && siteIds.length <= 1
  return [
    series.path.length > 0 ? say.direction : say.noPath,
    isRunningTotal(series.metric) ? say.running : isPerSite(series) ? say.perMonth : '',
    kind === 'yes_no' && siteIds.length <= 1
      ? say.yes(formatShort(series.metric.rateBase, numberUnitOf(series.metric)))
      : '',
    series.surveys.some(({ interval }) => interval !== null) ? surveyWords().whiskers : '',
    series.restated.length > 0 ? words().chart.restatedMark : '',
    staged ? say.stages(stages.map((stage, at) => `${at + 1} ${stage}`).join(', ')) : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function csvAddress({ schoolYear, metric }: Series): string {
  const query = new URLSearchParams({ year: schoolYear, metric: metric.id })
  return `${BASE}/export/observations.csv?${query}`
}

function NothingYet({ series }: { series: Series }) {
  const say = metricWords()
  const { cycles, metric, today } = series
  const owing = cycles.filter(({ number }) => isDue(metric.cadence, number, cycles.length))
  const next = owing.find(({ endsOn }) => endsOn >= today) ?? owing.at(-1)
  const why =
    metric.kind === null || !next
      ? say.noneWhyUndefined
      : say.noneWhy(next.name, formatDate(day(next.dueOn)))
  return (
    <section class="section">
      <EmptyState title={say.noneTitle} why={why} />
    </section>
  )
}
