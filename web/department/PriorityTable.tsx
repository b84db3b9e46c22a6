import type { Span } from '../dashboard/change.ts'
import { changeOver } from '../dashboard/change.ts'
import { ChangeWords } from '../dashboard/ChangeWords.tsx'
import type { Cycle, Priority } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import type { ExplainCountsProps } from '../explain/ExplainCounts.tsx'
import { ExplainCounts } from '../explain/ExplainCounts.tsx'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { slotsOf, StatusTally } from '../shared/status/StatusTally.tsx'
import { departmentWords } from '../words/department.ts'
import { anchorOf } from './PrioritySection.tsx'

export type PriorityTableProps = {
  dashboard: ExplainCountsProps['dashboard']
  priorities: readonly Priority[]
  inView: Cycle
  span: Span | null
}

/** A department's priorities at a glance, each leading to its part of the page. */
export function PriorityTable({ dashboard, priorities, inView, span }: PriorityTableProps) {
  const say = departmentWords()
  const slots = slotsOf(priorities.flatMap(({ counts }) => counts[inView.id] ?? []))
  const columns: Column<Priority>[] = [
    {
      key: 'name',
      header: say.priority,
      rowHeader: true,
      renderCell: (priority) => (
        <a class="row-name numbered" href={`#${anchorOf(priority)}`}>
          <span class="ordinal">{priority.number} </span>
          {priority.title}
        </a>
      ),
    },
    {
      key: 'word',
      header: say.inAWord(inView.name),
      renderCell: ({ headline }) => {
        const word = headline[inView.id] ?? null
        return (
          word && (
            <span class="nowrap">
              <StatusMark status={word} />
            </span>
          )
        )
      },
    },
    {
      key: 'counts',
      header: say.counts(inView.name),
      renderCell: (priority) => {
        const held = priority.counts[inView.id]
        return (
          held && (
            <span class="with-sign">
              <StatusTally counts={held} slots={slots} />
              <ExplainCounts
                name={priority.title}
                metrics={metricsOf(priority)}
                cycle={inView}
                dashboard={dashboard}
                headline
              />
            </span>
          )
        )
      },
    },
  ]
  const since: Column<Priority>[] = span
    ? [
        {
          key: 'since',
          header: say.since(span.from.name),
          renderCell: (priority) => <ChangeWords change={changeOver(metricsOf(priority), span)} />,
        },
      ]
    : []
  return (
    <DataTable
      caption={say.priorities}
      captionHidden
      columns={[...columns, ...since]}
      rows={priorities}
      rowKey={({ id }) => id}
      phone="list"
    />
  )
}
