import type { ComponentChildren } from 'preact'

import { onSameDay } from '../past/past.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { useMay } from '../visit.ts'
import { planStateWords } from '../words/plan-state.ts'
import { planWords } from '../words/plan.ts'
import type { Plans } from './PlansPage.tsx'
import { showStamp } from './stamp.ts'

type Department = Plans['departments'][number]
type Plan = Plans['plans'][number]

export type PlansTableProps = Plans & {
  year: string
}

interface Row {
  department: Department
  plan: Plan | undefined
}

/** Every department with its plan, or with the way to one. */
export function PlansTable({ year, plans, departments }: PlansTableProps) {
  const rows = departments.map((department) => ({
    department,
    plan: plans.find(({ departmentId }) => departmentId === department.id),
  }))
  return (
    <DataTable
      caption={planWords().list.name}
      captionHidden
      columns={columnsOf(year)}
      rows={rows}
      rowKey={({ department }) => department.id}
      phone="list"
    />
  )
}

function columnsOf(year: string): Column<Row>[] {
  const say = planWords().list
  const count = (key: 'priorities' | 'actions' | 'metrics'): Column<Row> => ({
    key,
    header: say[key],
    align: 'number',
    renderCell: ({ plan }) => ifPlan(plan, (found) => found[key]),
  })
  return [
    {
      key: 'department',
      header: say.department,
      rowHeader: true,
      renderCell: ({ department, plan }) =>
        plan ? (
          <a href={onSameDay(`/plans/${encodeURIComponent(plan.id)}`)}>{department.name}</a>
        ) : (
          department.name
        ),
    },
    {
      key: 'state',
      header: say.state,
      renderCell: ({ department, plan }) =>
        plan ? <State {...plan} /> : <NoPlan {...{ department, year }} />,
    },
    count('priorities'),
    count('actions'),
    count('metrics'),
    {
      key: 'generated',
      header: say.generated,
      renderCell: ({ plan }) =>
        ifPlan(plan, ({ reportGenerated }) => showStamp(reportGenerated) ?? NO_NUMBER),
    },
  ]
}

function State({ state, changedSinceApproval }: Plan) {
  return (
    <>
      {planWords().states[state]}
      {changedSinceApproval && <span class="quiet">, {planStateWords().changedSince}</span>}
    </>
  )
}

function ifPlan(plan: Plan | undefined, render: (plan: Plan) => ComponentChildren) {
  return plan ? render(plan) : null
}

type NoPlanProps = { department: Department; year: string }

function NoPlan({ department: { id, name }, year }: NoPlanProps) {
  const may = useMay()('edit_plan', id)
  const say = planWords().list
  return (
    <span class="quiet">
      {say.none}
      {may && (
        <>
          {' · '}
          <a
            href={`/import?${new URLSearchParams({ year, department: id })}`}
            aria-label={say.importOf(name)}
          >
            {say.importIt}
          </a>
        </>
      )}
    </span>
  )
}
