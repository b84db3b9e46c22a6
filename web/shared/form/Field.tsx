import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'

import { words } from '../../words/words.ts'

export type FieldProps = {
  label: string
  hint?: ComponentChildren | undefined
  /** What is wrong and how to mend it. Its presence marks the control invalid. */
  error?: string | undefined
  optional?: boolean | undefined
}

/** What a control needs to belong to its label, hint and error. */
export interface ControlAttributes {
  id: string
  class: string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

export type FieldShellProps = FieldProps & { children: (control: ControlAttributes) => VNode }

/** A label, a hint and an error around any control. */
export function Field({ label, hint, error, optional = false, children }: FieldShellProps) {
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
  return (
    <div class="field">
      <label for={id}>
        {label} {optional && <span class="optional">({words().form.optional})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        class: 'control',
        'aria-describedby': described.filter(Boolean).join(' ') || undefined,
        'aria-invalid': error === undefined ? undefined : 'true',
      })}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{words().form.errorPrefix} </span>
          {error}
        </p>
      )}
    </div>
  )
}
