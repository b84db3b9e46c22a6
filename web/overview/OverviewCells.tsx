/** What stands in the cells of the overview. Every cell leads down. */

import type { Status } from '../../domain/status.ts'
import type { Change } from '../dashboard/change.ts'
import { ChangeWords } from '../dashboard/ChangeWords.tsx'
import type { Cycle, Dashboard, Department } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import { showDay, showYear } from '../dashboard/shown.ts'
import { ExplainCounts } from '../explain/ExplainCounts.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { StatusTally } from '../shared/status/StatusTally.tsx'
import { useMay } from '../visit.ts'
import { dashboardWords } from '../words/dashboard.ts'
import { overviewWords } from '../words/overview.ts'
import type { OverviewRow } from './overview-rows.ts'
import { cellHref, isAwaited, isEmpty, withoutNotDue } from './overview-rows.ts'

type NameCellProps = { row: OverviewRow; inView: Cycle; year: string }

export function NameCell({ row, inView, year }: NameCellProps) {
  const { department, priority } = row
  if (priority) {
    return (
      <>
        <a class="row-name numbered" href={cellHref(row, inView, year)}>
          <span class="ordinal">{priority.number} </span>
          {priority.title}
        </a>
        {row.headline && (
          <span class="headline">
            <span class="hidden">{overviewWords().headline(inView.name)} </span>
            <StatusMark status={row.headline} />
          </span>
        )}
      </>
    )
  }
  return (
    <>
      <a class="row-name" href={cellHref(row, inView, year)}>
        {department.name}
      </a>
      <Lack department={department} year={year} />
    </>
  )
}

/** Why a department has nothing to count, and what would change that. */
function Lack({ department, year }: { department: Department; year: string }) {
  const say = overviewWords()
  const mayEdit = useMay()('edit_plan', department.id)
  if (department.planId !== null) {
    const lacks = department.priorities.length === 0
    return lacks ? <span class="lack">{say.noMetrics}</span> : null
  }
  return (
    <span class="lack">
      {say.noPlan(showYear(year))} {mayEdit && <a href="/import">{say.importPlan}</a>}
    </span>
  )
}

type CycleCellProps = {
  row: OverviewRow
  cycle: Cycle
  dashboard: Dashboard
  slots: readonly Status[]
}

export function CycleCell({ row, cycle, dashboard, slots }: CycleCellProps) {
  const say = dashboardWords()
  const cell = row.cells[cycle.id]
  if (!cell || isEmpty(cell.counts)) return null
  const { counts, logged } = cell
  if (isAwaited(counts)) {
    if (row.priority) return null
    const begun = cycle.startsOn <= dashboard.today
    return <span class="quiet">{begun ? say.due(showDay(cycle.dueOn)) : say.notDue}</span>
  }
  const isShort = !row.priority && logged.logged < logged.expected
  const part = row.priority ?? row.department
  const name = row.priority?.title ?? row.department.name
  return (
    <span class="with-sign">
      <a class="cell" href={cellHref(row, cycle, dashboard.schoolYear)}>
        <span class="hidden">{say.cellOf(name, cycle.name)} </span>
        <StatusTally counts={withoutNotDue(counts)} slots={slots} />
        {isShort && <span class="coverage">{say.logged(logged)}</span>}
      </a>
      <ExplainCounts
        name={name}
        metrics={metricsOf(part)}
        cycle={cycle}
        dashboard={dashboard}
        headline={row.priority !== undefined}
      />
    </span>
  )
}

export function ChangeCell({ change }: { change: Change | null }) {
  return change && <ChangeWords change={change} />
}
