import { meetingWords } from '../words/meeting.ts'
import type { FeedbackSummary } from './meetings.ts'

export type FeedbackToldProps = {
  summaries: readonly FeedbackSummary[]
  departmentId: string
}

/** How many of the other departments found a department clear and useful. */
export function FeedbackTold({ summaries, departmentId }: FeedbackToldProps) {
  const say = meetingWords().feedback
  const found = summaries.find((one) => one.departmentId === departmentId)
  if (!found || found.given === 0) return null
  const { given, clear, useful } = found
  return (
    <p class="feedback-told">
      {say.given(given)} · {say.told(say.clearShort, clear.yes, clear.partly, clear.no)} ·{' '}
      {say.told(say.usefulShort, useful.yes, useful.partly, useful.no)}
    </p>
  )
}
