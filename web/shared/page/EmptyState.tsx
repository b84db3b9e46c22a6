import type { ComponentChildren } from 'preact'

export type EmptyStateProps = {
  /** What is empty: "No plan for 2023–24 yet". */
  title: string
  /** Why, and what would fill it. */
  why: ComponentChildren
  /** One next step: a `Button` or `ButtonLink`. */
  children?: ComponentChildren
}

/** A place with nothing in it: what, why, and one next step. */
export function EmptyState({ title, why, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{why}</p>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  )
}
