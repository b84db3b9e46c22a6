import { BASE } from '../api.ts'
import { Dialog } from '../shared/form/Dialog.tsx'
import { accessWords } from '../words/access.ts'
import { CopyOnce } from './CopyOnce.tsx'
import type { MadeKey } from './keys.ts'

/** A key's secret, the one time that it is shown. */
export function MadeSecret({ made, onClose }: { made: MadeKey; onClose: () => void }) {
  const say = accessWords().keys
  const secret = made.secret ?? ''
  return (
    <Dialog open title={say.made(made.name)} onClose={onClose}>
      <div class="stack">
        <p>{say.secretOnce}</p>
        <CopyOnce label={say.secret} value={secret} words={say} onDone={onClose} />
        <p class="hint">{say.how}</p>
        <pre class="made-secret">
          <code>{`curl -H 'Authorization: Bearer ${secret}' ${location.origin}${BASE}/me`}</code>
        </pre>
      </div>
    </Dialog>
  )
}
