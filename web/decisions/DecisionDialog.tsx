import { useState } from 'preact/hooks'

import type { Dashboard } from '../dashboard/dashboard.ts'
import { useApi } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { TextAreaField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionFields, DecisionWriting, Messages } from './decision-draft.ts'
import { fieldsOf, messagesOf } from './decision-draft.ts'
import { DecisionPlaceFields } from './DecisionPlaceFields.tsx'
import { DecisionTextFields } from './DecisionTextFields.tsx'
import type { Standing } from './save-decision.ts'
import { saveDecision } from './save-decision.ts'

export type DecisionDialogProps = {
  dashboard: Dashboard
  writing: DecisionWriting
  /** Departments that the person may write for. */
  departments: Dashboard['departments']
  onClose: () => void
  /** Says what was stored. */
  onStored: (what: string) => void
}

/** Taking a decision, changing one, or saying what came of it. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { writing, onClose } = props
  const say = decisionWords().form
  const { fields, setFields, messages, busy, problem, standing, send } = useSending(props)
  const titles = {
    add: say.addTitle,
    change: say.changeTitle,
    finish: say.finishTitle,
    reopen: say.reopenTitle,
  }
  const sends = { add: say.add, change: say.save, finish: say.finish, reopen: say.reopen }
  return (
    <Dialog open title={titles[writing.kind]} onClose={onClose}>
      <Form onSend={() => void send()}>
        <Fields {...props} fields={fields} messages={messages} onFields={setFields} />
        {standing && <Stale standing={standing} />}
        {problem && !standing && <Problem problem={problem} />}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {sends[writing.kind]}
          </Button>
          <Button look="plain" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function useSending({ writing, onStored }: DecisionDialogProps) {
  const say = decisionWords().form
  const api = useApi()
  const [fields, setFields] = useState(() => fieldsOf(writing))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const [standing, setStanding] = useState<Standing>()
  const missing = messagesOf(writing, fields)
  const stored = {
    add: say.added,
    change: say.changed,
    finish: say.finished,
    reopen: say.reopened,
  }
  const send = async () => {
    setTried(true)
    if (Object.keys(missing).length > 0 || busy) return
    setBusy(true)
    const first = writing.kind === 'add' ? 0 : writing.decision.version
    const outcome = await saveDecision(api, writing, fields, standing?.version ?? first)
    setBusy(false)
    setProblem(outcome.saved ? undefined : outcome.problem)
    setStanding(outcome.saved ? undefined : outcome.standing)
    if (outcome.saved) onStored(stored[writing.kind])
  }
  return {
    fields,
    setFields: (next: Partial<DecisionFields>) => setFields((before) => ({ ...before, ...next })),
    messages: tried ? missing : {},
    busy,
    problem,
    standing,
    send,
  }
}

type FieldsProps = DecisionDialogProps & {
  fields: DecisionFields
  messages: Messages
  onFields: (next: Partial<DecisionFields>) => void
}

function Fields({ dashboard, writing, departments, fields, messages, onFields }: FieldsProps) {
  const say = decisionWords().form
  if (writing.kind === 'reopen') return <p>{say.reopenAsk}</p>
  if (writing.kind === 'finish') {
    return (
      <>
        <p>{writing.decision.text}</p>
        <TextAreaField
          label={say.outcome}
          hint={say.outcomeHint}
          value={fields.outcome}
          onValue={(outcome) => onFields({ outcome })}
          error={messages.outcome}
        />
      </>
    )
  }
  return (
    <>
      {writing.kind === 'add' && (
        <DecisionPlaceFields {...{ dashboard, departments, fields, onFields }} />
      )}
      <DecisionTextFields {...{ fields, messages, onFields }} />
    </>
  )
}

function Stale({ standing }: { standing: Standing }) {
  const say = decisionWords().form
  return (
    <div role="alert">
      <Notice look="warning" title={say.stale}>
        {[standing.text, standing.outcome].filter((text) => text !== '').join(' — ')}
      </Notice>
    </div>
  )
}
