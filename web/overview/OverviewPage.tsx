import { useMemo } from 'preact/hooks'

import { spanOf } from '../dashboard/change.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { placesOf, statusesHeld } from '../dashboard/dashboard.ts'
import { narrow } from '../dashboard/filter.ts'
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
  const { schoolYear } = dashboard
  const { department, status, source, goal, show, find } = state.filter
  const shown = useMemo(
    () => narrow(dashboard, { department, status, source, goal, show, find }, inView.id),
    [dashboard, inView, department, status, source, goal, show, find],
  )
  const places = useMemo(() => placesOf(shown), [shown])
  const all = useMemo(() => placesOf(dashboard).map(({ metric }) => metric), [dashboard])
  const span = useMemo(() => spanOf(all, dashboard.cycles, inView), [all, dashboard, inView])
  const held = useMemo(() => statusesHeld(all), [all])
  return (
    <>
      <PageHead title={say.title(showYear(schoolYear))} lede={<Lede {...{ dashboard, inView }} />}>
        <YearPicker year={schoolYear} />
        <CopyLink pinned={{ year: schoolYear, cycle: inView.name }} />
      </PageHead>
      <OverviewFilters {...{ dashboard, inView, state }} shown={places.length} />
      {places.length === 0 && all.length > 0 ? (
        <EmptyState title={say.nothingPasses} why={say.nothingPassesWhy} />
      ) : (
        <OverviewTable {...{ dashboard: shown, inView, span }} />
      )}
      <StatusLegend statuses={held} />
      <MetricLists places={places} cycle={inView} />
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
