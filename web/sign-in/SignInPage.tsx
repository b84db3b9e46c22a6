import { useLocation } from 'preact-iso'

import { useApi, useResource } from '../request.ts'
import { ButtonLink } from '../shared/form/Button.tsx'
import { Await } from '../shared/page/Await.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
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
      {({ districtName, demonstration, mail, providerName }) =>
        demonstration ? (
          <DemonstrationDoor demonstration={demonstration} onSignedIn={goOn} />
        ) : (
          <>
            <PageHead title={say.title} eyebrow={districtName} />
            <CameBack refused={query.refused} proved={query.proved} />
            {providerName !== null && (
              <p class="door-provider">
                <ButtonLink href={providerAddress(query.next)}>
                  {say.provider.signIn(providerName)}
                </ButtonLink>
              </p>
            )}
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

/** What became of a way to the identity provider. */
function CameBack({
  refused,
  proved,
}: {
  refused: string | undefined
  proved: string | undefined
}) {
  const say = signInWords().provider
  if (proved !== undefined) return <Notice look="good">{say.proved}</Notice>
  if (refused === undefined) return null
  const why = new Map(Object.entries(say.refused)).get(refused) ?? say.refused.provider
  return <Problem problem={{ title: say.notIn, detail: why }} />
}

function providerAddress(next: string | undefined): string {
  return `/api/auth/oidc?next=${encodeURIComponent(nextPage(next))}`
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
