/** A file dropped anywhere on the page. */

import { useEffect, useRef, useState } from 'preact/hooks'

/** Gives the dropped file; answers whether one hangs over the page. */
export function useDropped(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const newest = useRef(onFile)
  newest.current = onFile
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    const hang = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // Without this the browser opens the file instead.
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      setOver(false)
      if (!file) return
      event.preventDefault()
      newest.current(file)
    }
    document.addEventListener('dragover', hang, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', drop, { signal })
    return () => listening.abort()
  }, [])
  return over
}
