import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { setupWords } from '../words/setup.ts'

export type AddDepartmentProps = {
  onAdded: () => void
  /** The first one is the page's next step. */
  first: boolean
}

/** Adds a department by its name and, if somebody has one in mind, its code. */
export function AddDepartment({ onAdded, first }: AddDepartmentProps) {
  const say = setupWords().departments
  const api = useApi()
  const deed = useDeed()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const add = async () => {
    const json = { name: name.trim(), ...(code.trim() !== '' && { code: code.trim() }) }
    const done = await deed.run(() => parseResponse(api.departments.$post({ json })))
    if (!done) return
    setName('')
    setCode('')
    onAdded()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <div class="side-by-side">
        <TextField label={say.name} hint={say.nameHint} value={name} onValue={setName} required />
        <TextField label={say.code} hint={say.codeHint} value={code} onValue={setCode} optional />
      </div>
      {deed.problem && (
        <Problem problem={deed.problem} fieldNames={{ name: say.name, code: say.code }} />
      )}
      <Button type="submit" look={first ? 'primary' : 'plain'} busy={deed.busy}>
        {say.act}
      </Button>
    </form>
  )
}
