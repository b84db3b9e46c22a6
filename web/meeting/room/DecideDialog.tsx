import { useState } from 'preact/hooks'

import type { CalendarDate, Cycle } from '../../../domain/calendar.ts'
import { isCalendarDate } from '../../../domain/calendar.ts'
import type { DecisionKind, DecisionProblem } from '../../../domain/decision.ts'
import { checkDecision, needsDueDay } from '../../../domain/decision.ts'
import type { PacketMetric } from '../../../domain/packet/packet.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { SelectField, TextField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { decisionWords } from '../../words/decisions.ts'
import { meetingWords } from '../../words/meeting.ts'
import type { NewDecision } from './today.ts'

export type DecideDialogProps = {
  kind: DecisionKind
  departmentId: string
  cycle: Pick<Cycle, 'id' | 'startsOn'>
  /** What it may be about. */
  metrics: readonly PacketMetric[]
  /** What it is about unless somebody says otherwise. */
  chosenId: string | undefined
  /** The next meeting's day, or another that fits. */
  dueOn: CalendarDate
  onPut: (decision: NewDecision) => void
  onClose: () => void
}

/** One decision: a key opens it, the words are typed, Enter puts it on the record. */
export function DecideDialog(props: DecideDialogProps) {
  const { kind, cycle, departmentId, metrics, onPut, onClose } = props
  const say = meetingWords().room
  const [metricId, setMetricId] = useState(props.chosenId ?? '')
  const [text, setText] = useState<string>(say.proposals[kind])
  const [owner, setOwner] = useState('')
  const [dueOn, setDueOn] = useState<string>(needsDueDay(kind) ? props.dueOn : '')
  const [tried, setTried] = useState(false)
  const said = { kind, text, owner, dueOn: isCalendarDate(dueOn) ? dueOn : null }
  const checked = checkDecision({ ...said, state: 'open', outcome: '' }, cycle)
  const messages = tried && !checked.ok ? messagesOf(checked.error) : {}
  const put = () => {
    setTried(true)
    if (!checked.ok) return
    const { text: words, owner: who, dueOn: day } = checked.value
    const place = { cycleId: cycle.id, departmentId, metricId: metricId === '' ? null : metricId }
    onPut({ ...place, kind, text: words, owner: who, dueOn: day })
  }
  return (
    <Dialog open title={say.decideOn(decisionWords().kinds[kind])} onClose={onClose}>
      <Form onSend={put}>
        <TextField label={say.text} value={text} onValue={setText} error={messages.text} />
        <TextField label={say.owner} value={owner} onValue={setOwner} />
        <TextField
          label={say.due}
          type="date"
          value={dueOn}
          onValue={setDueOn}
          error={messages.dueOn}
        />
        <SelectField
          label={say.about}
          options={[
            { value: '', label: say.whole },
            ...metrics.map((metric) => ({
              value: metric.id,
              label: `${metric.code} ${metric.title || metric.text}`,
            })),
          ]}
          value={metricId}
          onValue={setMetricId}
        />
        <div class="actions">
          <Button type="submit">{say.put}</Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function messagesOf(problems: readonly DecisionProblem[]) {
  const say = decisionWords().form
  const has = (code: DecisionProblem['code']) => problems.some((one) => one.code === code)
  return {
    ...(has('text_missing') && { text: say.textMissing }),
    ...(has('due_missing') && { dueOn: say.dueMissing }),
    ...(has('due_before_cycle') && { dueOn: meetingWords().room.dueTooEarly }),
  }
}
