import { Dialog } from '../../shared/form/Dialog.tsx'
import { peopleWords } from '../../words/people.ts'
import { CopyOnce } from '../CopyOnce.tsx'
import type { MadeLink } from './people.ts'

/** A one-time link, the one time that it is shown. What follows # never reaches a server. */
export function LinkDialog({ made, onClose }: { made: MadeLink; onClose: () => void }) {
  const say = peopleWords()
  const link = `${location.origin}/set-up#${made.secret}`
  return (
    <Dialog open title={say.linkFor(made.name === '' ? made.email : made.name)} onClose={onClose}>
      <div class="stack">
        <p>{say.linkOnce(made.email)}</p>
        <CopyOnce label={say.linkField} value={link} words={say} onDone={onClose} />
      </div>
    </Dialog>
  )
}
