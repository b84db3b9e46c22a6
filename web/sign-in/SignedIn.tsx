import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import type { Me } from '../visit.ts'
import { accessWords } from '../words/access.ts'
import { signInWords } from '../words/sign-in.ts'
import { signOut, useLoad } from './door.ts'

/** Who is signed in, and the way out: at the end of the masthead. */
export function SignedIn({ me }: { me: Me }) {
  const say = signInWords()
  const api = useApi()
  const load = useLoad()
  const deed = useDeed()
  const leave = async () => {
    if (await deed.run(() => signOut(api))) load('/sign-in')
  }
  return (
    <span class="signed-in">
      <a href="/account" aria-label={say.account(me.name)}>
        {me.name}
      </a>
      <span class="role">{accessWords().roles[me.role]}</span>
      <Button look="quiet" busy={deed.busy} onClick={() => void leave()}>
        {deed.problem ? say.signOutAgain : say.signOut}
      </Button>
    </span>
  )
}
