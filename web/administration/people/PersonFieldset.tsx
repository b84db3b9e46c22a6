import { useId } from 'preact/hooks'

import type { PersonRole } from '../../../domain/access.ts'
import { isBoundRole, PERSON_ROLES } from '../../../domain/access.ts'
import { CheckField, SelectField, TextField } from '../../shared/form/fields.tsx'
import { accessWords } from '../../words/access.ts'
import { peopleWords } from '../../words/people.ts'
import type { PeopleContent } from './people.ts'
import type { messagesOf, PersonFields } from './person-draft.ts'
import { withRole } from './person-draft.ts'

export type PersonFieldsetProps = Pick<PeopleContent, 'departments'> & {
  fields: PersonFields
  messages: ReturnType<typeof messagesOf>
  isNew: boolean
  onFields: (next: PersonFields) => void
}

/** Who somebody is and what they may do where. */
export function PersonFieldset(props: PersonFieldsetProps) {
  const { fields, messages, isNew, onFields } = props
  const say = peopleWords()
  return (
    <>
      <TextField
        label={say.person}
        value={fields.name}
        onValue={(name) => onFields({ ...fields, name })}
        error={messages.name}
        autoComplete="off"
      />
      {isNew && (
        <TextField
          label={say.email}
          hint={say.emailHint}
          type="email"
          value={fields.email}
          onValue={(email) => onFields({ ...fields, email })}
          error={messages.email}
          autoComplete="off"
          autoCapitalize="off"
        />
      )}
      <SelectField<PersonRole>
        label={say.role}
        hint={say.roleHints[fields.role]}
        options={PERSON_ROLES.map((role) => ({ value: role, label: accessWords().roles[role] }))}
        value={fields.role}
        onValue={(role) => onFields(withRole(fields, role))}
      />
      {isBoundRole(fields.role) && <Departments {...props} />}
    </>
  )
}

function Departments({ fields, messages, departments, onFields }: PersonFieldsetProps) {
  const say = peopleWords()
  const error = messages.departmentIds
  const errorId = useId()
  const toggle = (id: string, checked: boolean) => {
    const others = fields.departmentIds.filter((other) => other !== id)
    onFields({ ...fields, departmentIds: checked ? [...others, id] : others })
  }
  return (
    <fieldset
      class="field person-departments"
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>{say.departments}</legend>
      {departments.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          checked={fields.departmentIds.includes(id)}
          onChecked={(checked) => toggle(id, checked)}
        />
      ))}
      {error !== undefined && (
        <p id={errorId} class="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
