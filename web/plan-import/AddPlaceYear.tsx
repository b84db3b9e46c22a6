import { parseResponse } from 'hono/client'

import { showYear } from '../dashboard/shown.ts'
import { useApi, useDeed } from '../request.ts'
import { Button } from '../shared/form/Button.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { useVisit } from '../visit.ts'
import { importWords } from '../words/plan-import.ts'

/** Sets up the school year that the plan is for. */
export function AddPlaceYear({ year }: { year: string }) {
  const say = importWords().place
  const api = useApi()
  const { years } = useVisit()
  const deed = useDeed()
  const add = async () => {
    const done = await deed.run(() => parseResponse(api.years.$post({ json: { id: year } })))
    if (done) years.reload()
  }
  return (
    <div class="not-there">
      <p>{say.yearMissing(showYear(year))}</p>
      {deed.problem && <Problem problem={deed.problem} />}
      <Button look="plain" busy={deed.busy || years.loading} onClick={() => void add()}>
        {say.addYear(showYear(year))}
      </Button>
    </div>
  )
}
