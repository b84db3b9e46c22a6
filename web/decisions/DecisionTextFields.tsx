import { DECISION_KINDS, needsDueDay } from '../../domain/decision.ts'
import { SelectField, TextAreaField, TextField } from '../shared/form/fields.tsx'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionFields, Messages } from './decision-draft.ts'

export type DecisionTextFieldsProps = {
  fields: DecisionFields
  messages: Messages
  onFields: (next: Partial<DecisionFields>) => void
}

/** What was decided, who carries it out, and until when. */
export function DecisionTextFields({ fields, messages, onFields }: DecisionTextFieldsProps) {
  const say = decisionWords()
  return (
    <>
      <SelectField
        label={say.form.kind}
        value={fields.kind}
        onValue={(kind) => onFields({ kind })}
        options={DECISION_KINDS.map((value) => ({ value, label: say.kindsLong[value] }))}
      />
      <TextAreaField
        label={say.form.text}
        hint={say.form.textHint}
        rows={3}
        value={fields.text}
        onValue={(text) => onFields({ text })}
        error={messages.text}
      />
      <TextField
        label={say.form.owner}
        hint={say.form.ownerHint}
        optional
        value={fields.owner}
        onValue={(owner) => onFields({ owner })}
      />
      <TextField
        label={say.form.due}
        type="date"
        optional={!needsDueDay(fields.kind)}
        value={fields.dueOn}
        onValue={(dueOn) => onFields({ dueOn })}
        error={messages.dueOn}
      />
    </>
  )
}
