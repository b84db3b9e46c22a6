import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

import { words } from '../words/words.ts'

export type FigureProps = {
  title: string
  /** The unit, the direction and the as-of date: what a reader needs before the first number. */
  subtitle?: ComponentChildren
  /** The chart. */
  children: ComponentChildren
  /** The same numbers as a table. */
  table: ComponentChildren
  /** Buttons that take the picture or the numbers away. */
  downloads?: ComponentChildren
}

/** A chart with its title, its table under a disclosure, and its downloads. Paper shows the table. */
export function Figure({ title, subtitle, children, table, downloads }: FigureProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useOpenOnPaper(details)
  return (
    <figure class="figure">
      <figcaption>
        <div>
          <h3>{title}</h3>
          {subtitle !== undefined && <p>{subtitle}</p>}
        </div>
        {downloads !== undefined && <div class="actions">{downloads}</div>}
      </figcaption>
      {children}
      <details ref={details}>
        <summary>{words().figure.table}</summary>
        {table}
      </details>
    </figure>
  )
}

function useOpenOnPaper(details: { current: HTMLDetailsElement | null }) {
  useEffect(() => {
    let wasOpen = false
    const listening = new AbortController()
    const { signal } = listening
    const open = () => {
      wasOpen = details.current?.open ?? false
      if (details.current) details.current.open = true
    }
    const restore = () => {
      if (details.current) details.current.open = wasOpen
    }
    window.addEventListener('beforeprint', open, { signal })
    window.addEventListener('afterprint', restore, { signal })
    return () => listening.abort()
  }, [details])
}
