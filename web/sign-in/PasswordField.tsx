import { useState } from 'preact/hooks'

import { CheckField, TextField } from '../shared/form/fields.tsx'
import { signInWords } from '../words/sign-in.ts'

export type PasswordFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
  value: string
  onValue: (next: string) => void
}

/** A password, hidden unless whoever types it wants to see it. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <div class="password">
      <TextField {...props} type={shown ? 'text' : 'password'} autoCapitalize="off" />
      <CheckField label={signInWords().form.show} checked={shown} onChecked={setShown} />
    </div>
  )
}
