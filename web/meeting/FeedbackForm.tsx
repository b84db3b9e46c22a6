import { useId, useState } from 'preact/hooks'

import type { Feedback, FeedbackAnswer } from '../../domain/meeting-feedback.ts'
import { FEEDBACK_ANSWERS, isEmptyFeedback } from '../../domain/meeting-feedback.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField, TextAreaField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { meetingWords } from '../words/meeting.ts'
import type { NewFeedback } from './feedback-draft.ts'

interface Named {
  id: string
  name: string
}

export type FeedbackFormProps = {
  about: Named
  /** Departments that the person may speak for, without the one it is about. */
  from: readonly Named[]
  /** What each of them has said before, by its id. */
  before: ReadonlyMap<string, Feedback>
  busy?: boolean
  problem?: ProblemDetails | undefined
  onSend: (feedback: NewFeedback) => void
  onCancel: () => void
}

const NOTHING: Feedback = { clear: null, useful: null, note: '' }

/** Three short questions about another department. */
export function FeedbackForm(props: FeedbackFormProps) {
  const { about, from, before, busy = false, problem, onSend, onCancel } = props
  const say = meetingWords().feedback
  const [fromId, setFromId] = useState(from[0]?.id ?? '')
  const [said, setSaid] = useState<Feedback>(() => before.get(fromId) ?? NOTHING)
  const [tried, setTried] = useState(false)
  const isEmpty = isEmptyFeedback(said)
  const send = () => {
    setTried(true)
    if (isEmpty || busy) return
    onSend({ departmentId: about.id, fromDepartmentId: fromId, ...said, note: said.note.trim() })
  }
  return (
    <Form onSend={send}>
      {from.length > 1 && (
        <SelectField
          label={say.from}
          options={from.map(({ id, name }) => ({ value: id, label: name }))}
          value={fromId}
          onValue={(id) => {
            setFromId(id)
            setSaid(before.get(id) ?? NOTHING)
          }}
        />
      )}
      <Answers
        question={say.clear}
        value={said.clear}
        onValue={(clear) => setSaid({ ...said, clear })}
      />
      <Answers
        question={say.useful}
        value={said.useful}
        onValue={(useful) => setSaid({ ...said, useful })}
      />
      <TextAreaField
        label={say.note}
        hint={say.noteHint}
        rows={3}
        value={said.note}
        onValue={(note) => setSaid({ ...said, note })}
        error={tried && isEmpty ? say.empty : undefined}
      />
      {problem && <Problem problem={problem} />}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {say.send}
        </Button>
        <Button look="plain" onClick={onCancel}>
          {say.cancel}
        </Button>
      </div>
    </Form>
  )
}

type AnswersProps = {
  question: string
  value: FeedbackAnswer | null
  onValue: (next: FeedbackAnswer | null) => void
}

function Answers({ question, value, onValue }: AnswersProps) {
  const say = meetingWords().feedback
  const name = useId()
  return (
    <fieldset class="answers">
      <legend>{question}</legend>
      {[...FEEDBACK_ANSWERS, null].map((answer) => (
        <label key={answer}>
          <input
            type="radio"
            name={name}
            checked={value === answer}
            onChange={() => onValue(answer)}
          />
          {answer === null ? <span class="quiet">{say.notSaid}</span> : say.answers[answer]}
        </label>
      ))}
    </fieldset>
  )
}
