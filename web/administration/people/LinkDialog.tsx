import { useState } from 'preact/hooks'

import { Button } from '../../shared/form/Button.tsx'
import { Dialog } from '../../shared/form/Dialog.tsx'
import { TextField } from '../../shared/form/fields.tsx'
import { peopleWords } from '../../words/people.ts'
import type { MadeLink } from './people.ts'

/** A one-time link, the one time that it is shown. What follows # never reaches a server. */
export function LinkDialog({ made, onClose }: { made: MadeLink; onClose: () => void }) {
  const say = peopleWords()
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}/set-up#${made.secret}`
  // A page that is not served over HTTPS has no clipboard; the field can be copied by hand.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <Dialog open title={say.linkFor(made.name === '' ? made.email : made.name)} onClose={onClose}>
      <div class="stack">
        <p>{say.linkOnce(made.email)}</p>
        <TextField
          label={say.linkField}
          value={link}
          onValue={() => {}}
          readOnly
          autoComplete="off"
        />
        <div class="actions">
          <Button onClick={() => void copy()}>{copied ? say.copied : say.copy}</Button>
          <Button look="plain" onClick={onClose}>
            {say.done}
          </Button>
          <output class="hidden">{copied && say.copied}</output>
        </div>
      </div>
    </Dialog>
  )
}
