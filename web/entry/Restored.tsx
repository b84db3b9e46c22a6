import { useState } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { entryWords } from '../words/entry.ts'
import { textOf } from './entry-text.ts'
import type { Board } from './use-board.ts'

/** Says that what was typed before is back, and offers to let it go. */
export function Restored({ board }: { board: Board }) {
  const say = entryWords()
  const [isSeen, setSeen] = useState(false)
  if (board.restored === 0 || isSeen) return null
  const forget = () => {
    for (const entry of board.entries) {
      entry.keepTheirs()
      entry.type(textOf(entry.standing.peek()))
    }
    board.keep()
    setSeen(true)
  }
  return (
    <Notice result>
      {say.restored(board.restored)}{' '}
      <Button look="quiet" onClick={forget}>
        {say.forget}
      </Button>
    </Notice>
  )
}
