import { useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { pastWords } from '../words/past.ts'

export type PastPickerProps = {
  /** The district's day, `YYYY-MM-DD`; only days before it are over. */
  today: string
  seenOn: CalendarDate | undefined
  onSeenOn: (day: CalendarDate | undefined) => void
}

/** Choosing a day to see the page as the record stood then. */
export function PastPicker({ today, seenOn, onSeenOn }: PastPickerProps) {
  const say = pastWords()
  const [typed, setTyped] = useState<string>(seenOn ?? '')
  const [asked, setAsked] = useState(false)
  const good = isCalendarDate(typed) && typed < today
  return (
    <Form
      class="past-picker screen-only"
      onSend={() => {
        setAsked(true)
        if (isCalendarDate(typed) && good) onSeenOn(typed)
      }}
    >
      <TextField
        label={say.label}
        type="date"
        value={typed}
        onValue={setTyped}
        error={asked && !good ? say.wrong : undefined}
      />
      <Button look="plain" type="submit">
        {say.show}
      </Button>
    </Form>
  )
}
