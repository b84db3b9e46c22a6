import type { Span } from '../dashboard/change.ts'
import { changeOver } from '../dashboard/change.ts'
import { ChangeWords } from '../dashboard/ChangeWords.tsx'
import type { Cycle, Priority } from '../dashboard/dashboard.ts'
import { metricsOf } from '../dashboard/dashboard.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { slotsOf, StatusTally } from '../shared/status/StatusTally.tsx'
import { departmentWords } from '../words/department.ts'
import { anchorOf } from './PrioritySection.tsx'

export type PriorityTableProps = {
  priorities: readonly Priority[]
  inView: Cycle
  span: Span | null
}

/** A department's priorities at a glance, each leading to its part of the page. */
export function PriorityTable({ priorities, inView, span }: PriorityTableProps) {
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
      renderCell: ({ counts }) => {
        const held = counts[inView.id]
        return held && <StatusTally counts={held} slots={slots} />
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
