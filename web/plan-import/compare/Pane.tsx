import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import type { View } from './comparing.ts'
import { useComparing } from './comparing.ts'

export type PaneProps = {
  view: View
  title: string
  /** Finds what to bring into sight. */
  sought: string | undefined
  children: ComponentChildren
}

/** One side of the comparison. It scrolls by itself where both sides stand beside each other. */
export function Pane({ view, title, sought, children }: PaneProps) {
  const pane = useRef<HTMLElement>(null)
  const { place, view: shown } = useComparing()
  useLayoutEffect(() => {
    if (!pane.current || sought === undefined) return
    const found = pane.current.querySelector(sought)
    if (found) bringIntoSight(pane.current, found)
  }, [place, sought, shown])
  return (
    // A part of the page that scrolls is reached by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={pane} class={`pane ${view}-pane`} aria-label={title} tabIndex={0}>
      {children}
    </section>
  )
}

const FROM_TOP = 0.28

function bringIntoSight(pane: HTMLElement, found: Element): void {
  const below = found.getBoundingClientRect().top - pane.getBoundingClientRect().top
  if (getComputedStyle(pane).overflowY === 'auto') {
    pane.scrollTop += below - pane.clientHeight * FROM_TOP
  } else if (pane.offsetParent !== null) {
    window.scrollBy(0, found.getBoundingClientRect().top - window.innerHeight * FROM_TOP)
  }
}
