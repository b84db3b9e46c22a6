import type { ComponentChildren } from 'preact'

import type { Resource } from '../../request.ts'
import { words } from '../../words/words.ts'
import { Button } from '../form/Button.tsx'
import { PageHead } from './PageHead.tsx'
import { Problem } from './Problem.tsx'

export type AwaitProps<T> = {
  resource: Resource<T>
  /** The page's name while there is nothing of it, and when there will be nothing. */
  title: string
  /** A way out beside trying again. */
  wayOut?: ComponentChildren
  children: (value: T) => ComponentChildren
}

/** A page around what it asked for. What is there stays while it is asked for again. */
export function Await<T>({ resource, title, wayOut, children }: AwaitProps<T>) {
  const { value, problem, loading, reload } = resource
  const refused = problem && (
    <Problem problem={problem}>
      <Button busy={loading} onClick={reload}>
        {words().problem.again}
      </Button>
      {wayOut}
    </Problem>
  )
  if (value !== undefined) {
    return (
      <div class="awaited" aria-busy={loading}>
        {refused}
        {children(value)}
      </div>
    )
  }
  if (!refused) return <p class="awaiting quiet">{words().shell.loading}</p>
  return (
    <>
      <PageHead title={title} />
      {refused}
    </>
  )
}
