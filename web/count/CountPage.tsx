import { useRoute } from 'preact-iso'

import { countingsFor } from '../../domain/counting/fits.ts'
import type { Series } from '../metric/series.ts'
import { nameOf } from '../metric/series.ts'
import { useSeries } from '../metric/use-series.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useMay, useVisit } from '../visit.ts'
import { countWords } from '../words/count.ts'
import { metricWords } from '../words/metric.ts'
import { words } from '../words/words.ts'
import { CountSteps } from './CountSteps.tsx'
import { useCountSetting } from './use-count-setting.ts'

/** Counting a raw file for one metric: `/metrics/:id/count`. */
export function CountPage() {
  const { params } = useRoute()
  const id = params.id ?? ''
  return <OfMetric key={id} id={id} />
}

function OfMetric({ id }: { id: string }) {
  const say = countWords()
  const series = useSeries({ id, seenOn: undefined, smallGroups: undefined })
  return (
    <Await resource={series} title={say.name}>
      {(answer) =>
        answer === 'absent' ? <Absent /> : <OfSeries {...answer} onRecorded={series.reload} />
      }
    </Await>
  )
}

type OfSeriesProps = { series: Series; onRecorded: () => void }

function OfSeries({ series, onRecorded }: OfSeriesProps) {
  const say = countWords()
  const { metric, place, schoolYear } = series
  const department = `/departments/${encodeURIComponent(place.departmentId)}?year=${schoolYear}`
  const own = `/metrics/${encodeURIComponent(metric.id)}`
  return (
    <div class="count-page">
      <Breadcrumbs
        trail={[
          { href: department, label: place.department },
          { href: own, label: `${metric.code} ${nameOf(metric)}` },
        ]}
      />
      <PageHead title={say.title} eyebrow={`${metric.code} ${nameOf(metric)}`} lede={say.lede} />
      <IfAllowed series={series} onRecorded={onRecorded} />
    </div>
  )
}

/** The steps for whoever may record; for others, why there are none. */
function IfAllowed({ series, onRecorded }: OfSeriesProps) {
  const say = countWords()
  const may = useMay()
  const me = useVisit().me.value
  const { metric, place } = series
  const own = `/metrics/${encodeURIComponent(metric.id)}`
  const toMetric = <ButtonLink href={own}>{say.toMetric}</ButtonLink>
  const setting = useCountSetting(series)
  if (!me) return <p class="awaiting quiet">{words().shell.loading}</p>
  if (metric.removed || !may('observe', place.departmentId)) {
    return (
      <EmptyState title={say.notYoursTitle} why={say.notYours}>
        {toMetric}
      </EmptyState>
    )
  }
  if (countingsFor(metric).length === 0) {
    const isUndefined = metric.kind === null
    return (
      <EmptyState
        title={isUndefined ? say.undefinedTitle : say.noCountTitle}
        why={isUndefined ? say.undefinedWhy : say.noCountWhy}
      >
        {toMetric}
      </EmptyState>
    )
  }
  return (
    <Await resource={setting} title={say.name}>
      {(value) => (
        <CountSteps {...{ series, onRecorded }} setting={value} onRemembered={setting.reload} />
      )}
    </Await>
  )
}

function Absent() {
  const say = metricWords()
  return (
    <>
      <PageHead title={say.absentTitle} lede={say.absentWhy} />
      <ButtonLink href="/overview">{say.toOverview}</ButtonLink>
    </>
  )
}
