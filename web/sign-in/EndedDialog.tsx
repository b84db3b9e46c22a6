import { useEffect, useRef } from 'preact/hooks'

import { useApi, useResource } from '../request.ts'
import { Dialog } from '../shared/form/Dialog.tsx'
import type { Me } from '../visit.ts'
import { signInWords } from '../words/sign-in.ts'
import { words } from '../words/words.ts'
import { readDoor } from './door.ts'
import { SignInForm } from './SignInForm.tsx'

/** Asks for the sign-in anew, over whatever is being typed, and lets what waited go on. */
export function EndedDialog({ me }: { me: Me }) {
  const say = signInWords().ended
  const api = useApi()
  const { isAsking, settle } = api.doorkeeper
  return (
    <Dialog open={isAsking.value} title={say.title} onClose={() => settle(false)}>
      <p class="door-why">{say.why}</p>
      {me.demonstration ? <KnownPassword me={me} /> : <Again me={me} />}
    </Dialog>
  )
}

/** The demonstration's password is filled in. */
function KnownPassword({ me }: { me: Me }) {
  const api = useApi()
  const door = useResource('door', (signal) => readDoor(api, signal))
  if (!door.value && !door.problem) return <p class="quiet">{words().shell.loading}</p>
  return <Again me={me} password={door.value?.demonstration?.password ?? ''} />
}

function Again({ me, password = '' }: { me: Me; password?: string }) {
  const { doorkeeper } = useApi()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = place.current?.querySelector<HTMLInputElement>('input:not([readonly])')
    if (!field) return
    field.focus()
    // A dialog that opens after this gives the focus to what asks for it.
    field.autofocus = true
  }, [])
  return (
    <div ref={place}>
      <SignInForm email={me.actor} password={password} onSignedIn={() => doorkeeper.settle(true)} />
    </div>
  )
}
