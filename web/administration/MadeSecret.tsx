import { useState } from 'preact/hooks'

import { BASE } from '../api.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { accessWords } from '../words/access.ts'
import type { MadeKey } from './keys.ts'

/** A key's secret, the one time that it is shown. */
export function MadeSecret({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const say = accessWords().keys
  const [copied, setCopied] = useState(false)
  const secret = made.secret ?? ''
  // A page that is not served over HTTPS has no clipboard; the field can be copied by hand.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <Dialog open title={say.made(made.name)} onClose={onClose}>
      <div class="stack">
        <p>{say.secretOnce}</p>
        <TextField label={say.secret} value={secret} onValue={() => {}} autoComplete="off" />
        <p class="hint">{say.how}</p>
        <pre class="made-secret">
          <code>{`curl -H 'Authorization: Bearer ${secret}' ${location.origin}${BASE}/me`}</code>
        </pre>
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
