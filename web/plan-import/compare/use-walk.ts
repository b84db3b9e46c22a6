/** The keys that walk through the doubts, and the focus that goes with them. */

import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

import type { Comparing } from './comparing.ts'

const TYPING = 'input, textarea, select, [contenteditable], dialog'
const STEPS = new Map<string, 1 | -1>([
  ['n', 1],
  ['p', -1],
])

/** `n` goes to the next doubt and `p` to the one before, wherever nobody types. */
export function useWalk(comparing: Comparing, region: RefObject<HTMLElement | null>): void {
  const newest = useRef(comparing)
  newest.current = comparing
  const walked = useRef(false)
  useEffect(() => {
    const listening = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS.get(event.key)
      if (step === undefined || !isCommand(event)) return
      walked.current = true
      newest.current.goToDoubt(newest.current.doubtBeside(step))
    }
    document.addEventListener('keydown', onKey, { signal: listening.signal })
    return () => listening.abort()
  }, [])

  const { doubt } = comparing.place
  useLayoutEffect(() => {
    if (doubt === undefined) return
    region.current?.scrollIntoView({ block: 'nearest' })
    if (!walked.current) return
    walked.current = false
    const note = region.current?.querySelector<HTMLElement>(`[data-doubt="text-${doubt}"]`)
    note?.focus({ preventScroll: true })
  }, [doubt, region])
}

function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false
  return !(event.target instanceof Element && event.target.closest(TYPING))
}
