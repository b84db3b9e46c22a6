import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { SelectField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { accessWords } from '../words/access.ts'
import type { KeyFields } from './key-draft.ts'
import { emptyKey, messagesOf } from './key-draft.ts'
import type { MadeKey } from './keys.ts'
import { makeKey } from './keys.ts'

export type KeyDialogProps = {
  departments: readonly { id: string; name: string }[]
  onClose: () => void
  onMade: (made: MadeKey) => void
}

/** Making an API key. */
export function KeyDialog({ departments, onClose, onMade }: KeyDialogProps) {
  const say = accessWords().keys
  const api = useApi()
  const deed = useDeed()
  const [fields, setFields] = useState(() => emptyKey(departments[0]?.id ?? ''))
  const [tried, setTried] = useState(false)
  const messages = messagesOf(fields)
  const send = async () => {
    setTried(true)
    if (Object.keys(messages).length > 0 || deed.busy) return
    const json = { ...fields, name: fields.name.trim() }
    await deed.run(async () => onMade(await makeKey(api, json)))
  }
  return (
    <Dialog open title={say.make} onClose={onClose}>
      <Form onSend={() => void send()}>
        <Fields
          fields={fields}
          messages={tried ? messages : {}}
          departments={departments}
          onFields={(next) => setFields((before) => ({ ...before, ...next }))}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.make}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

type FieldsProps = Pick<KeyDialogProps, 'departments'> & {
  fields: KeyFields
  messages: ReturnType<typeof messagesOf>
  onFields: (next: Partial<KeyFields>) => void
}

function Fields({ fields, messages, departments, onFields }: FieldsProps) {
  const say = accessWords().keys
  return (
    <>
      <TextField
        label={say.keyName}
        hint={say.keyNameHint}
        value={fields.name}
        onValue={(name) => onFields({ name })}
        error={messages.name}
        autoComplete="off"
      />
      <SelectField
        label={say.department}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.departmentId}
        onValue={(departmentId) => onFields({ departmentId })}
        error={messages.departmentId}
      />
      <SelectField
        label={say.may}
        options={[
          { value: 'observe', label: say.mayObserve },
          { value: 'read', label: say.mayRead },
        ]}
        value={fields.may}
        onValue={(may) => onFields({ may })}
      />
      <TextField
        label={say.expiresOn}
        hint={say.expiresOnHint}
        type="date"
        value={fields.expiresOn}
        onValue={(expiresOn) => onFields({ expiresOn })}
        error={messages.expiresOn}
      />
    </>
  )
}
