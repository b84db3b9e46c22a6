import type { ComponentChildren, JSX } from 'preact'

import { words } from '../../words/words.ts'

/** `primary` is the one next step of a page; `danger` loses something. */
type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger'

export type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'class' | 'className'> & {
  look?: ButtonLook
  /** Working: says so, keeps the focus, and takes no second click. */
  busy?: boolean
}

export function Button(props: ButtonProps) {
  const { look = 'primary', busy = false, children, onClick, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      class={`button ${look}`}
      aria-disabled={busy ? 'true' : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? words().form.working : children}
    </button>
  )
}

export type ButtonLinkProps = {
  href: string
  look?: ButtonLook
  /** A file's name, when the link downloads. */
  download?: string
  children: ComponentChildren
}

/** A link that looks like a button, because it is the next step. */
export function ButtonLink({ href, look = 'primary', download, children }: ButtonLinkProps) {
  return (
    <a class={`button ${look}`} href={href} download={download}>
      {children}
    </a>
  )
}
