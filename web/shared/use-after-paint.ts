/** Letting a press show before the work that it asks for. */

import { useEffect, useState } from 'preact/hooks'

/**
 * A value as it was until the screen has shown what changed with it.
 *
 * A large part of a page takes this value instead of the value itself: a chip is pressed at
 * once, and the hundreds of rows it narrows follow. Values that change in the meantime are
 * skipped.
 */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(() => value)
  useEffect(() => {
    if (Object.is(shown, value)) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setShown(() => value))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [shown, value])
  return shown
}
