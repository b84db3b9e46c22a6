import type { Span } from '../dashboard/change.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { showMonths, showYear } from '../dashboard/shown.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { slotsOf } from '../shared/status/StatusTally.tsx'
import { overviewWords } from '../words/overview.ts'
import type { OverviewRow } from './overview-rows.ts'
import { overviewRows, withoutNotDue } from './overview-rows.ts'
import { ChangeCell, CycleCell, NameCell } from './OverviewCells.tsx'

export type OverviewTableProps = {
  /** Narrowed to what is shown. */
  dashboard: Dashboard
  inView: Cycle
  span: Span | null
}

/** Departments and their priorities down, cycles across, counts of metrics in the cells. */
export function OverviewTable({ dashboard, inView, span }: OverviewTableProps) {
  const say = overviewWords()
  const rows = overviewRows(dashboard, inView, span)
  const columns: Column<OverviewRow>[] = [
    {
      key: 'name',
      header: say.department,
      rowHeader: true,
      renderCell: (row) => <NameCell row={row} year={dashboard.schoolYear} inView={inView} />,
    },
    ...dashboard.cycles.map((cycle) => cycleColumn(cycle, { dashboard, inView, rows })),
    {
      key: 'since',
      header: span ? say.since(span.from.name) : say.sinceNothing,
      renderCell: ({ change }) => <ChangeCell change={change} />,
    },
  ]
  return (
    <div class="overview-table">
      <DataTable
        caption={say.caption(showYear(dashboard.schoolYear))}
        captionHidden
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        level={({ priority }) => (priority ? 1 : 0)}
        phone="list"
      />
    </div>
  )
}

interface Around {
  dashboard: Dashboard
  inView: Cycle
  rows: readonly OverviewRow[]
}

function cycleColumn(cycle: Cycle, { dashboard, inView, rows }: Around): Column<OverviewRow> {
  const counts = rows.flatMap(({ cells }) => cells[cycle.id]?.counts ?? [])
  const slots = slotsOf(counts.map(withoutNotDue))
  return {
    key: cycle.id,
    header: (
      <>
        <span class="cycle-title">{cycle.name}</span>{' '}
        <span class="nowrap">{showMonths(cycle)}</span>
      </>
    ),
    shortHeader: cycle.name,
    current: cycle.id === inView.id,
    renderCell: (row) => <CycleCell row={row} cycle={cycle} dashboard={dashboard} slots={slots} />,
  }
}
