/** Arriving at a part of a page from a link that names it. */

import { useEffect, useRef } from 'preact/hooks'

/** Brings an element to the top once, when it is there. Undefined brings nothing. */
export function useArrival(elementId: string | undefined): void {
  const arrivedAt = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (elementId === undefined || arrivedAt.current === elementId) return
    const element = document.getElementById(elementId)
    if (!element) return
    arrivedAt.current = elementId
    element.focus({ preventScroll: true })
    element.scrollIntoView()
  }, [elementId])
}
