import { cycleCollecting, daysUntilDue } from '../dashboard/cycles.ts'
import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { metricsOf, placesOf } from '../dashboard/dashboard.ts'
import { loggedIn } from '../dashboard/logged.ts'
import { showDate, showMonths } from '../dashboard/shown.ts'
import { ExplainCounts } from '../explain/ExplainCounts.tsx'
import { onSameDay } from '../past/past.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { slotsOf, StatusTally } from '../shared/status/StatusTally.tsx'
import { dashboardWords } from '../words/dashboard.ts'
import { homeWords } from '../words/home.ts'

export type CollectingProps = {
  dashboard: Dashboard
  inView: Cycle
}

/** The departments: how each stood in the cycle in view, and how far the next one is logged. */
export function Collecting({ dashboard, inView }: CollectingProps) {
  const say = homeWords()
  const cycle = cycleCollecting(dashboard)
  return (
    <section class="section">
      <h2>
        {cycle
          ? say.collecting(dashboardWords().cycle(cycle.name, showMonths(cycle)))
          : say.departments}
      </h2>
      <p class="quiet section-lede">
        {cycle ? progressOf(dashboard, cycle) : say.collectingNothingWhy}
      </p>
      <DataTable
        caption={say.departments}
        captionHidden
        columns={columnsOf(dashboard, inView, cycle)}
        rows={dashboard.departments}
        rowKey={({ id }) => id}
        phone="list"
      />
    </section>
  )
}

function progressOf(dashboard: Dashboard, cycle: Cycle): string {
  const say = homeWords()
  const metrics = placesOf(dashboard).map(({ metric }) => metric)
  const logged = dashboardWords().logged(loggedIn(metrics, cycle, dashboard.cycles))
  const days = daysUntilDue(cycle, dashboard.today)
  return `${logged}. ${say.daysLeft(days, showDate(cycle.dueOn))}`
}

function columnsOf(
  dashboard: Dashboard,
  inView: Cycle,
  cycle: Cycle | undefined,
): Column<Department>[] {
  const say = homeWords()
  const slots = slotsOf(dashboard.departments.flatMap(({ counts }) => counts[inView.id] ?? []))
  const name: Column<Department> = {
    key: 'name',
    header: say.department,
    rowHeader: true,
    renderCell: ({ id, name: shown }) => (
      <a href={onSameDay(`/departments/${encodeURIComponent(id)}?year=${dashboard.schoolYear}`)}>
        {shown}
      </a>
    ),
  }
  const stood: Column<Department> = {
    key: 'stood',
    header: say.now(inView.name),
    renderCell: (department) => {
      const held = department.counts[inView.id]
      if (department.planId === null || !held) return <span class="quiet">{say.noPlan}</span>
      return (
        <span class="with-sign">
          <StatusTally counts={held} slots={slots} />
          <ExplainCounts
            name={department.name}
            metrics={metricsOf(department)}
            cycle={inView}
            dashboard={dashboard}
          />
        </span>
      )
    },
  }
  if (!cycle) return [name, stood]
  const logged: Column<Department> = {
    key: 'logged',
    header: say.logged(cycle.name),
    renderCell: (department) => {
      if (department.planId === null) return null
      const told = loggedIn(metricsOf(department), cycle, dashboard.cycles)
      return (
        <span class="logged">
          <progress max={told.expected} value={told.logged} aria-label={say.logged(cycle.name)} />
          {say.outOf(told.logged, told.expected)}
        </span>
      )
    },
  }
  return [name, stood, logged]
}
