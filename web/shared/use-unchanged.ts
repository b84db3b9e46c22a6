import { useRef } from 'preact/hooks'

/** The value given first, as long as those after it say the same in JSON. */
export function useUnchanged<T>(value: T): T {
  const held = useRef(value)
  if (JSON.stringify(held.current) !== JSON.stringify(value)) held.current = value
  return held.current
}
