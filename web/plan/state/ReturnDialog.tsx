import { useState } from 'preact/hooks'

import type { Deed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextAreaField } from '../../shared/form/fields.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { planStateWords } from '../../words/plan-state.ts'

export type ReturnDialogProps = {
  title: string
  deed: Deed
  onReturn: (note: string) => void
  onClose: () => void
}

/** Asks what is to be mended before something is returned. */
export function ReturnDialog({ title, deed, onReturn, onClose }: ReturnDialogProps) {
  const say = planStateWords()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = note.trim() === ''
  const send = () => {
    setTried(true)
    if (!isMissing && !deed.busy) onReturn(note)
  }
  return (
    <Dialog open title={title} onClose={onClose}>
      <Form onSend={send}>
        <TextAreaField
          label={say.returnNote}
          hint={say.returnNoteHint}
          value={note}
          onValue={setNote}
          error={tried && isMissing ? say.noteMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.return}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
