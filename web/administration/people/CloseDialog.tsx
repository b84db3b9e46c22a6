import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { peopleWords } from '../../words/people.ts'
import type { Person } from './people.ts'
import { closePerson } from './people.ts'

export type CloseDialogProps = {
  person: Person
  onClose: () => void
  /** With what to tell. */
  onDone: (told: string) => void
}

/** Asks before an account is closed. */
export function CloseDialog({ person, onClose, onDone }: CloseDialogProps) {
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const name = person.name === '' ? person.email : person.name
  const close = async () => {
    if (await deed.run(() => closePerson(api, person))) onDone(say.wasClosed(name))
  }
  return (
    <Dialog open title={say.closeTitle(name)} onClose={onClose}>
      <p>{say.closeAsk}</p>
      {deed.problem && <Problem problem={deed.problem} />}
      <div class="actions">
        <Button look="danger" busy={deed.busy} onClick={() => void close()}>
          {say.close}
        </Button>
        <Button look="plain" onClick={onClose}>
          {say.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
