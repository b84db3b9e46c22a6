/** The controls most forms need, each in its `Field`. */

import type { ComponentChildren, TargetedInputEvent } from 'preact'
import { useId } from 'preact/hooks'

import type { ControlAttributes, FieldProps } from './Field.tsx'
import { Field } from './Field.tsx'

export type TextFieldProps = FieldProps &
  InputAttributes & {
    value: string
    onValue: (next: string) => void
    type?: 'text' | 'email' | 'password' | 'search' | 'date'
  }

interface InputAttributes {
  /** `decimal` brings up a phone's number keys without refusing a comma. */
  inputMode?: 'text' | 'decimal' | 'numeric'
  autoComplete?:
    | 'email'
    | 'name'
    | 'username'
    | 'current-password'
    | 'new-password'
    | 'one-time-code'
    | 'off'
  /** `off` where a phone's capital at the beginning would be wrong. */
  autoCapitalize?: 'off'
  readOnly?: boolean
  required?: boolean
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error, optional, value, onValue, type = 'text', ...input } = props
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(control) => INPUTS[type]({ ...input, ...control, value, onInput: typed(onValue) })}
    </Field>
  )
}

interface BoundInput extends InputAttributes, ControlAttributes {
  value: string
  onInput: (event: TargetedInputEvent<HTMLInputElement>) => void
}

// The types of an input's attributes depend on a literal `type`.
const INPUTS = {
  text: (input: BoundInput) => <input type="text" {...input} />,
  email: (input: BoundInput) => <input type="email" {...input} />,
  password: (input: BoundInput) => <input type="password" {...input} />,
  search: (input: BoundInput) => <input type="search" {...input} />,
  date: (input: BoundInput) => <input type="date" {...input} />,
}

function typed(onValue: (next: string) => void) {
  return (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value)
}

export type TextAreaFieldProps = FieldProps & {
  value: string
  onValue: (next: string) => void
  rows?: number
}

export function TextAreaField(props: TextAreaFieldProps) {
  const { value, onValue, rows = 4, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export type SelectFieldProps<Choice extends string> = FieldProps & {
  options: readonly { value: Choice; label: string }[]
  value: Choice
  onValue: (next: Choice) => void
}

export function SelectField<Choice extends string>(props: SelectFieldProps<Choice>) {
  const { options, value, onValue, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ currentTarget }) => {
            const chosen = options[currentTarget.selectedIndex]
            if (chosen) onValue(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export type CheckFieldProps = {
  label: ComponentChildren
  checked: boolean
  onChecked: (next: boolean) => void
}

export function CheckField({ label, checked, onChecked }: CheckFieldProps) {
  const id = useId()
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  )
}
