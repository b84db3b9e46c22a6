/** A file dropped anywhere on the page. */

import { useEffect, useRef, useState } from 'preact/hooks'

import { readFile } from './ChooseFile.tsx'
import type { Source } from './source.ts'

/** Gives the dropped file; answers whether one hangs over the page. */
export function useDropped(onFile: (source: Source) => void): boolean {
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
      void readFile(file).then((source) => newest.current(source))
    }
    document.addEventListener('dragover', hang, { signal })
    document.addEventListener('dragleave', leave, { signal })
    document.addEventListener('drop', drop, { signal })
    return () => listening.abort()
  }, [])
  return over
}
