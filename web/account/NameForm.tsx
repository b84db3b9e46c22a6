import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { signInWords } from '../words/sign-in.ts'
import { rename } from './own.ts'

export function NameForm({ name: before, onSaved }: { name: string; onSaved: () => void }) {
  const say = signInWords().accountPage
  const api = useApi()
  const deed = useDeed()
  const [name, setName] = useState(before)
  const [saved, setSaved] = useState(false)
  const isMissing = name.trim() === ''
  const send = async () => {
    setSaved(false)
    if (isMissing || deed.busy) return
    if (!(await deed.run(() => rename(api, name)))) return
    setSaved(true)
    onSaved()
  }
  return (
    <section>
      <h2>{say.nameTitle}</h2>
      <Form onSend={() => void send()}>
        <TextField
          label={say.nameField}
          autoComplete="name"
          value={name}
          onValue={setName}
          error={isMissing ? say.nameMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        {saved && (
          <Notice look="good" result>
            {say.nameSaved}
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" look="plain" busy={deed.busy}>
            {say.saveName}
          </Button>
        </div>
      </Form>
    </section>
  )
}
