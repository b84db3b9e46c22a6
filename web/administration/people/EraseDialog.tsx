import { useApi, useDeed } from '../../request.ts'
import { peopleWords } from '../../words/people.ts'
import type { CloseDialogProps } from './CloseDialog.tsx'
import { erasePerson } from './people.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** Asks why before a name and an address are forgotten for good. */
export function EraseDialog({ person, onClose, onDone }: CloseDialogProps) {
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const erase = async (reason: string) => {
    if (await deed.run(() => erasePerson(api, person, reason))) onDone(say.wasErased)
  }
  return (
    <ReasonDialog
      title={say.eraseTitle(person.name === '' ? person.email : person.name)}
      ask={say.eraseAsk}
      hint={say.eraseReasonHint}
      act={say.erase}
      deed={deed}
      onReason={(reason) => void erase(reason)}
      onClose={onClose}
    />
  )
}
