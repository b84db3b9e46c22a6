import { useMemo } from 'preact/hooks'

import type { Cycle, Dashboard, Metric } from '../dashboard/dashboard.ts'
import { placesOf } from '../dashboard/dashboard.ts'
import { MetricLists } from '../dashboard/MetricLists.tsx'
import { showDay, showYear } from '../dashboard/shown.ts'
import { summaryOf } from '../dashboard/summary.ts'
import type { Loaded } from '../dashboard/YearPage.tsx'
import { YearPage } from '../dashboard/YearPage.tsx'
import { ExplainCounts } from '../explain/ExplainCounts.tsx'
import { LateDecisions } from '../my-work/LateDecisions.tsx'
import { MyWork } from '../my-work/MyWork.tsx'
import { onSameDay } from '../past/past.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { useVisit } from '../visit.ts'
import { homeWords } from '../words/home.ts'
import { Collecting } from './Collecting.tsx'
import { EveryMetric } from './EveryMetric.tsx'

/** Where the district stands, what needs somebody, and what is being logged. */
export function HomePage() {
  return <YearPage title={homeWords().name}>{(loaded) => <Home {...loaded} />}</YearPage>
}

function Home({ dashboard, inView }: Loaded) {
  const { me } = useVisit()
  const places = useMemo(() => placesOf(dashboard), [dashboard])
  const metrics = useMemo(() => places.map(({ metric }) => metric), [places])
  const { schoolYear } = dashboard
  const told = [me.value?.districtName, showYear(schoolYear)].filter(Boolean).join(' · ')
  return (
    <>
      <PageHead
        eyebrow={told}
        title={titleOf(metrics, inView, schoolYear)}
        lede={ledeOf(metrics, inView)}
      >
        <ButtonLink href={onSameDay(`/overview?year=${schoolYear}`)}>
          {homeWords().overview}
        </ButtonLink>
      </PageHead>
      <MyWork year={schoolYear} />
      <LateDecisions dashboard={dashboard} />
      <EveryMetric places={places} cycle={inView} year={schoolYear} />
      <p class="every-asked">
        <ExplainCounts
          name={homeWords().allMetrics}
          metrics={metrics}
          cycle={inView}
          dashboard={dashboard}
          wordy
        />
      </p>
      <Collecting dashboard={dashboard} inView={inView} />
      <MetricLists places={places} cycle={inView} shortened={schoolYear} />
    </>
  )
}

function titleOf(metrics: readonly Metric[], cycle: Cycle, year: Dashboard['schoolYear']): string {
  const say = homeWords()
  const { judged, good } = summaryOf(metrics, cycle.id)
  if (judged === 0) return say.nothingJudged(showYear(year))
  return good === judged ? say.allGood(judged, cycle.name) : say.stands(good, judged, cycle.name)
}

function ledeOf(metrics: readonly Metric[], cycle: Cycle): string {
  const say = homeWords()
  const { judged, attention, silent, informative } = summaryOf(metrics, cycle.id)
  if (judged === 0) return say.nothingJudgedWhy(cycle.name, showDay(cycle.dueOn))
  const parts = [
    say.needs(attention),
    silent > 0 && say.silent(silent),
    informative > 0 && say.unjudged(informative),
  ]
  const lede = say.lede(parts.filter(Boolean).join(', '))
  return lede.charAt(0).toUpperCase() + lede.slice(1)
}
