import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

import { words } from '../../words/words.ts'
import { Button } from './Button.tsx'

export type DialogProps = {
  open: boolean
  title: string
  /** Escape, the close button, or a press beside the dialog. */
  onClose: () => void
  children: ComponentChildren
  /** The buttons at its end. */
  actions?: ComponentChildren
}

const FIRST_FIELD = 'form :is(input, select, textarea):not([readonly])'

/** The browser's own modal dialog: it keeps the focus and gives it back. */
export function Dialog({ open, title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) {
      dialog.current?.close()
      return
    }
    dialog.current?.showModal()
    // The browser would begin at the button that closes it.
    dialog.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus()
  }, [open])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} closedby="any" onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button look="quiet" onClick={onClose}>
          {words().form.close}
        </Button>
      </div>
      {open && children}
      {actions !== undefined && <div class="actions">{actions}</div>}
    </dialog>
  )
}
