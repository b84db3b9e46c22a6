import { parseResponse } from 'hono/client'
import { useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'

import { minutesOf } from '../../domain/meeting.ts'
import { showDate, showYear } from '../dashboard/shown.ts'
import { useApi, useDeed, useResource } from '../request.ts'
import { Button, ButtonLink } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Breadcrumbs } from '../shared/page/Breadcrumbs.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useMay } from '../visit.ts'
import { meetingWords } from '../words/meeting.ts'
import { AgendaDialog } from './AgendaDialog.tsx'
import { AgendaTable } from './AgendaTable.tsx'
import { MeetingRecord } from './MeetingRecord.tsx'
import type { Feedback, Meeting, Minutes } from './meetings.ts'
import { readMeeting } from './meetings.ts'
import { useRecorded } from './room/use-hall.ts'
import { showTime } from './time-of-day.ts'

/** A meeting: its agenda before it, its minutes, decisions and feedback after it: `/meetings/…`. */
export function MeetingPage() {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const api = useApi()
  const content = useResource(id, (signal) => readMeeting(api, id, signal))
  return (
    <Await resource={content} title={meetingWords().list.meeting}>
      {(value) => <Whole {...value} onChanged={content.reload} />}
    </Await>
  )
}

type WholeProps = {
  meeting: Meeting
  minutes: readonly Minutes[]
  feedback: Feedback
  onChanged: () => void
}

function Whole({ meeting, minutes, feedback, onChanged }: WholeProps) {
  const { page: say, list, agenda: form } = meetingWords()
  const mayChange = useMay()('administer')
  const [editing, setEditing] = useState(false)
  const [told, setTold] = useState('')
  const decisions = useRecorded(meeting.cycleId)
  const tell = (what: string) => {
    setTold(what)
    onChanged()
  }
  const { id, title, schoolYear, cycleId, heldOn, startsAt, agenda } = meeting
  const length = say.minutesOf(minutesOf(agenda))
  return (
    <div class="meeting-page">
      <Breadcrumbs trail={[{ href: '/meetings', label: list.name }]} />
      <PageHead
        eyebrow={say.eyebrow(cycleId.replace(`${schoolYear}-`, ''), showYear(schoolYear))}
        title={title}
        lede={
          <>
            {say.when(showDate(heldOn), startsAt === null ? null : showTime(startsAt), length)}.{' '}
            <PacketLine meeting={meeting} />
          </>
        }
      >
        <ButtonLink href={`/meetings/${id}/room`}>{say.room}</ButtonLink>
        <Button look="plain" onClick={() => globalThis.print()}>
          {say.print}
        </Button>
        {mayChange && <HeldButton meeting={meeting} onDone={tell} />}
      </PageHead>
      {told !== '' && (
        <Notice look="good" result>
          {told}
        </Notice>
      )}
      <section class="section">
        <div class="meeting-head">
          <h2>{say.agenda}</h2>
          {mayChange && (
            <Button look="quiet" onClick={() => setEditing(true)}>
              {say.change}
            </Button>
          )}
        </div>
        <AgendaTable agenda={agenda} />
      </section>
      <MeetingRecord
        {...{ meeting, minutes, feedback }}
        decisions={decisions.value ?? []}
        onChanged={onChanged}
      />
      {editing && (
        <AgendaDialog
          meeting={meeting}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false)
            tell(form.saved)
          }}
        />
      )}
    </div>
  )
}

function PacketLine({ meeting }: { meeting: Meeting }) {
  const say = meetingWords().page
  if (meeting.snapshotId === null) return <>{say.packetOpen}</>
  return <a href={`/snapshots/${meeting.snapshotId}`}>{say.packetSealed}</a>
}

function HeldButton({ meeting, onDone }: { meeting: Meeting; onDone: (what: string) => void }) {
  const say = meetingWords().page
  const api = useApi()
  const deed = useDeed()
  const isHeld = meeting.state === 'held'
  const turn = async () => {
    const header = { 'if-match': `"${meeting.version}"` }
    const json = { state: isHeld ? ('planned' as const) : ('held' as const) }
    const request = { param: { id: meeting.id }, header, json }
    const done = await deed.run(() => parseResponse(api.meetings[':id'].$patch(request)))
    if (done) onDone(isHeld ? say.reopenDone : say.heldDone)
  }
  return (
    <>
      <Button look="plain" busy={deed.busy} onClick={() => void turn()}>
        {isHeld ? say.reopen : say.held}
      </Button>
      {deed.problem && <Problem problem={deed.problem} />}
    </>
  )
}
