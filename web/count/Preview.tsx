import type { Inspection } from '../../domain/counting/inspect.ts'
import { DataTable } from '../shared/DataTable.tsx'
import { countWords } from '../words/count.ts'
import type { SeenTable } from './use-count.ts'

export type PreviewProps = { inspection: Inspection; table: SeenTable }

/** A page of a spreadsheet is not wider. */
const MOST_COLUMNS = 30
const LONGEST = 80

/** The headings and first rows as they were read, for the screen alone. */
export function Preview({ inspection, table: { table, rows, sample } }: PreviewProps) {
  const say = countWords()
  const { headings, title } = table
  const shown = headings.slice(0, MOST_COLUMNS)
  return (
    <div class="count-preview">
      {title.length > 0 && <p class="quiet">{title.slice(0, 3).join(' · ')}</p>}
      <DataTable
        caption={say.previewCaption(rows, inspection.tables.length > 1 ? table.number : null)}
        columns={[
          {
            key: 'row',
            header: say.row,
            align: 'number',
            rowHeader: true,
            renderCell: ({ number }: PreviewRow) => number,
          },
          ...shown.map((heading, at) => ({
            key: String(at),
            header: heading === '' ? say.noHeading(at + 1) : heading,
            renderCell: ({ cells }: PreviewRow) => short(cells[at] ?? ''),
          })),
        ]}
        rows={sample.map((cells, at) => ({ number: at + 1, cells }))}
        rowKey={({ number }) => String(number)}
      />
      <p class="quiet">
        {headings.length > shown.length && say.moreColumns(headings.length - shown.length)}{' '}
        {say.staysHere}
      </p>
    </div>
  )
}

interface PreviewRow {
  number: number
  cells: readonly string[]
}

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
