import { Dialog } from '../../shared/form/Dialog.tsx'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { useMay } from '../../visit.ts'
import { meetingWords } from '../../words/meeting.ts'
import type { NewFeedback } from '../feedback-draft.ts'
import { FeedbackForm } from '../FeedbackForm.tsx'
import type { Feedback, Meeting } from '../meetings.ts'

export type FeedbackDialogProps = {
  about: { id: string; name: string }
  meeting: Meeting
  feedback: Feedback
  busy?: boolean
  problem?: ProblemDetails | undefined
  onSend: (feedback: NewFeedback) => void
  onClose: () => void
}

/** What another department says of the one that is on. */
export function FeedbackDialog(props: FeedbackDialogProps) {
  const { about, meeting, feedback, busy = false, problem, onSend, onClose } = props
  const say = meetingWords().feedback
  const may = useMay()
  const from = meeting.agenda.flatMap(({ departmentId, title }) =>
    departmentId !== null && departmentId !== about.id && may('edit_plan', departmentId)
      ? [{ id: departmentId, name: title }]
      : [],
  )
  const before = new Map(
    feedback.items
      .filter(({ departmentId }) => departmentId === about.id)
      .map((one) => [one.fromDepartmentId, one]),
  )
  return (
    <Dialog open title={say.giveTo(about.name)} onClose={onClose}>
      {from.length === 0 ? (
        <p>{say.nobodyElse}</p>
      ) : (
        <FeedbackForm {...{ about, from, before, busy, problem, onSend }} onCancel={onClose} />
      )}
    </Dialog>
  )
}
