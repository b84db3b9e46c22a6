import { useEffect, useRef, useState } from 'preact/hooks'

import { useApi, useDeed, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import type { Me } from '../visit.ts'
import { secondFactorWords } from '../words/second-factor.ts'
import { signInWords } from '../words/sign-in.ts'
import { words } from '../words/words.ts'
import { CodeField } from './CodeField.tsx'
import { readDoor } from './door.ts'
import { PasswordField } from './PasswordField.tsx'
import type { ProofBy } from './proof.ts'
import { prove, readProofBy } from './proof.ts'
import { errorOf } from './refused-field.ts'

/** Asks whoever is signed in to show again that it is them, over the form, and lets what waited go on. */
export function ProofDialog({ me }: { me: Me }) {
  const say = signInWords().proof
  const { isAskingProof, settleProof } = useApi().doorkeeper
  return (
    <Dialog open={isAskingProof.value} title={say.title} onClose={() => settleProof(false)}>
      <p class="door-why">{say.why}</p>
      <Ask me={me} />
    </Dialog>
  )
}

/** The demonstration's password is filled in. */
function Ask({ me }: { me: Me }) {
  const api = useApi()
  const by = useResource('proof', (signal) => readProofBy(api, signal))
  const door = useResource(me.demonstration ? 'door' : null, (signal) => readDoor(api, signal))
  if (by.problem) return <Problem problem={by.problem} />
  if (!by.value || door.loading) return <p class="quiet">{words().shell.loading}</p>
  if (by.value.by === 'provider') return <ProveElsewhere />
  return <Prove me={me} by={by.value.by} known={door.value?.demonstration?.password ?? ''} />
}

/** Somebody without a password: the identity provider asks, in a window of its own. */
function ProveElsewhere() {
  const { settleProof } = useApi().doorkeeper
  const say = signInWords()
  return (
    <>
      <p class="door-why">{say.provider.againWhy}</p>
      <p class="door-why">
        <a href="/api/auth/oidc?again=yes" target="_blank">
          {say.provider.again}
        </a>
      </p>
      <div class="actions">
        <Button onClick={() => settleProof(true)}>{say.proof.goOn}</Button>
      </div>
    </>
  )
}

function Prove({ me, by, known }: { me: Me; by: Exclude<ProofBy, 'provider'>; known: string }) {
  const say = signInWords()
  const factor = secondFactorWords()
  const api = useApi()
  const deed = useDeed()
  const [typed, setTyped] = useState(known)
  const [tried, setTried] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = place.current?.querySelector<HTMLInputElement>('input:not([hidden])')
    if (!field) return
    field.focus()
    // A dialog that opens after this gives the focus to what asks for it.
    field.autofocus = true
  }, [])
  const send = async () => {
    setTried(true)
    if (typed.trim() === '' || deed.busy) return
    if (await deed.run(() => prove(api, by, typed))) api.doorkeeper.settleProof(true)
  }
  const missing = by === 'code' ? factor.codeMissing : say.form.passwordMissing
  const field = {
    value: typed,
    onValue: setTyped,
    error: errorOf(deed.problem, by) ?? (tried && typed.trim() === '' ? missing : undefined),
  }
  return (
    <div ref={place}>
      <Form onSend={() => void send()}>
        <input
          type="email"
          aria-label={say.form.email}
          autoComplete="username"
          value={me.actor}
          readOnly
          hidden
        />
        {by === 'code' ? (
          <CodeField label={factor.code} hint={factor.codeOrBackup} {...field} />
        ) : (
          <PasswordField label={say.form.password} autoComplete="current-password" {...field} />
        )}
        {deed.problem && errorOf(deed.problem, by) === undefined && (
          <Problem problem={deed.problem} />
        )}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.proof.goOn}
          </Button>
        </div>
      </Form>
    </div>
  )
}
