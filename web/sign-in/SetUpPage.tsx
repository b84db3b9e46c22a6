import { useState } from 'preact/hooks'

import { useApi, useResource } from '../request.ts'
import { Await } from '../shared/page/Await.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { signInWords } from '../words/sign-in.ts'
import { useLoad } from './door.ts'
import type { LinkHolder } from './link.ts'
import { lookAt } from './link.ts'
import { SetUpForm } from './SetUpForm.tsx'

/** What a one-time link opens: `/set-up#SECRET`. What follows # never reaches the server's log. */
export function SetUpPage() {
  const say = signInWords().setUp
  const api = useApi()
  const load = useLoad()
  const [secret] = useState(() => location.hash.slice(1))
  const holder = useResource(secret === '' ? null : secret, (signal) => lookAt(api, secret, signal))
  if (secret === '') {
    return (
      <>
        <PageHead title={say.looking} />
        <Problem problem={{ title: say.noSecretTitle, detail: say.noSecret }} />
      </>
    )
  }
  return (
    <Await resource={holder} title={say.looking}>
      {(value) => (
        <>
          <PageHead title={titleOf(value)} lede={say.lede[value.purpose]} />
          <SetUpForm secret={secret} holder={value} onDone={load} />
        </>
      )}
    </Await>
  )
}

/** A coordinator made on the command line is not the first, and has an address. */
function titleOf({ purpose, email }: LinkHolder): string {
  const say = signInWords().setUp
  return purpose === 'set_up' && email !== null ? say.own : say.title[purpose]
}
