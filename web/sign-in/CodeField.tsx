import { TextField } from '../shared/form/fields.tsx'

export type CodeFieldProps = {
  label: string
  hint?: string
  error?: string | undefined
  value: string
  onValue: (next: string) => void
}

/** A code of an authenticator app, or a backup code, which has letters too. */
export function CodeField(props: CodeFieldProps) {
  return (
    <div class="code">
      <TextField {...props} autoComplete="one-time-code" autoCapitalize="off" />
    </div>
  )
}
