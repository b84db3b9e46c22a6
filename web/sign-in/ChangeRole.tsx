import { useState } from 'preact/hooks'

import { useApi, useResource } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Dialog } from '../shared/form/Dialog.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import type { Me } from '../visit.ts'
import { signInWords } from '../words/sign-in.ts'
import { words } from '../words/words.ts'
import { DemoPeople } from './DemoPeople.tsx'
import { readDoor, useLoad } from './door.ts'

/** In the demonstration's banner: see the same page as somebody else. */
export function ChangeRole({ me }: { me: Me }) {
  const say = signInWords().demo
  const api = useApi()
  const load = useLoad()
  const [open, setOpen] = useState(false)
  const door = useResource(open ? 'door' : null, (signal) => readDoor(api, signal))
  const demonstration = door.value?.demonstration
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.change(me.name)}
      </Button>
      <Dialog open={open} title={say.changeTitle} onClose={() => setOpen(false)}>
        {door.problem && <Problem problem={door.problem} />}
        {!door.value && !door.problem && <p class="quiet">{words().shell.loading}</p>}
        {demonstration && (
          <DemoPeople
            demonstration={demonstration}
            here={me.actor}
            onSignedIn={() => load(location.pathname + location.search + location.hash)}
          />
        )}
      </Dialog>
    </>
  )
}
