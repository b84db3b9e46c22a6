import { useApi, useDeed } from '../../request.ts'
import { peopleWords } from '../../words/people.ts'
import type { CloseDialogProps } from './CloseDialog.tsx'
import { clearSecondFactor } from './people.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** Asks why before somebody's second factor is taken away. */
export function ClearDialog({ person, onClose, onDone }: CloseDialogProps) {
  const say = peopleWords()
  const api = useApi()
  const deed = useDeed()
  const name = person.name === '' ? person.email : person.name
  const clear = async (reason: string) => {
    if (await deed.run(() => clearSecondFactor(api, person, reason))) onDone(say.wasCleared(name))
  }
  return (
    <ReasonDialog
      title={say.clearTitle(name)}
      ask={say.clearAsk}
      hint={say.clearReasonHint}
      act={say.clear}
      deed={deed}
      onReason={(reason) => void clear(reason)}
      onClose={onClose}
    />
  )
}
