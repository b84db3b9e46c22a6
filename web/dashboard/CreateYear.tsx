import { parseResponse } from 'hono/client'
import { useState } from 'preact/hooks'

import { calendarDate, schoolYearFrom, schoolYearOf } from '../../domain/calendar.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { SelectField } from '../shared/form/fields.tsx'
import { formatSchoolYear } from '../shared/format.ts'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { setupWords } from '../words/setup.ts'

/** Creates a school year with its cycles: this one, the one before or the next. */
export function CreateYear() {
  const say = setupWords().year
  const api = useApi()
  const { me, years } = useVisit()
  const deed = useDeed()
  const today = me.value?.today
  const first = today === undefined ? 0 : Number(schoolYearOf(calendarDate(today)).slice(0, 4))
  const [chosen, choose] = useState<string>()
  if (first === 0) return null

  const offered = [first - 1, first, first + 1].map((from) => schoolYearFrom(from))
  const id = offered.find((year) => year === chosen) ?? schoolYearFrom(first)
  const create = async () => {
    const done = await deed.run(() => parseResponse(api.years.$post({ json: { id } })))
    if (done) years.reload()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <SelectField
        label={say.field}
        value={id}
        onValue={choose}
        options={offered.map((year) => ({ value: year, label: formatSchoolYear(year) }))}
      />
      {deed.problem && <Problem problem={deed.problem} />}
      <Button type="submit" busy={deed.busy}>
        {say.act(formatSchoolYear(id))}
      </Button>
    </form>
  )
}
