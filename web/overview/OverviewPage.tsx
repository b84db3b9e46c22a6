import { useMemo } from 'preact/hooks'

import { spanOf } from '../dashboard/change.ts'
import { CsvLinks } from '../dashboard/CsvLinks.tsx'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { placesOf, statusesHeld } from '../dashboard/dashboard.ts'
import type { Filter } from '../dashboard/filter.ts'
import { isNarrow, narrow, passing } from '../dashboard/filter.ts'
import { GridLink } from '../dashboard/GridLink.tsx'
import { loggedIn } from '../dashboard/logged.ts'
import { MetricLists } from '../dashboard/MetricLists.tsx'
import { showDay, showMonths, showYear } from '../dashboard/shown.ts'
import type { Loaded } from '../dashboard/YearPage.tsx'
import { YearPage } from '../dashboard/YearPage.tsx'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { CopyLink } from '../shared/form/CopyLink.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { StatusLegend } from '../shared/status/StatusLegend.tsx'
import { useAfterPaint } from '../shared/use-after-paint.ts'
import { dashboardWords } from '../words/dashboard.ts'
import { overviewWords } from '../words/overview.ts'
import { OverviewFilters } from './OverviewFilters.tsx'
import { OverviewTable } from './OverviewTable.tsx'
import { useFilter } from './use-filter.ts'

/** The district at a glance: departments and priorities by cycle. */
export function OverviewPage() {
  return <YearPage title={overviewWords().name}>{(loaded) => <Overview {...loaded} />}</YearPage>
}

function Overview({ dashboard, inView }: Loaded) {
  const say = overviewWords()
  const state = useFilter()
  const { filter } = state
  const { schoolYear } = dashboard
  const places = useMemo(() => placesOf(dashboard), [dashboard])
  const lede = useMemo(() => <Lede {...{ dashboard, inView }} />, [dashboard, inView])
  const asked = useMemo(() => ({ dashboard, inView, filter }), [dashboard, inView, filter])
  const shown = useAfterPaint(asked)
  const counted = useMemo(() => <Counted {...shown} />, [shown])
  return (
    <>
      <PageHead title={say.title(showYear(schoolYear))} lede={lede}>
        <YearPicker year={schoolYear} />
        <CopyLink pinned={{ year: schoolYear, cycle: inView.name }} />
      </PageHead>
      <OverviewFilters
        {...{ dashboard, places, inView, state }}
        shown={passing(places, filter, inView.id).length}
      />
      {counted}
    </>
  )
}

type CountedProps = Pick<Loaded, 'dashboard' | 'inView'> & { filter: Filter }

/** What the filters leave, counted again. */
function Counted({ dashboard, inView, filter }: CountedProps) {
  const say = overviewWords()
  const narrowed = narrow(dashboard, filter, inView.id)
  const places = placesOf(narrowed)
  const all = placesOf(dashboard).map(({ metric }) => metric)
  const span = spanOf(all, dashboard.cycles, inView)
  return (
    <>
      {places.length === 0 && all.length > 0 ? (
        <EmptyState title={say.nothingPasses} why={say.nothingPassesWhy} />
      ) : (
        <OverviewTable {...{ dashboard: narrowed, inView, span }} />
      )}
      <StatusLegend statuses={statusesHeld(all)} />
      <p class="takeaways quiet">
        <GridLink year={dashboard.schoolYear} cycle={inView.name} department={filter.department} />
        <CsvLinks
          year={dashboard.schoolYear}
          department={filter.department}
          asOf={dashboard.asOf}
        />
      </p>
      <MetricLists places={places} cycle={inView} narrowed={isNarrow(filter)} />
    </>
  )
}

function Lede({ dashboard, inView }: { dashboard: Dashboard; inView: Cycle }) {
  const say = overviewWords()
  const shared = dashboardWords()
  const metrics = placesOf(dashboard).map(({ metric }) => metric)
  const withPlan = dashboard.departments.filter(({ planId }) => planId !== null).length
  const logged = loggedIn(metrics, inView, dashboard.cycles)
  const day = showDay(inView.dueOn)
  const due = inView.dueOn < dashboard.today ? say.wasDue(day) : say.isDue(day)
  const cycle = shared.cycle(inView.name, showMonths(inView))
  const told = [shared.logged(logged), logged.explained > 0 && shared.explained(logged.explained)]
  return (
    <>
      {say.scope(shared.metrics(metrics.length), withPlan, dashboard.departments.length)}{' '}
      {say.inView(cycle, due, told.filter(Boolean).join(', '))}
    </>
  )
}
