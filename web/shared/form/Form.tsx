import type { ComponentChildren } from 'preact'

export type FormProps = {
  onSend: () => void
  /** How it stands; one field under the other unless given. */
  class?: string
  children: ComponentChildren
}

/** Fields that are sent together. Its own words say what is missing, not the browser's. */
export function Form({ onSend, class: look = 'stack', children }: FormProps) {
  return (
    <form
      class={look}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
    </form>
  )
}
