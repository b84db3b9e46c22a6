import { useEffect, useRef } from 'preact/hooks'

import { Compare } from './compare/Compare.tsx'
import { SourceStep } from './SourceStep.tsx'
import { useImport } from './use-import.ts'

/** A printed plan's text becomes a plan: hand in, compare, store. */
export function ImportPage() {
  const importing = useImport()
  const { read, reopen } = importing
  useHeadingFocus(read !== undefined)
  if (!read) return <SourceStep importing={importing} />
  return <Compare read={read} onReopen={reopen} />
}

/** A step that takes another's place takes the focus, as a page does. */
function useHeadingFocus(comparing: boolean): void {
  const before = useRef(comparing)
  useEffect(() => {
    if (before.current === comparing) return
    before.current = comparing
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [comparing])
}
