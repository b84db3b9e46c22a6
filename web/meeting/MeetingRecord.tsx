import { useState } from 'preact/hooks'

import { showDate } from '../dashboard/shown.ts'
import type { Decision } from '../decisions/decisions.ts'
import { KindMark } from '../decisions/KindMark.tsx'
import { sayMoment, sayPerson } from '../metric/recorded.ts'
import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { useMay, useVisit } from '../visit.ts'
import { meetingWords } from '../words/meeting.ts'
import { snapshotWords } from '../words/snapshots.ts'
import { FeedbackOn } from './FeedbackOn.tsx'
import { GiveFeedbackDialog } from './GiveFeedbackDialog.tsx'
import type { Feedback, Meeting, Minutes } from './meetings.ts'
import { RecordFeedbackDialog } from './RecordFeedbackDialog.tsx'

export type MeetingRecordProps = {
  meeting: Meeting
  minutes: readonly Minutes[]
  feedback: Feedback
  decisions: readonly Decision[]
  /** Something was stored. */
  onChanged: () => void
}

interface About {
  id: string
  name: string
}

type Doing = { kind: 'give' | 'record'; about: About }

/** What came of the meeting, part by part: minutes, decisions and feedback. */
export function MeetingRecord(props: MeetingRecordProps) {
  const { meeting, minutes, feedback, decisions, onChanged } = props
  const { page: say, feedback: said } = meetingWords()
  const [doing, setDoing] = useState<Doing>()
  const [told, setTold] = useState<{ of: string; what: string }>()
  const close = () => setDoing(undefined)
  const done = (of: string, what: string) => {
    close()
    setTold({ of, what })
    onChanged()
  }
  const general = minutes.find(({ departmentId }) => departmentId === null)
  const departments = meeting.agenda.flatMap(({ departmentId, title }) =>
    departmentId === null ? [] : [{ id: departmentId, name: title }],
  )
  return (
    <section class="section">
      <h2>{say.minutes}</h2>
      <div class="meeting-record">
        <section>
          <h3>{say.general}</h3>
          <Written minutes={general} title={say.general} />
        </section>
        {departments.map((about) => (
          <section key={about.id}>
            <h3>{about.name}</h3>
            <Written
              minutes={minutes.find(({ departmentId }) => departmentId === about.id)}
              title={about.name}
            />
            <Decided decisions={decisions.filter((one) => one.departmentId === about.id)} />
            <FeedbackOn {...{ about, feedback, departments }} />
            <RecordActions
              about={about}
              isGiven={feedback.summaries.some(
                ({ departmentId, given }) => departmentId === about.id && given > 0,
              )}
              onDo={(kind) => setDoing({ kind, about })}
            />
            {told?.of === about.id && (
              <Notice look="good" result>
                {told.what}
              </Notice>
            )}
          </section>
        ))}
      </div>
      {doing?.kind === 'give' && (
        <GiveFeedbackDialog
          {...{ meeting, feedback }}
          about={doing.about}
          onClose={close}
          onStored={() => done(doing.about.id, said.stored)}
        />
      )}
      {doing?.kind === 'record' && (
        <RecordFeedbackDialog
          meeting={meeting}
          about={doing.about}
          onClose={close}
          onRecorded={(what) => done(doing.about.id, what)}
        />
      )}
    </section>
  )
}

type RecordActionsProps = {
  about: About
  isGiven: boolean
  onDo: (kind: Doing['kind']) => void
}

function RecordActions({ about, isGiven, onDo }: RecordActionsProps) {
  const say = meetingWords().feedback
  const may = useMay()
  const own = useVisit().me.value?.departmentIds
  const speaksForOthers = own === null || (own ?? []).some((id) => id !== about.id)
  return (
    <div class="actions">
      {may('edit_plan') && speaksForOthers && (
        <Button look="quiet" onClick={() => onDo('give')} aria-label={say.giveOn(about.name)}>
          {say.give}
        </Button>
      )}
      {isGiven && may('observe', about.id) && (
        <Button look="quiet" onClick={() => onDo('record')}>
          {say.record}
        </Button>
      )}
    </div>
  )
}

function Written({ minutes, title }: { minutes: Minutes | undefined; title: string }) {
  const say = meetingWords().page
  if (!minutes || minutes.text === '') return <p class="quiet">{say.noMinutesOf(title)}</p>
  const { text, written } = minutes
  return (
    <>
      <p class="written">{text}</p>
      {written && (
        <p class="quiet">{say.writtenBy(sayPerson(written.by), sayMoment(written.at))}</p>
      )}
    </>
  )
}

function Decided({ decisions }: { decisions: readonly Decision[] }) {
  const say = meetingWords().page
  if (decisions.length === 0) return null
  return (
    <>
      <h4>{say.decisions}</h4>
      <ul class="meeting-decided">
        {decisions.toReversed().map(({ id, kind, text, owner, dueOn }) => {
          const due = dueOn === null ? '' : snapshotWords().meeting.due(showDate(dueOn))
          const who = [owner, due].filter((part) => part !== '').join(' · ')
          return (
            <li key={id}>
              <KindMark kind={kind} /> {text} {who !== '' && <span class="quiet">{who}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
