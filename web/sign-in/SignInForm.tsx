import { useEffect, useRef, useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { secondFactorWords } from '../words/second-factor.ts'
import { signInWords } from '../words/sign-in.ts'
import type { CodeFieldProps } from './CodeField.tsx'
import { CodeField } from './CodeField.tsx'
import { signIn } from './door.ts'
import { PasswordField } from './PasswordField.tsx'
import { errorOf } from './refused-field.ts'

const CODE_NEEDED = 'urn:quarterdeck:problem:code_needed'

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
  const factor = secondFactorWords()
  const api = useApi()
  const deed = useDeed()
  const [email, setEmail] = useState(props.email ?? '')
  const [password, setPassword] = useState(props.password ?? '')
  const [tried, setTried] = useState(false)
  const [code, setCode] = useState<string>()
  const isWhole = email.trim() !== '' && password !== '' && code?.trim() !== ''
  const send = async () => {
    setTried(true)
    if (!isWhole || deed.busy) return
    const given = { email, password, ...(code !== undefined && { code }) }
    if (await deed.run(() => signIn(api, given))) props.onSignedIn()
  }
  // The password was right, and stays as it is typed.
  const wantsCode = deed.problem?.type === CODE_NEEDED
  useEffect(() => {
    if (!wantsCode) return
    setCode('')
    setTried(false)
  }, [wantsCode])
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
      {code !== undefined && (
        <AskedCode
          value={code}
          onValue={setCode}
          error={
            errorOf(wantsCode ? undefined : deed.problem, 'code') ??
            (tried && code.trim() === '' ? factor.codeMissing : undefined)
          }
        />
      )}
      {deed.problem && !wantsCode && errorOf(deed.problem, 'code') === undefined && (
        <Problem problem={deed.problem} />
      )}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.signIn}
        </Button>
      </div>
    </Form>
  )
}

/** The code's field, which comes when the password was right, and is typed into next. */
function AskedCode(props: Omit<CodeFieldProps, 'label' | 'hint'>) {
  const say = secondFactorWords()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.focus(), [])
  return (
    <div ref={place}>
      <CodeField label={say.code} hint={say.codeOrBackup} {...props} />
    </div>
  )
}
