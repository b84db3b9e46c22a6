import { useApi, useResource } from '../../request.ts'
import { CheckField, TextField } from '../../shared/form/fields.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { reminderWords } from '../../words/reminders.ts'
import { readNext } from '../reminders/reminders.ts'
import type { ReminderSettingsFields, SettingsFields } from './settings-draft.ts'

type ReminderFieldsProps = {
  fields: ReminderSettingsFields
  messages: Partial<Record<keyof SettingsFields, string>>
  onType: (next: Partial<ReminderSettingsFields>) => void
}

/** Whether and how often people are reminded, and whether this server can. */
export function ReminderFields({ fields, messages, onType }: ReminderFieldsProps) {
  const say = reminderWords().settings
  const api = useApi()
  const next = useResource('next-reminders', (signal) => readNext(api, signal))
  const obstacles = next.value?.obstacles ?? []
  return (
    <fieldset class="reminder-fields">
      <legend>{say.title}</legend>
      <CheckField
        label={say.on}
        checked={fields.remindersOn}
        onChecked={(remindersOn) => onType({ remindersOn })}
      />
      {obstacles.includes('demonstration') ? (
        <Notice>{say.demonstration}</Notice>
      ) : (
        obstacles.includes('no_mail') && <Notice look="warning">{say.noMail}</Notice>
      )}
      <TextField
        label={say.before}
        hint={say.beforeHint}
        inputMode="numeric"
        value={fields.reminderDaysBefore}
        onValue={(reminderDaysBefore) => onType({ reminderDaysBefore })}
        error={messages.reminderDaysBefore}
      />
      <TextField
        label={say.after}
        hint={say.afterHint}
        inputMode="numeric"
        value={fields.reminderDaysAfter}
        onValue={(reminderDaysAfter) => onType({ reminderDaysAfter })}
        error={messages.reminderDaysAfter}
      />
      <p>
        <a href="/administration/reminders">{say.toList}</a>
      </p>
    </fieldset>
  )
}
