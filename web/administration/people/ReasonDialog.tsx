import { useState } from 'preact/hooks'

import { SHORTEST_REASON } from '../../../domain/approval.ts'
import type { Deed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { errorOf } from '../../sign-in/refused-field.ts'
import { peopleWords } from '../../words/people.ts'

export type ReasonDialogProps = {
  title: string
  /** What it means for the person. */
  ask: string
  /** What the reason must not say, or where it stands. */
  hint: string
  /** What the button does. */
  act: string
  deed: Deed
  onReason: (reason: string) => void
  onClose: () => void
}

/** Asks why before something is done to a person that cannot be taken back. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, ask, hint, act, deed, onReason, onClose } = props
  const say = peopleWords()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < SHORTEST_REASON
  const send = () => {
    setTried(true)
    if (!isShort && !deed.busy) onReason(reason.trim())
  }
  const error =
    errorOf(deed.problem, 'reason') ?? (tried && isShort ? say.reasonMissing : undefined)
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form onSend={send}>
        <p>{ask}</p>
        <TextAreaField
          label={say.reason}
          hint={hint}
          rows={2}
          value={reason}
          onValue={setReason}
          error={error}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" look="danger" busy={deed.busy}>
            {act}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
