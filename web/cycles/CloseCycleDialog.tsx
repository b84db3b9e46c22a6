import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import type { Cycle } from '../collection/collection.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { TextAreaField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { collectionWords } from '../words/collection.ts'

export type CycleDialogProps = {
  cycle: Cycle
  onClose: () => void
  /** With what to tell. */
  onDone: (told: string) => void
}

/** Asks before a cycle is closed; what is still missing is told by the refusal. */
export function CloseCycleDialog({ cycle: { id, name }, onClose, onDone }: CycleDialogProps) {
  const say = collectionWords().cycles
  const api = useApi()
  const deed = useDeed()
  const [reason, setReason] = useState('')
  const send = async () => {
    if (deed.busy) return
    const json = { ...(reason.trim() !== '' && { reason }) }
    const to = { param: { id }, query: {}, json }
    const close = () => parseResponse(api.cycleLife[':id'].close.$post(to))
    if (await deed.run(close)) onDone(say.wasClosed(name))
  }
  return (
    <Dialog open title={say.closeTitle(name)} onClose={onClose}>
      <Form onSend={() => void send()}>
        <p>{say.closeAsk}</p>
        <TextAreaField
          label={say.reason}
          optional
          hint={say.closeReasonHint}
          value={reason}
          onValue={setReason}
          rows={2}
        />
        {deed.problem && <Problem problem={withoutPaths(deed.problem)} />}
        <div class="actions">
          <Button type="submit" look="danger" busy={deed.busy}>
            {say.closeIt}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type Refusal = NonNullable<ReturnType<typeof useDeed>['problem']>

/** The messages name their metrics; the ids say nothing to people. */
function withoutPaths({ errors = [], ...problem }: Refusal): Refusal {
  return { ...problem, errors: errors.map((error) => ({ ...error, path: '' })) }
}
