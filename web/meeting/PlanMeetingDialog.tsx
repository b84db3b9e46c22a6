import { parseResponse } from 'hono/client'
import { useMemo, useState } from 'preact/hooks'

import { MEETING_MINUTES } from '../../domain/meeting.ts'
import type { Cycle, Cycles } from '../collection/collection.ts'
import { cycleInView } from '../collection/collection.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { meetingWords } from '../words/meeting.ts'
import type { Meeting } from './meetings.ts'
import { readTime } from './time-of-day.ts'

export type PlanMeetingDialogProps = {
  /** Those that have no meeting yet. */
  cycles: Cycles
  /** What the district calls it. */
  meetingName: string
  onClose: () => void
  onPlanned: (meeting: Meeting) => void
}

/** Asks which cycle is looked back on, when, and how long. */
export function PlanMeetingDialog(props: PlanMeetingDialogProps) {
  const { cycles, meetingName, onClose, onPlanned } = props
  const say = meetingWords().planning
  const api = useApi()
  const deed = useDeed()
  const [chosen, setChosen] = useState<string>()
  const cycle = cycleInView(cycles, chosen)
  const [typed, setTyped] = useState<{ title?: string; day?: string }>({})
  const [starts, setStarts] = useState('')
  const [length, setLength] = useState('60')
  const [tried, setTried] = useState(false)
  const key = useMemo(() => crypto.randomUUID(), [])
  const fields = fieldsOf(typed, cycle, meetingName)
  const errors = tried ? errorsOf({ ...fields, starts, length }) : {}
  const send = async () => {
    setTried(true)
    const wrong = Object.keys(errorsOf({ ...fields, starts, length })).length > 0
    if (wrong || !cycle || deed.busy) return
    const json = {
      cycleId: cycle.id,
      title: fields.title.trim(),
      heldOn: fields.day,
      startsAt: readTime(starts) ?? null,
      minutes: Number(length),
    }
    const options = { headers: { 'idempotency-key': key } }
    await deed.run(async () => {
      onPlanned(await parseResponse(api.meetings.$post({ json }, options)))
    })
  }
  if (!cycle) {
    return (
      <Dialog open title={say.title} onClose={onClose}>
        <p>{say.allPlanned}</p>
      </Dialog>
    )
  }
  return (
    <Dialog open title={say.title} onClose={onClose}>
      <Form onSend={() => void send()}>
        <p>{say.what}</p>
        <SelectField
          label={say.cycle}
          options={cycles.map(({ id, name }) => ({ value: id, label: name }))}
          value={cycle.id}
          onValue={setChosen}
        />
        <TextField
          label={say.name}
          hint={say.nameHint}
          value={fields.title}
          onValue={(title) => setTyped({ ...typed, title })}
          error={errors.title}
        />
        <TextField
          label={say.day}
          type="date"
          value={fields.day}
          onValue={(day) => setTyped({ ...typed, day })}
          error={errors.day}
        />
        <TextField
          label={say.starts}
          hint={say.startsHint}
          optional
          value={starts}
          onValue={setStarts}
          error={errors.starts}
        />
        <TextField
          label={say.length}
          inputMode="numeric"
          value={length}
          onValue={setLength}
          error={errors.length}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.send}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** What is typed; until then what the cycle says. */
function fieldsOf(
  typed: { title?: string; day?: string },
  cycle: Cycle | undefined,
  meetingName: string,
) {
  return {
    title: typed.title ?? (cycle ? `${meetingName} ${cycle.number}` : ''),
    day: typed.day ?? cycle?.meetingOn ?? '',
  }
}

type Typed = Record<'title' | 'day' | 'starts' | 'length', string>

function errorsOf({ title, day, starts, length }: Typed): Partial<Typed> {
  const say = meetingWords().planning
  const minutes = Number(length)
  const fits =
    /^\d+$/.test(length.trim()) &&
    minutes >= MEETING_MINUTES.least &&
    minutes <= MEETING_MINUTES.most
  return {
    ...(title.trim() === '' && { title: say.nameMissing }),
    ...(day === '' && { day: say.dayMissing }),
    ...(starts.trim() !== '' && readTime(starts) === undefined && { starts: say.startsWrong }),
    ...(!fits && { length: say.lengthWrong }),
  }
}
