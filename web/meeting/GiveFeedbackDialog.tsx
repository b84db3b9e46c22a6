import { useMemo, useState } from 'preact/hooks'

import { newKey } from '../metric/record/send.ts'
import { useApi } from '../request.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { words } from '../words/words.ts'
import type { NewFeedback } from './feedback-draft.ts'
import type { Feedback, Meeting } from './meetings.ts'
import { FeedbackDialog } from './room/FeedbackDialog.tsx'
import { sendFeedback } from './room/send.ts'

export type GiveFeedbackDialogProps = {
  about: { id: string; name: string }
  meeting: Meeting
  feedback: Feedback
  onClose: () => void
  onStored: () => void
}

/** Feedback given outside the room: it is sent while the form is open. */
export function GiveFeedbackDialog(props: GiveFeedbackDialogProps) {
  const { about, meeting, feedback, onClose, onStored } = props
  const api = useApi()
  const key = useMemo(newKey, [])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const send = async (said: NewFeedback) => {
    setBusy(true)
    const sent = await sendFeedback(api, meeting.id, said, key)
    setBusy(false)
    if (sent.kind === 'stored') onStored()
    else setProblem(sent.kind === 'refused' ? sent.problem : words().request.unreachable)
  }
  return (
    <FeedbackDialog
      {...{ about, meeting, feedback, busy, problem, onClose }}
      onSend={(said) => void send(said)}
    />
  )
}
