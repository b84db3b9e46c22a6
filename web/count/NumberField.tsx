import { useState } from 'preact/hooks'

import { readNumber } from '../metric/record/typed-number.ts'
import { TextField } from '../shared/form/fields.tsx'

export type NumberFieldProps = {
  label: string
  hint?: string
  value: number | undefined
  onNumber: (value: number) => void
}

/** A number that is taken over as soon as what is typed is one. */
export function NumberField({ label, hint, value, onNumber }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  return (
    <TextField
      label={label}
      hint={hint}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onValue={(next) => {
        setTyped(next)
        const read = readNumber(next)
        if (read !== null && Number.isFinite(read)) onNumber(read)
      }}
    />
  )
}
