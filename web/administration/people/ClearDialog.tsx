import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { errorOf } from '../../sign-in/refused-field.ts'
import { peopleWords } from '../../words/people.ts'
import type { CloseDialogProps } from './CloseDialog.tsx'
import { clearSecondFactor } from './people.ts'

const SHORTEST_REASON = 10

/** Asks why before somebody's second factor is taken away. */
export function ClearDialog({ person, onClose, onDone }: CloseDialogProps) {
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const name = person.name === '' ? person.email : person.name
  const isMissing = reason.trim().length < SHORTEST_REASON
  const clear = async () => {
    setTried(true)
    if (isMissing || deed.busy) return
    if (await deed.run(() => clearSecondFactor(api, person, reason))) onDone(say.wasCleared(name))
  }
  return (
    <Dialog open title={say.clearTitle(name)} onClose={onClose}>
      <Form onSend={() => void clear()}>
        <p>{say.clearAsk}</p>
        <TextAreaField
          label={say.clearReason}
          hint={say.clearReasonHint}
          rows={2}
          value={reason}
          onValue={setReason}
          error={
            errorOf(deed.problem, 'reason') ?? (tried && isMissing ? say.reasonMissing : undefined)
          }
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" look="danger" busy={deed.busy}>
            {say.clear}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
