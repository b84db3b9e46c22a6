import { Button } from '../shared/form/Button.tsx'
import { TextAreaField, TextField } from '../shared/form/fields.tsx'
import { meetingWords } from '../words/meeting.ts'
import type { AgendaDraft, ItemDraft } from './agenda-draft.ts'
import { canMove, changedAt, moved, without } from './agenda-draft.ts'

export type AgendaItemFieldsProps = {
  draft: AgendaDraft
  item: ItemDraft
  at: number
  /** What is wrong with its minutes. */
  error: string | undefined
  onDraft: (next: AgendaDraft) => void
}

/** One part of the agenda: how long, who presents it, and where it stands. */
export function AgendaItemFields({ draft, item, at, error, onDraft }: AgendaItemFieldsProps) {
  const say = meetingWords().agenda
  const put = (change: Partial<ItemDraft>) => onDraft(changedAt(draft, at, change))
  const deeds = [
    ...(canMove(draft, at, -1) ? [{ name: say.earlier, next: () => moved(draft, at, -1) }] : []),
    ...(canMove(draft, at, 1) ? [{ name: say.later, next: () => moved(draft, at, 1) }] : []),
    { name: say.remove, next: () => without(draft, at) },
  ]
  return (
    <fieldset class="agenda-item">
      <legend>{item.title}</legend>
      <div class="agenda-fields">
        <TextField
          label={say.minutes}
          inputMode="numeric"
          value={item.minutes}
          onValue={(minutes) => put({ minutes })}
          error={error}
        />
        <TextField
          label={say.presenter}
          value={item.presenter}
          onValue={(presenter) => put({ presenter })}
        />
      </div>
      <TextAreaField
        label={say.notes}
        hint={say.notesHint}
        rows={2}
        value={item.notes}
        onValue={(notes) => put({ notes })}
      />
      <div class="actions">
        {deeds.map(({ name, next }) => (
          <Button
            key={name}
            look="quiet"
            aria-label={say.named(name, item.title)}
            onClick={() => onDraft(next())}
          >
            {name}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
