import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { meetingWords } from '../words/meeting.ts'
import type { AgendaItem } from './meetings.ts'

/** The parts of a meeting, in their order. */
export function AgendaTable({ agenda }: { agenda: readonly AgendaItem[] }) {
  return (
    <DataTable
      caption={meetingWords().page.agenda}
      captionHidden
      phone="list"
      columns={columns()}
      rows={agenda}
      rowKey={({ id }) => id}
    />
  )
}

function columns(): Column<AgendaItem>[] {
  const say = meetingWords().page
  return [
    {
      key: 'part',
      header: say.part,
      rowHeader: true,
      renderCell: ({ title, notes }) => (
        <>
          {title}
          {notes !== '' && (
            <details class="meeting-notes">
              <summary>{say.notes}</summary>
              <p>{notes}</p>
            </details>
          )}
        </>
      ),
    },
    { key: 'presenter', header: say.presenter, renderCell: ({ presenter }) => presenter },
    { key: 'minutes', header: say.length, align: 'number', renderCell: ({ minutes }) => minutes },
  ]
}
