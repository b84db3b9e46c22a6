import type { LeftOut } from '../../domain/counting/left-out.ts'
import { LEFT_OUT_REASONS } from '../../domain/counting/left-out.ts'
import { plain } from '../metric/amounts.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { countWords } from '../words/count.ts'

export type LeftOutTableProps = { leftOut: readonly LeftOut[] }

/** The rows that are in no number, by the reason, with the lines on which to look them up. */
export function LeftOutTable({ leftOut }: LeftOutTableProps) {
  const say = countWords()
  if (leftOut.length === 0) return <p class="quiet">{say.noneLeftOut}</p>
  return (
    <DataTable
      caption={say.leftOutCaption}
      phone="list"
      columns={[
        {
          key: 'reason',
          header: say.leftOutWhy,
          rowHeader: true,
          renderCell: ({ reason }: LeftOut) => say.leftOutReason(LEFT_OUT_REASONS[reason]),
        },
        {
          key: 'count',
          header: say.leftOutRows,
          align: 'number' as const,
          renderCell: ({ count }: LeftOut) => plain(count),
        },
        {
          key: 'lines',
          header: say.leftOutLines,
          renderCell: ({ lines, count }: LeftOut) =>
            lines.length === 0 ? '' : `${lines.join(', ')}${count > lines.length ? ' …' : ''}`,
        },
      ]}
      rows={leftOut}
      rowKey={({ reason }) => reason}
    />
  )
}
