import { useEffect, useRef, useState } from 'preact/hooks'

import type { Reflection as Said } from '../../domain/reflection.ts'
import { isSilent } from '../../domain/reflection.ts'
import type { Action } from '../dashboard/dashboard.ts'
import { useApi } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextAreaField, TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { StatusMark } from '../shared/status/StatusMark.tsx'
import { reflectionWords } from '../words/reflections.ts'
import { FeltField } from './FeltField.tsx'
import type { Draft, ReflectionsPlace } from './reflections.ts'
import { writeReflection } from './reflections.ts'

export type ReflectionFormProps = {
  action: Pick<Action, 'id'>
  draft: Draft
  place: ReflectionsPlace
  /** Whether the cycle is closed, so that a reason is asked for. */
  needsReason: boolean
  /** Undefined gives the form up. */
  onDraft: (next: Draft | undefined) => void
  onSaved: () => void
}

const PARTS = ['happened', 'learned', 'next'] as const

/** One form for one action. What is typed stays with the page until it is saved or given up. */
export function ReflectionForm(props: ReflectionFormProps) {
  const { draft, needsReason, onDraft } = props
  const say = reflectionWords()
  const form = useRef<HTMLDivElement>(null)
  const { busy, problem, isEmpty, send } = useSending(props)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const hints = {
    happened: say.form.happenedHint,
    learned: say.form.learnedHint,
    next: say.form.nextHint,
  }
  return (
    <div ref={form} class="reflection-form">
      <Form onSend={() => void send()}>
        {PARTS.map((part) => (
          <TextAreaField
            key={part}
            label={say[part]}
            hint={hints[part]}
            rows={3}
            value={draft[part]}
            onValue={(text) => onDraft({ ...draft, [part]: text })}
            error={part === 'happened' && isEmpty ? say.form.empty : undefined}
          />
        ))}
        <FeltField value={draft.felt} onValue={(felt) => onDraft({ ...draft, felt })} />
        {needsReason && (
          <TextField
            label={say.form.reason}
            hint={say.form.reasonHint}
            value={draft.reason}
            onValue={(reason) => onDraft({ ...draft, reason })}
          />
        )}
        {draft.standing && <Standing standing={draft.standing} />}
        {problem && !draft.standing && <Problem problem={problem} />}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {say.form.save}
          </Button>
          <Button look="plain" onClick={() => onDraft(undefined)}>
            {say.form.cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}

function useSending({ action, draft, place, onDraft, onSaved }: ReflectionFormProps) {
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const isEmpty = isSilent(draft)
  const send = async () => {
    setTried(true)
    if (isEmpty || busy) return
    setBusy(true)
    const outcome = await writeReflection(api, place, action.id, draft)
    setBusy(false)
    if (outcome.saved) {
      onSaved()
      return
    }
    setProblem(outcome.problem)
    const { current } = outcome
    onDraft({ ...draft, ...(current && { version: current.version }), standing: current })
  }
  return { busy, problem, isEmpty: tried && isEmpty, send }
}

/** What somebody else wrote while this was typed. */
function Standing({ standing }: { standing: Said }) {
  const say = reflectionWords()
  return (
    <div class="notice warning reflection-standing" role="alert">
      <strong>{say.form.stale}</strong>
      <dl class="reflection-parts">
        {PARTS.filter((part) => standing[part] !== '').map((part) => (
          <div key={part}>
            <dt>{say[part]}</dt>
            <dd>{standing[part]}</dd>
          </div>
        ))}
      </dl>
      {standing.felt !== null && (
        <p>
          {say.people}: <StatusMark status={standing.felt} />
        </p>
      )}
    </div>
  )
}
