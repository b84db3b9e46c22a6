/** Binding a form's controls to the draft. */

import type { ComponentChildren } from 'preact'

import type { DraftField } from './draft-fields.ts'
import type { DraftModel } from './observation-draft.ts'
import type { Recorder } from './recorder.ts'

/** The value, message and change of a field, as the shared fields take them. */
export function fieldOf({ draft, type }: Recorder, field: DraftField) {
  return {
    value: draft.fields.value[field],
    error: draft.messages.value[field],
    onValue: (next: string) => type(field, next),
  }
}

export type LeavingProps = {
  field: DraftField
  draft: DraftModel
  children: ComponentChildren
}

/** Around a field: once it was left, its problems are said. */
export function Leaving({ field, draft, children }: LeavingProps) {
  return <div onFocusOut={() => draft.leave(field)}>{children}</div>
}
