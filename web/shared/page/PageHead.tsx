import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useLocation } from 'preact-iso'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'

import { words } from '../../words/words.ts'

export type PageHeadProps = {
  /** The h1, and with the product's name the document's title. */
  title: string
  /** What the page belongs to: "Data and Research · Priority 2". */
  eyebrow?: ComponentChildren
  /** One or two sentences under the title. */
  lede?: ComponentChildren
  /** Filters or buttons at the end of the row. */
  children?: ComponentChildren
}

/**
 * The head of a page. Every page has exactly one: it names the document and, after a
 * change of page, takes the focus.
 */
export function PageHead({ title, eyebrow, lede, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { path } = useLocation()
  const arrival = useContext(Arrival)

  useLayoutEffect(() => {
    document.title = words().shell.titleOf(title)
  }, [title])
  useLayoutEffect(() => {
    if (!arrival) return
    if (arrival.path !== undefined && arrival.path !== path) heading.current?.focus()
    arrival.path = path
  }, [arrival, path])

  return (
    <div class="head">
      <div>
        {eyebrow !== undefined && <p class="eyebrow">{eyebrow}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lede !== undefined && <p>{lede}</p>}
      </div>
      {children !== undefined && <div class="actions">{children}</div>}
    </div>
  )
}

/** Around all pages: the first page of a visit leaves the focus to the browser. */
export function PageFocus({ children }: { children: ComponentChildren }) {
  const arrival = useRef<{ path?: string }>({})
  return <Arrival.Provider value={arrival.current}>{children}</Arrival.Provider>
}

/** The page whose head was drawn last. */
const Arrival = createContext<{ path?: string } | undefined>(undefined)
