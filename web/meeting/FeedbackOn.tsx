import { meetingWords } from '../words/meeting.ts'
import { FeedbackTold } from './FeedbackTold.tsx'
import type { Feedback } from './meetings.ts'

export type FeedbackOnProps = {
  about: { id: string; name: string }
  feedback: Feedback
  departments: readonly { id: string; name: string }[]
}

/** What the other departments said of one, counted and in their words. */
export function FeedbackOn({ about, feedback, departments }: FeedbackOnProps) {
  const say = meetingWords().feedback
  const own = feedback.items.filter(({ departmentId }) => departmentId === about.id)
  if (own.length === 0) return null
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id
  return (
    <>
      <h4>{say.title}</h4>
      <FeedbackTold summaries={feedback.summaries} departmentId={about.id} />
      <ul class="feedback-notes">
        {own
          .filter(({ note }) => note !== '')
          .map(({ id, note, fromDepartmentId }) => (
            <li key={id}>
              <q>{note}</q> <span class="quiet">{say.fromWhom(nameOf(fromDepartmentId))}</span>
            </li>
          ))}
      </ul>
    </>
  )
}
