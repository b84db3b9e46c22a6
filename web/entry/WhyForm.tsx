import { useState } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { entryWords } from '../words/entry.ts'
import type { Board } from './use-board.ts'

/** One reason for every value that was on the record before this sitting and is changed in it. */
export function WhyForm({ board }: { board: Board }) {
  const say = entryWords()
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const count = board.saver.counts.value.asks_why
  if (count === 0) return null
  const send = () => {
    setAsked(true)
    if (reason.trim() === '') return
    for (const entry of board.entries) {
      if (entry.state.peek().kind === 'asks_why') entry.sayWhy(reason)
    }
    setReason('')
    setAsked(false)
    void board.saver.now()
  }
  return (
    <form
      class="entry-why"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p>
        <strong>{say.whyTitle(count)}</strong>
      </p>
      <TextField
        label={say.why}
        hint={say.whyHint}
        value={reason}
        onValue={setReason}
        error={isAsked && reason.trim() === '' ? say.whyMissing : undefined}
      />
      <Button type="submit">{say.whySave}</Button>
    </form>
  )
}
