import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { Form } from '../../shared/form/Form.tsx'
import { Notice } from '../../shared/page/Notice.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { accessWords } from '../../words/access.ts'
import { peopleWords } from '../../words/people.ts'
import { ComingIn } from './ComingIn.tsx'
import type { MadeLink, PeopleContent, Person } from './people.ts'
import { addPerson, changePerson } from './people.ts'
import { placesOf } from './PeopleTable.tsx'
import { draftOf, messagesOf } from './person-draft.ts'
import { PersonFieldset } from './PersonFieldset.tsx'

export type PersonDialogProps = Pick<PeopleContent, 'departments'> & {
  /** Undefined for somebody new. */
  person: Person | undefined
  onClose: () => void
  /** With what to tell. */
  onDone: (told: string) => void
  onLink: (made: MadeLink) => void
  /** Somebody else has changed the person meanwhile. */
  onOutdated: () => void
  onAskClose: (id: string) => void
  onAskErase: (id: string) => void
  onAskClear: (id: string) => void
}

/** Adding somebody, or changing who somebody is. */
export function PersonDialog(props: PersonDialogProps) {
  const { person, departments, onClose, onDone, onLink, onOutdated } = props
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const [fields, setFields] = useState(() => draftOf(person))
  const [opened] = useState(person?.version)
  const [tried, setTried] = useState(false)
  const messages = messagesOf(fields)
  const send = async () => {
    setTried(true)
    if (Object.keys(messages).length > 0 || deed.busy) return
    if (!person) {
      await deed.run(async () => {
        const { name, email, secret } = await addPerson(api, fields)
        onLink({ name, email, secret: secret ?? '' })
      })
      return
    }
    if (await deed.run(() => changePerson(api, person, fields))) onDone(say.changed(fields.name))
    else onOutdated()
  }
  const isClosed = person?.state === 'closed' || person?.state === 'erased'
  return (
    <Dialog open title={person ? say.changeNamed(nameOf(person)) : say.add} onClose={onClose}>
      {!isClosed && (
        <Form onSend={() => void send()}>
          <PersonFieldset
            fields={fields}
            messages={tried ? messages : {}}
            departments={departments}
            isNew={!person}
            onFields={setFields}
          />
          {deed.problem && <Problem problem={deed.problem} />}
          {person && person.version !== opened && (
            <Notice look="note">
              {say.nowIs(
                person.name,
                accessWords().roles[person.role],
                placesOf(person.departmentIds, departments),
              )}
            </Notice>
          )}
          <div class="actions">
            <Button type="submit" busy={deed.busy}>
              {person ? say.save : say.add}
            </Button>
            <Button look="plain" onClick={onClose}>
              {say.cancel}
            </Button>
          </div>
        </Form>
      )}
      {person && <ComingIn {...props} person={person} />}
    </Dialog>
  )
}

function nameOf({ name, email }: Person): string {
  return name === '' ? email : name
}
