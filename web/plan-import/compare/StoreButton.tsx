import { useState } from 'preact/hooks'

import { showYear } from '../../dashboard/shown.ts'
import { Button } from '../../shared/form/Button.tsx'
import { useMay, useVisit } from '../../visit.ts'
import { importWords } from '../../words/plan-import.ts'
import type { Source } from '../source.ts'
import type { Place } from '../use-place.ts'
import type { Storing } from '../use-store.ts'

export type StoreButtonProps = {
  storing: Storing
  place: Place
  origin: Source['origin']
}

/** Accepts the plan; before it can be stored, it says what is missing. */
export function StoreButton({ storing, place, origin }: StoreButtonProps) {
  const say = importWords().store
  const { me } = useVisit()
  const [pressed, setPressed] = useState(false)
  const may = useMay()
  if (me.value && !may('edit_plan', place.department)) return <p class="quiet">{say.mayNot}</p>
  if (origin === 'example' && me.value?.demonstration === false) {
    return <p class="quiet">{say.exampleOnly}</p>
  }
  const missing = whatIsMissing(place)
  const press = () => {
    setPressed(true)
    if (missing === undefined) void storing.store()
    else document.querySelector('main .place')?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <div class="store">
      <p
        class={pressed && missing ? 'store-missing' : 'quiet'}
        role={pressed && missing ? 'alert' : undefined}
      >
        {missing ?? say.notYet}
      </p>
      <Button busy={storing.busy} onClick={press}>
        {say.accept}
      </Button>
    </div>
  )
}

/** What stands between the plan and its place. */
function whatIsMissing({ year, yearIsThere, department, departments, standingId }: Place) {
  const say = importWords().place
  if (year === undefined) return say.needYear
  if (!yearIsThere) return say.needYearAdded(showYear(year))
  const isThere = departments.value?.some(({ id }) => id === department) ?? false
  if (department === undefined || !isThere) return say.needDepartment
  return standingId === undefined ? undefined : say.needFree
}
