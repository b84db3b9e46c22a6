import { useEffect, useState } from 'preact/hooks'

const NARROW = '(max-width: 44rem)'

/** Whether the window is as narrow as a phone's, also at 200 % zoom. */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches)
  useEffect(() => {
    const query = matchMedia(NARROW)
    const look = () => setNarrow(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isNarrow
}
