import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { peopleWords } from '../../words/people.ts'
import type { CloseDialogProps } from './CloseDialog.tsx'
import { erasePerson } from './people.ts'

const SHORTEST_REASON = 10

/** Asks why before a name and an address are forgotten for good. */
export function EraseDialog({ person, onClose, onDone }: CloseDialogProps) {
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isShort = reason.trim().length < SHORTEST_REASON
  const erase = async () => {
    setTried(true)
    if (isShort || deed.busy) return
    if (await deed.run(() => erasePerson(api, person, reason.trim()))) onDone(say.wasErased)
  }
  return (
    <Dialog
      open
      title={say.eraseTitle(person.name === '' ? person.email : person.name)}
      onClose={onClose}
    >
      <Form onSend={() => void erase()}>
        <p>{say.eraseAsk}</p>
        <TextField
          label={say.eraseReason}
          hint={say.eraseReasonHint}
          value={reason}
          onValue={setReason}
          error={tried && isShort ? say.eraseReasonMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" look="danger" busy={deed.busy}>
            {say.erase}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
