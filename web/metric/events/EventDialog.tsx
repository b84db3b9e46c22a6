import { useState } from 'preact/hooks'

import { useApi } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { CheckField, TextField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { formatDate } from '../../shared/format.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { eventWords } from '../../words/control.ts'
import { day } from '../series.ts'
import type { EventFields, EventWriting } from './event-draft.ts'
import { fieldsOf, messagesOf } from './event-draft.ts'
import { saveEvent } from './save-event.ts'

export type EventDialogProps = {
  metricId: string
  writing: EventWriting
  onClose: () => void
  /** Says what was stored. */
  onStored: (what: string) => void
}

/** Noting an event, changing one, or deleting it. */
export function EventDialog({ metricId, writing, onClose, onStored }: EventDialogProps) {
  const say = eventWords()
  const api = useApi()
  const [fields, setFields] = useState(() => fieldsOf(writing))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ProblemDetails>()
  const messages = messagesOf(fields)
  const titles = { add: say.addTitle, change: say.changeTitle, remove: say.removeTitle }
  const stored = { add: say.added, change: say.changed, remove: say.removed }

  const send = async () => {
    setTried(true)
    if (Object.keys(messages).length > 0 || busy) return
    setBusy(true)
    const problem = await saveEvent(api, metricId, writing, fields)
    setBusy(false)
    setRefused(problem)
    if (!problem) onStored(stored[writing.kind](fields.label.trim()))
  }
  return (
    <Dialog open title={titles[writing.kind]} onClose={onClose}>
      <Form onSend={() => void send()}>
        {writing.kind === 'remove' ? (
          <p>
            {say.ask(writing.event.label, formatDate(day(writing.event.on)))}{' '}
            {writing.event.kind === 'rebase' && say.askRebase}
          </p>
        ) : (
          <Fields
            fields={fields}
            messages={tried ? messages : {}}
            onFields={(next) => setFields((before) => ({ ...before, ...next }))}
          />
        )}
        {refused && <Problem problem={refused} />}
        <div class="actions">
          <Button look={writing.kind === 'remove' ? 'danger' : 'primary'} type="submit" busy={busy}>
            {writing.kind === 'remove' ? say.remove : say.save}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type FieldsProps = {
  fields: EventFields
  messages: ReturnType<typeof messagesOf>
  onFields: (next: Partial<EventFields>) => void
}

function Fields({ fields, messages, onFields }: FieldsProps) {
  const say = eventWords()
  return (
    <>
      <TextField
        label={say.name}
        hint={say.nameHint}
        value={fields.label}
        onValue={(label) => onFields({ label })}
        error={messages.label}
      />
      <TextField
        label={say.on}
        type="date"
        value={fields.on}
        onValue={(on) => onFields({ on })}
        error={messages.on}
      />
      <div>
        <CheckField
          label={say.starts}
          checked={fields.rebase}
          onChecked={(rebase) => onFields({ rebase })}
        />
        <p class="hint">{say.startsHint}</p>
      </div>
    </>
  )
}
