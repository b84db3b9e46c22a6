import { useState } from 'preact/hooks'

import type { CalendarDate } from '../../domain/calendar.ts'
import { isCalendarDate } from '../../domain/calendar.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { formatDate } from '../shared/format.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { metricWords } from '../words/metric.ts'
import type { Series } from './series.ts'

export type PastPickerProps = {
  series: Series
  seenOn: CalendarDate | undefined
  onSeenOn: (day: CalendarDate | undefined) => void
}

/** Choosing a day to see the page as the record stood then. */
export function PastPicker({ series, seenOn, onSeenOn }: PastPickerProps) {
  const say = metricWords().past
  const [typed, setTyped] = useState<string>(seenOn ?? '')
  const [asked, setAsked] = useState(false)
  const good = isCalendarDate(typed) && typed < series.today
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

export type PastNoticeProps = {
  seenOn: CalendarDate
  onNow: () => void
}

/** Says that the page is of the past, with the way back. */
export function PastNotice({ seenOn, onNow }: PastNoticeProps) {
  const say = metricWords().past
  return (
    <Notice look="warning">
      {say.notice(formatDate(seenOn))}{' '}
      <Button look="quiet" onClick={onNow}>
        {say.now}
      </Button>
    </Notice>
  )
}
