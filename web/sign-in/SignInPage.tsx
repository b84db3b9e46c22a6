import { useLocation } from 'preact-iso'

import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { signInWords } from '../words/sign-in.ts'
import { DemoPeople } from './DemoPeople.tsx'
import type { Demonstration } from './door.ts'
import { readDoor, useLoad } from './door.ts'
import { nextPage } from './next-page.ts'
import { SignInForm } from './SignInForm.tsx'

/** Coming in: `/sign-in?next=/overview`. */
export function SignInPage() {
  const say = signInWords()
  const api = useApi()
  const load = useLoad()
  const { query } = useLocation()
  const door = useResource('door', (signal) => readDoor(api, signal))
  const goOn = () => load(nextPage(query.next))
  return (
    <Await resource={door} title={say.title}>
      {({ districtName, demonstration, mail }) =>
        demonstration ? (
          <DemonstrationDoor demonstration={demonstration} onSignedIn={goOn} />
        ) : (
          <>
            <PageHead title={say.title} eyebrow={districtName} />
            <SignInForm onSignedIn={goOn} />
            {mail ? (
              <p class="door-help">
                <a href="/forgotten">{say.forgotten.link}</a>
              </p>
            ) : (
              <p class="quiet door-help">{say.lost}</p>
            )}
          </>
        )
      }
    </Await>
  )
}

type DemonstrationDoorProps = { demonstration: Demonstration; onSignedIn: () => void }

function DemonstrationDoor({ demonstration, onSignedIn }: DemonstrationDoorProps) {
  const say = signInWords()
  return (
    <>
      <PageHead title={say.demo.title} lede={say.demo.lede} />
      <DemoPeople demonstration={demonstration} onSignedIn={onSignedIn} />
      <details class="door-form">
        <summary>{say.demo.otherwise}</summary>
        <p class="quiet">{say.demo.password(demonstration.password)}</p>
        <SignInForm onSignedIn={onSignedIn} />
      </details>
    </>
  )
}
