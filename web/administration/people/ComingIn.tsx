import { useApi, useDeed } from '../../request.ts'
import { Button } from '../../shared/form/Button.tsx'
import { Problem } from '../../shared/page/Problem.tsx'
import { useVisit } from '../../visit.ts'
import { peopleWords } from '../../words/people.ts'
import type { Person } from './people.ts'
import { makeLink, reopenPerson, signOutPerson } from './people.ts'
import type { PersonDialogProps } from './PersonDialog.tsx'

export type ComingInProps = Pick<
  PersonDialogProps,
  'onDone' | 'onLink' | 'onAskClose' | 'onAskErase' | 'onAskClear'
> & {
  person: Person
}

/** The ways in and out of an account. */
export function ComingIn(props: ComingInProps) {
  const { person, onDone, onLink, onAskClose, onAskErase, onAskClear } = props
  const say = peopleWords()
  const me = useVisit().me.value
  const api = useApi()
  const deed = useDeed()
  const link = () => deed.run(async () => onLink(await makeLink(api, person)))
  const signOut = async () => {
    if (await deed.run(() => signOutPerson(api, person))) onDone(say.signedOut(person.name))
  }
  const reopen = async () => {
    if (await deed.run(() => reopenPerson(api, person))) onDone(say.reopened(person.name))
  }
  return (
    <section class="coming-in">
      <h3>{say.comingIn}</h3>
      {deed.problem && <Problem problem={deed.problem} />}
      {person.state === 'closed' ? (
        <div class="actions">
          <Button look="plain" busy={deed.busy} onClick={() => void reopen()}>
            {say.reopen}
          </Button>
          <Button look="danger" onClick={() => onAskErase(person.id)}>
            {say.erase}
          </Button>
        </div>
      ) : (
        <>
          <p class="hint">{say.linkWhy}</p>
          <div class="actions">
            <Button look="plain" busy={deed.busy} onClick={() => void link()}>
              {say.link}
            </Button>
            {person.signedIn > 0 && (
              <Button look="plain" busy={deed.busy} onClick={() => void signOut()}>
                {say.signOut}
              </Button>
            )}
            {person.hasSecondFactor && person.email !== me?.actor && (
              <Button look="danger" onClick={() => onAskClear(person.id)}>
                {say.clear}
              </Button>
            )}
            <Button look="danger" onClick={() => onAskClose(person.id)}>
              {say.close}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
