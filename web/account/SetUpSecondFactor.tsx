import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { CodeField } from '../sign-in/CodeField.tsx'
import { PasswordField } from '../sign-in/PasswordField.tsx'
import { errorOf } from '../sign-in/refused-field.ts'
import { secondFactorWords } from '../words/second-factor.ts'
import { signInWords } from '../words/sign-in.ts'
import { QrCode } from './QrCode.tsx'
import type { Begun } from './second-factor.ts'
import { beginSecondFactor, confirmSecondFactor } from './second-factor.ts'

export type SetUpSecondFactorProps = {
  email: string
  onCodes: (codes: readonly string[]) => void
  onCancel: () => void
}

/** First the password, then the app, which shows by a code that it is ready. */
export function SetUpSecondFactor({ email, onCodes, onCancel }: SetUpSecondFactorProps) {
  const [begun, setBegun] = useState<Begun>()
  return begun ? (
    <Confirm begun={begun} onCodes={onCodes} onCancel={onCancel} />
  ) : (
    <Begin email={email} onBegun={setBegun} onCancel={onCancel} />
  )
}

type BeginProps = Pick<SetUpSecondFactorProps, 'email' | 'onCancel'> & {
  onBegun: (begun: Begun) => void
}

function Begin({ email, onBegun, onCancel }: BeginProps) {
  const say = secondFactorWords()
  const account = signInWords().accountPage
  const api = useApi()
  const deed = useDeed()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (password === '' || deed.busy) return
    await deed.run(async () => onBegun(await beginSecondFactor(api, password)))
  }
  const missing = tried && password === '' ? account.currentMissing : undefined
  return (
    <Form onSend={() => void send()}>
      <p>{say.how}</p>
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
        value={password}
        onValue={setPassword}
        error={errorOf(deed.problem, 'currentPassword') ?? missing}
      />
      {deed.problem && deed.problem.errors?.length === 0 && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.next}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </Form>
  )
}

type ConfirmProps = Omit<SetUpSecondFactorProps, 'email'> & { begun: Begun }

function Confirm({ begun: { secret, address }, onCodes, onCancel }: ConfirmProps) {
  const say = secondFactorWords()
  const api = useApi()
  const deed = useDeed()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    if (code.trim() === '' || deed.busy) return
    await deed.run(async () => onCodes(await confirmSecondFactor(api, code)))
  }
  return (
    <Form onSend={() => void send()}>
      <p>{say.scan}</p>
      <QrCode text={address} label={say.qrLabel} />
      <TextField
        label={say.secret}
        hint={say.secretHint}
        value={secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
        onValue={() => {}}
        readOnly
        autoComplete="off"
      />
      <CodeField
        label={say.code}
        hint={say.codeHint}
        value={code}
        onValue={setCode}
        error={
          errorOf(deed.problem, 'code') ??
          (tried && code.trim() === '' ? say.codeMissing : undefined)
        }
      />
      {deed.problem && deed.problem.errors?.length === 0 && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.turnOn}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </Form>
  )
}
