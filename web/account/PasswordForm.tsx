import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { PasswordField } from '../sign-in/PasswordField.tsx'
import { errorOf } from '../sign-in/refused-field.ts'
import { signInWords } from '../words/sign-in.ts'
import { changePassword } from './own.ts'

const NOTHING = { currentPassword: '', newPassword: '' }

/** Another password, by whoever knows the one before. */
export function PasswordForm({ email }: { email: string }) {
  const say = signInWords().accountPage
  const api = useApi()
  const deed = useDeed()
  const [fields, setFields] = useState(NOTHING)
  const [tried, setTried] = useState(false)
  const [changed, setChanged] = useState(false)
  const { currentPassword, newPassword } = fields
  const send = async () => {
    setTried(true)
    setChanged(false)
    if (currentPassword === '' || newPassword === '' || deed.busy) return
    if (!(await deed.run(() => changePassword(api, fields)))) return
    setFields(NOTHING)
    setTried(false)
    setChanged(true)
  }
  const missing = (value: string, message: string) => (tried && value === '' ? message : undefined)
  return (
    <section>
      <h2>{say.passwordTitle}</h2>
      <Form onSend={() => void send()}>
        <input
          type="email"
          aria-label={say.email}
          autoComplete="username"
          value={email}
          readOnly
          hidden
        />
        <PasswordField
          label={say.currentPassword}
          autoComplete="current-password"
          value={currentPassword}
          onValue={(next) => setFields({ ...fields, currentPassword: next })}
          error={
            errorOf(deed.problem, 'currentPassword') ?? missing(currentPassword, say.currentMissing)
          }
        />
        <PasswordField
          label={say.newPassword}
          hint={say.newPasswordHint}
          autoComplete="new-password"
          value={newPassword}
          onValue={(next) => setFields({ ...fields, newPassword: next })}
          error={errorOf(deed.problem, 'newPassword') ?? missing(newPassword, say.newMissing)}
        />
        {deed.problem && deed.problem.errors?.length === 0 && <Problem problem={deed.problem} />}
        {changed && (
          <Notice look="good" result>
            {say.passwordChanged}
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" look="plain" busy={deed.busy}>
            {say.changePassword}
          </Button>
        </div>
      </Form>
    </section>
  )
}
