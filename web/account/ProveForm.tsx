import { useState } from 'preact/hooks'

import { useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { CodeField } from '../sign-in/CodeField.tsx'
import { PasswordField } from '../sign-in/PasswordField.tsx'
import { errorOf } from '../sign-in/refused-field.ts'
import { secondFactorWords } from '../words/second-factor.ts'
import { signInWords } from '../words/sign-in.ts'
import type { PasswordAndCode } from './second-factor.ts'

export type ProveFormProps<T> = {
  email: string
  why: string
  /** What the button says. */
  send: string
  /** Throws what `parseResponse` throws. */
  onSend: (proof: PasswordAndCode) => Promise<T>
  onDone: (answer: T) => void
  onCancel: () => void
}

/** Password and code, before something of the second factor changes. */
export function ProveForm<T>(props: ProveFormProps<T>) {
  const { email, why, send, onSend, onDone, onCancel } = props
  const say = secondFactorWords()
  const account = signInWords().accountPage
  const deed = useDeed()
  const [fields, setFields] = useState({ currentPassword: '', code: '' })
  const [tried, setTried] = useState(false)
  const { currentPassword, code } = fields
  const prove = async () => {
    setTried(true)
    if (currentPassword === '' || code.trim() === '' || deed.busy) return
    await deed.run(async () => onDone(await onSend(fields)))
  }
  const missing = (value: string, message: string) =>
    tried && value.trim() === '' ? message : undefined
  return (
    <Form onSend={() => void prove()}>
      <p>{why}</p>
      <input
        type="email"
        aria-label={account.email}
        autoComplete="username"
        value={email}
        readOnly
        hidden
      />
      <PasswordField
        label={account.currentPassword}
        autoComplete="current-password"
        value={currentPassword}
        onValue={(next) => setFields({ ...fields, currentPassword: next })}
        error={
          errorOf(deed.problem, 'currentPassword') ??
          missing(currentPassword, account.currentMissing)
        }
      />
      <CodeField
        label={say.code}
        hint={say.codeOrBackup}
        value={code}
        onValue={(next) => setFields({ ...fields, code: next })}
        error={errorOf(deed.problem, 'code') ?? missing(code, say.codeMissing)}
      />
      {deed.problem && deed.problem.errors?.length === 0 && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" look="danger" busy={deed.busy}>
          {send}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </Form>
  )
}
