import { useRoute } from 'preact-iso'

import type { CalendarDate } from '../../domain/calendar.ts'
import { LookingBack } from '../past/LookingBack.tsx'
import { useSeenOn } from '../past/past.ts'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { oneOf, SOME_TEXT, useUrlState } from '../shared/form/use-url-state.ts'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { metricWords } from '../words/metric.ts'
import { words } from '../words/words.ts'
import { MetricView } from './MetricView.tsx'
import { useSeries } from './use-series.ts'

const SMALL_GROUPS = oneOf(['hidden'])

/** One metric in its school year: `/metrics/:id?cycle=Q2&asOf=2022-12-15`. */
export function MetricPage() {
  const { params } = useRoute()
  const [cycle] = useUrlState('cycle', SOME_TEXT)
  const [seenOn] = useSeenOn()
  const [smallGroups, setSmallGroups] = useUrlState('smallGroups', SMALL_GROUPS)
  return (
    <LookingBack>
      <SeriesPage
        key={params.id}
        id={params.id ?? ''}
        cycle={cycle}
        seenOn={seenOn}
        smallGroups={smallGroups}
        onSmallGroups={setSmallGroups}
      />
    </LookingBack>
  )
}

type SeriesPageProps = {
  id: string
  cycle: string
  seenOn: CalendarDate | undefined
  smallGroups: 'hidden' | undefined
  onSmallGroups: (next: 'hidden' | undefined) => void
}

function SeriesPage({ id, cycle, seenOn, smallGroups, onSmallGroups }: SeriesPageProps) {
  const { value, problem, reload } = useSeries({ id, seenOn, smallGroups })
  if (value === 'absent') return <Absent />
  if (!value) {
    if (!problem) return <p class="quiet">{words().shell.loading}</p>
    return (
      <>
        <PageHead title={problem.title} />
        <Problem problem={problem}>
          <Button onClick={reload}>{words().problem.again}</Button>
        </Problem>
      </>
    )
  }
  return (
    <>
      {problem && (
        <Problem problem={problem}>
          <Button onClick={reload}>{words().problem.again}</Button>
        </Problem>
      )}
      <MetricView
        series={value.series}
        cycleName={cycle}
        seenOn={seenOn}
        asOthers={smallGroups === 'hidden'}
        onAsOthers={(next) => onSmallGroups(next ? 'hidden' : undefined)}
        onChanged={reload}
      />
    </>
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
