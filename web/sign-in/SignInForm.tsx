import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { signInWords } from '../words/sign-in.ts'
import { signIn } from './door.ts'
import { PasswordField } from './PasswordField.tsx'

export type SignInFormProps = {
  /** Whose sign-in it is, when it cannot be another's. */
  email?: string
  /** Filled in beforehand, where everybody knows it. */
  password?: string
  onSignedIn: () => void
}

/** An address and a password. */
export function SignInForm(props: SignInFormProps) {
  const say = signInWords().form
  const api = useApi()
  const deed = useDeed()
  const [email, setEmail] = useState(props.email ?? '')
  const [password, setPassword] = useState(props.password ?? '')
  const [tried, setTried] = useState(false)
  const isWhole = email.trim() !== '' && password !== ''
  const send = async () => {
    setTried(true)
    if (!isWhole || deed.busy) return
    if (await deed.run(() => signIn(api, { email, password }))) props.onSignedIn()
  }
  return (
    <Form onSend={() => void send()}>
      <TextField
        type="email"
        label={say.email}
        autoComplete="username"
        readOnly={props.email !== undefined}
        value={email}
        onValue={setEmail}
        error={tried && email.trim() === '' ? say.emailMissing : undefined}
      />
      <PasswordField
        label={say.password}
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        error={tried && password === '' ? say.passwordMissing : undefined}
      />
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.signIn}
        </Button>
      </div>
    </Form>
  )
}
