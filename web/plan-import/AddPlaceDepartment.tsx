import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { TextField } from '../shared/form/fields.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { importWords } from '../words/plan-import.ts'
import type { Reading } from './reading.ts'
import type { Place } from './use-place.ts'

export type AddPlaceDepartmentProps = {
  reading: Reading
  place: Place
}

/** Adds the department that the text prints, under its name or a better one. */
export function AddPlaceDepartment({ reading, place }: AddPlaceDepartmentProps) {
  const say = importWords().place
  const api = useApi()
  const deed = useDeed()
  const printed = reading.plan.department.name
  const [name, setName] = useState(nameToOffer(reading))
  const add = async () => {
    let id = ''
    const done = await deed.run(async () => {
      const json = { name: name.trim() }
      ;({ id } = await parseResponse(api.departments.$post({ json })))
    })
    if (!done) return
    place.departments.reload()
    place.setDepartment(id)
  }
  const isFirst = place.departments.value?.length === 0
  return (
    <form
      class="not-there"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <p>{isFirst ? say.noDepartments : printed ? say.departmentMissing(printed) : say.other}</p>
      <TextField label={say.newDepartment} value={name} onValue={setName} required />
      {deed.problem && <Problem problem={deed.problem} />}
      <Button type="submit" look="plain" busy={deed.busy}>
        {say.addDepartment}
      </Button>
    </form>
  )
}

/** The printed name, unless the cover's fields are shifted and the purpose knows better. */
function nameToOffer({ plan, suggestedName, warnings }: Reading): string {
  const shifted = warnings.some(({ code }) => code === 'department_fields_shifted')
  const name = shifted ? (suggestedName ?? plan.department.name) : plan.department.name
  return name ?? suggestedName ?? ''
}
