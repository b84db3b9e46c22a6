import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { accessWords } from '../words/access.ts'
import { signInWords } from '../words/sign-in.ts'
import type { Demonstration, DemoPerson } from './door.ts'
import { signIn } from './door.ts'

export type DemoPeopleProps = {
  demonstration: Demonstration
  /** The address of who is here already. */
  here?: string
  onSignedIn: () => void
}

/** The demonstration's people: a press, and one sees it as they do. */
export function DemoPeople({ demonstration, here, onSignedIn }: DemoPeopleProps) {
  const api = useApi()
  const deed = useDeed()
  const [chosen, setChosen] = useState<string>()
  const choose = async ({ email }: DemoPerson) => {
    if (deed.busy) return
    setChosen(email)
    const { password } = demonstration
    if (await deed.run(() => signIn(api, { email, password }))) onSignedIn()
  }
  return (
    <>
      <ul class="demo-people">
        {demonstration.people.map((person) => (
          <li key={person.email}>
            <PersonButton
              person={person}
              isHere={person.email === here}
              busy={deed.busy && chosen === person.email}
              onChoose={() => void choose(person)}
            />
          </li>
        ))}
      </ul>
      {deed.problem && <Problem problem={deed.problem} />}
    </>
  )
}

type PersonButtonProps = {
  person: DemoPerson
  isHere: boolean
  busy: boolean
  onChoose: () => void
}

function PersonButton({ person, isHere, busy, onChoose }: PersonButtonProps) {
  const say = signInWords()
  const { name, role, departments } = person
  return (
    <button
      type="button"
      class="demo-person"
      aria-disabled={busy ? 'true' : undefined}
      aria-current={isHere ? 'true' : undefined}
      onClick={onChoose}
    >
      <span class="name">{name}</span>
      <span class="quiet">
        {busy ? say.demo.opening : [accessWords().roles[role], ...departments].join(', ')}
        {isHere && ` · ${say.demo.here}`}
      </span>
      <span class="may">{say.may[role]}</span>
    </button>
  )
}
