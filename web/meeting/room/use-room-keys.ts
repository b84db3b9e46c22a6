/** The keys of the room, off wherever somebody types and while a dialog is open. */

import { useEffect, useRef } from 'preact/hooks'

/** What a key does, by its name: `ArrowRight`, `k`. */
export type RoomKeys = Readonly<Record<string, () => void>>

const TYPING = 'input, textarea, select, [contenteditable], dialog'

export function useRoomKeys(keys: RoomKeys): void {
  const newest = useRef(keys)
  newest.current = keys
  useEffect(() => {
    const listening = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      if (document.querySelector('dialog[open]')) return
      const { key } = event
      const deed = newest.current[key.length === 1 ? key.toLowerCase() : key]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    document.addEventListener('keydown', onKey, { signal: listening.signal })
    return () => listening.abort()
  }, [])
}
