import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { signInWords } from '../words/sign-in.ts'
import { askForLink } from './door.ts'

/** Asking for a link by mail: `/forgotten`. */
export function ForgottenPage() {
  const say = signInWords().forgotten
  const form = signInWords().form
  const api = useApi()
  const deed = useDeed()
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState('')
  const isMissing = email.trim() === ''
  const send = async () => {
    setTried(true)
    setAsked('')
    if (isMissing || deed.busy) return
    if (await deed.run(() => askForLink(api, email))) setAsked(email.trim())
  }
  return (
    <>
      <PageHead title={say.title} lede={say.lede} />
      <Form onSend={() => void send()}>
        <TextField
          type="email"
          label={form.email}
          autoComplete="username"
          value={email}
          onValue={setEmail}
          error={tried && isMissing ? form.emailMissing : undefined}
        />
        {deed.problem && <Problem problem={deed.problem} />}
        {asked !== '' && (
          <Notice look="good" result>
            {say.asked(asked)}
          </Notice>
        )}
        <div class="actions">
          <Button type="submit" busy={deed.busy}>
            {say.send}
          </Button>
        </div>
      </Form>
      <p class="door-help">
        <a href="/sign-in">{say.back}</a>
      </p>
    </>
  )
}
