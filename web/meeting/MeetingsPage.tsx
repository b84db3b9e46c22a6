import { useState } from 'preact/hooks'

import { minutesOf } from '../../domain/meeting.ts'
import type { Cycles } from '../collection/collection.ts'
import { readCycles } from '../collection/collection.ts'
import { showDate, showYear } from '../dashboard/shown.ts'
import { useYear } from '../dashboard/use-dashboard.ts'
import { YearPicker } from '../dashboard/YearPicker.tsx'
import { useApi, useResource } from '../request.ts'
import type { Column } from '../shared/DataTable.tsx'
import { DataTable } from '../shared/DataTable.tsx'
import { Button } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { EmptyState } from '../shared/page/EmptyState.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import type { Snapshots } from '../snapshots/snapshots.ts'
import { readSnapshots } from '../snapshots/snapshots.ts'
import { useMay, useVisit } from '../visit.ts'
import { collectionWords } from '../words/collection.ts'
import { meetingWords } from '../words/meeting.ts'
import type { Meeting } from './meetings.ts'
import { readMeetings } from './meetings.ts'
import { PlanMeetingDialog } from './PlanMeetingDialog.tsx'

interface Content {
  meetings: Meeting[]
  cycles: Cycles
  packets: Snapshots
}

/** A year's meetings, and the way into the room: `/meetings`. */
export function MeetingsPage() {
  const { collection } = collectionWords()
  const say = meetingWords().list
  const api = useApi()
  const [year] = useYear()
  const content = useResource(year, async (signal): Promise<Content> => {
    const [meetings, cycles, packets] = await Promise.all([
      readMeetings(api, year ?? '', signal),
      readCycles(api, year ?? '', signal),
      readSnapshots(api, signal),
    ])
    return { meetings, cycles, packets }
  })
  if (useVisit().years.value?.length === 0) {
    return (
      <>
        <PageHead title={say.name} />
        <EmptyState title={collection.nothing} why={collection.nothingWhy} />
      </>
    )
  }
  return (
    <Await resource={content} title={say.name}>
      {(value) => <Meetings {...value} year={year ?? ''} onPlanned={content.reload} />}
    </Await>
  )
}

function Meetings(props: Content & { year: string; onPlanned: () => void }) {
  const { meetings, cycles, packets, year, onPlanned } = props
  const say = meetingWords().list
  const mayPlan = useMay()('administer')
  const meetingName = useVisit().me.value?.meetingName ?? ''
  const [planning, setPlanning] = useState(false)
  const [planned, setPlanned] = useState<Meeting>()
  return (
    <>
      <PageHead title={say.title(meetingName, showYear(year))} lede={say.lede}>
        <YearPicker year={year} />
        {mayPlan && <Button onClick={() => setPlanning(true)}>{say.plan}</Button>}
      </PageHead>
      {planned && (
        <Notice look="good" result>
          {say.planned(planned.title)} <a href={`/meetings/${planned.id}`}>{planned.title}</a>
        </Notice>
      )}
      {meetings.length === 0 ? (
        <EmptyState title={say.none} why={say.noneWhy} />
      ) : (
        <DataTable
          caption={say.name}
          captionHidden
          phone="list"
          columns={columnsOf(cycles, packets)}
          rows={meetings}
          rowKey={({ id }) => id}
        />
      )}
      {planning && (
        <PlanMeetingDialog
          cycles={cycles.filter(({ id }) => meetings.every(({ cycleId }) => cycleId !== id))}
          meetingName={meetingName}
          onClose={() => setPlanning(false)}
          onPlanned={(done) => {
            setPlanning(false)
            setPlanned(done)
            onPlanned()
          }}
        />
      )}
    </>
  )
}

function columnsOf(cycles: Cycles, packets: Snapshots): Column<Meeting>[] {
  const { list: say, page } = meetingWords()
  return [
    {
      key: 'meeting',
      header: say.meeting,
      rowHeader: true,
      renderCell: ({ id, title }) => (
        <a class="row-name" href={`/meetings/${id}`}>
          {title}
        </a>
      ),
    },
    {
      key: 'cycle',
      header: say.cycle,
      renderCell: ({ cycleId }) => cycles.find(({ id }) => id === cycleId)?.name ?? cycleId,
    },
    { key: 'day', header: say.day, renderCell: ({ heldOn }) => showDate(heldOn) },
    {
      key: 'length',
      header: say.length,
      align: 'number',
      renderCell: ({ agenda }) => page.minutesOf(minutesOf(agenda)),
    },
    { key: 'state', header: say.state, renderCell: ({ state }) => say.states[state] },
    {
      key: 'packet',
      header: say.packet,
      renderCell: ({ snapshotId }) => {
        const packet = packets.find(({ id }) => id === snapshotId)
        return packet ? (
          <a href={`/snapshots/${packet.id}`}>{say.sealed(packet.number)}</a>
        ) : (
          <span class="quiet">{say.notSealed}</span>
        )
      },
    },
    {
      key: 'room',
      header: <span class="hidden">{say.enter}</span>,
      shortHeader: '',
      renderCell: ({ id, title }) => (
        <a href={`/meetings/${id}/room`} aria-label={say.enterNamed(title)}>
          {say.enter}
        </a>
      ),
    },
  ]
}
