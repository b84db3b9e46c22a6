import { useState } from 'preact/hooks'

import type { Api } from '../api.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Form } from '../shared/form/Form.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { signInWords } from '../words/sign-in.ts'
import { signIn } from './door.ts'
import type { LinkHolder, SetUpFields } from './link.ts'
import { takeUp } from './link.ts'
import { PasswordField } from './PasswordField.tsx'

export type SetUpFormProps = {
  secret: string
  holder: LinkHolder
  /** Is given the page to go on to. */
  onDone: (address: string) => void
}

/** Who one is, as far as the link does not know, and a password. */
export function SetUpForm({ secret, holder, onDone }: SetUpFormProps) {
  const say = signInWords().setUp
  const api = useApi()
  const deed = useDeed()
  const [fields, setFields] = useState({
    email: holder.email ?? '',
    name: holder.name,
    password: '',
  })
  const [tried, setTried] = useState(false)
  const missing = missingIn(fields)
  const send = async () => {
    setTried(true)
    if (Object.keys(missing).length > 0 || deed.busy) return
    const wasUsed = await deed.run(() => takeUp(api, secret, fields, holder))
    if (wasUsed) onDone(await comeIn(api, fields))
  }
  const errorOf = (field: keyof SetUpFields) =>
    deed.problem?.errors?.find(({ path }) => path === field)?.message ??
    (tried ? missing[field] : undefined)
  return (
    <Form onSend={() => void send()}>
      <TextField
        type="email"
        label={say.email}
        {...(holder.email === null && { hint: say.emailHint })}
        autoComplete="username"
        readOnly={holder.email !== null}
        value={fields.email}
        onValue={(email) => setFields({ ...fields, email })}
        error={errorOf('email')}
      />
      {holder.purpose !== 'reset' && (
        <TextField
          label={say.name}
          hint={say.nameHint}
          autoComplete="name"
          value={fields.name}
          onValue={(name) => setFields({ ...fields, name })}
          error={errorOf('name')}
        />
      )}
      <PasswordField
        label={say.password}
        hint={say.passwordHint}
        autoComplete="new-password"
        value={fields.password}
        onValue={(password) => setFields({ ...fields, password })}
        error={errorOf('password')}
      />
      {deed.problem && (deed.problem.errors ?? []).length === 0 && (
        <Problem problem={deed.problem} />
      )}
      <div class="actions">
        <Button type="submit" busy={deed.busy}>
          {say.save}
        </Button>
      </div>
    </Form>
  )
}

function missingIn({ email, name, password }: SetUpFields): Partial<SetUpFields> {
  const say = signInWords().setUp
  return {
    ...(email.trim() === '' && { email: say.emailMissing }),
    ...(name.trim() === '' && { name: say.nameMissing }),
    ...(password === '' && { password: say.passwordMissing }),
  }
}

/** Signs in with what was just chosen; the page that comes next. */
async function comeIn(api: Api, { email, password }: SetUpFields): Promise<string> {
  try {
    await signIn(api, { email, password })
    return '/'
  } catch {
    return '/sign-in'
  }
}
