import { useEffect, useRef } from 'preact/hooks'

import type { RoomScreen } from '../../../domain/packet/room.ts'
import { words } from '../../words/words.ts'

/** Names the screen and the document, and takes the focus whenever another screen comes. */
export function RoomHeading({ screen, title }: { screen: RoomScreen; title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = words().shell.titleOf(title)
    heading.current?.focus()
    globalThis.scrollTo?.({ top: 0 })
  }, [screen.key, title])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  )
}
