/** Whether the browser has a network, as far as it knows. */

import { useEffect, useState } from 'preact/hooks'

export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const look = () => setOnline(navigator.onLine)
    globalThis.addEventListener('online', look, { signal })
    globalThis.addEventListener('offline', look, { signal })
    return () => listening.abort()
  }, [])
  return isOnline
}
