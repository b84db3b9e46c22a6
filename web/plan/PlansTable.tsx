import type { ComponentChildren } from 'preact'

import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { NO_NUMBER } from '../shared/format.ts'
import { planWords } from '../words/plan.ts'
import type { Plans } from './PlansPage.tsx'
import { showStamp } from './stamp.ts'

type Department = Plans['departments'][number]
type Plan = Plans['plans'][number]

export type PlansTableProps = Plans & {
  year: string
  /** Whether who looks may import. */
  may: boolean
}

interface Row {
  department: Department
  plan: Plan | undefined
}

/** Every department with its plan, or with the way to one. */
export function PlansTable({ year, plans, departments, may }: PlansTableProps) {
  const rows = departments.map((department) => ({
    department,
    plan: plans.find(({ departmentId }) => departmentId === department.id),
  }))
  return (
    <DataTable
      caption={planWords().list.name}
      captionHidden
      columns={columnsOf(year, may)}
      rows={rows}
      rowKey={({ department }) => department.id}
      phone="list"
    />
  )
}

function columnsOf(year: string, may: boolean): Column<Row>[] {
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
          <a href={`/plans/${encodeURIComponent(plan.id)}`}>{department.name}</a>
        ) : (
          department.name
        ),
    },
    {
      key: 'state',
      header: say.state,
      renderCell: ({ department, plan }) =>
        plan ? planWords().states[plan.state] : <NoPlan {...{ department, year, may }} />,
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

function ifPlan(plan: Plan | undefined, render: (plan: Plan) => ComponentChildren) {
  return plan ? render(plan) : null
}

type NoPlanProps = { department: Department; year: string; may: boolean }

function NoPlan({ department: { id, name }, year, may }: NoPlanProps) {
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
