import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { isReason } from '../../domain/approval.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { collectionWords } from '../words/collection.ts'
import type { CycleDialogProps } from './CloseCycleDialog.tsx'
import type { YearOfCycles } from './CyclesPage.tsx'

export type ReopenDialogProps = CycleDialogProps & Pick<YearOfCycles, 'departments'>

/** Lets one department into a closed cycle until a day. */
export function ReopenDialog({ cycle, departments, onClose, onDone }: ReopenDialogProps) {
  const say = collectionWords().cycles
  const api = useApi()
  const deed = useDeed()
  const [departmentId, setDepartment] = useState(departments[0]?.id ?? '')
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isWhole = until !== '' && isReason(reason)
  const send = async () => {
    setTried(true)
    if (!isWhole || deed.busy) return
    const to = { param: { id: cycle.id }, query: {}, json: { departmentId, until, reason } }
    const reopen = () => parseResponse(api.cycleLife[':id'].reopen.$post(to))
    const name = departments.find(({ id }) => id === departmentId)?.name ?? departmentId
    if (await deed.run(reopen)) onDone(say.wasReopened(cycle.name, name))
  }
  return (
    <Dialog open title={say.reopenTitle(cycle.name)} onClose={onClose}>
      <Form onSend={() => void send()}>
        <SelectField
          label={say.department}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={departmentId}
          onValue={setDepartment}
        />
        <TextField
          label={say.untilDay}
          type="date"
          value={until}
          onValue={setUntil}
          error={tried && until === '' ? say.dayMissing : undefined}
        />
        <TextAreaField
          label={say.reason}
          hint={say.reopenReasonHint}
          value={reason}
          onValue={setReason}
          rows={2}
          error={tried && !isReason(reason) ? say.reasonShort : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.reopen}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
