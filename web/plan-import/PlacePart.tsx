import { showYear } from '../dashboard/shown.ts'
import { SelectField } from '../shared/form/fields.tsx'
import { Notice } from '../shared/page/Notice.tsx'
import { useVisit } from '../visit.ts'
import { importWords } from '../words/plan-import.ts'
import { AddPlaceDepartment } from './AddPlaceDepartment.tsx'
import { AddPlaceYear } from './AddPlaceYear.tsx'
import type { Reading } from './reading.ts'
import type { Place } from './use-place.ts'

export type PlacePartProps = {
  reading: Reading
  place: Place
}

/** The year and the department of the plan; what is not there yet is added here. */
export function PlacePart({ reading, place }: PlacePartProps) {
  const say = importWords().place
  const { years, year, department, setYear, setDepartment } = place
  const departments = place.departments.value ?? []
  const chosen = departments.find(({ id }) => id === department)
  const may = useVisit().me.value?.rights.includes('administer') ?? false
  const printed = reading.plan.schoolYear
  const ask = <p class="quiet">{say.ask}</p>
  return (
    <section class="place" aria-label={say.title}>
      <h2>{say.title}</h2>
      <div class="place-fields">
        <div class="stack">
          <SelectField
            label={say.year}
            hint={printed === null ? say.noYear : say.printedYear(showYear(printed))}
            value={year ?? ''}
            onValue={(next) => setYear(next === '' ? undefined : next)}
            options={[
              ...(year === undefined ? [{ value: '', label: say.choose }] : []),
              ...years.map(({ id, isThere }) => ({
                value: id,
                label: isThere ? showYear(id) : say.notThere(showYear(id)),
              })),
            ]}
          />
          {year !== undefined && !place.yearIsThere && (may ? <AddPlaceYear year={year} /> : ask)}
        </div>
        <div class="stack">
          {departments.length > 0 && (
            <SelectField
              label={say.department}
              hint={hintOfName(reading)}
              value={department ?? ''}
              onValue={(next) => setDepartment(next === '' ? undefined : next)}
              options={[
                ...(chosen ? [] : [{ value: '', label: say.choose }]),
                ...departments.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          {!chosen && (may ? <AddPlaceDepartment reading={reading} place={place} /> : ask)}
        </div>
      </div>
      {place.standingId !== undefined && chosen && year !== undefined && (
        <Notice look="warning" title={say.exists(chosen.name, showYear(year))}>
          {say.existsWhy}{' '}
          <a href={`/plans/${encodeURIComponent(place.standingId)}`}>{say.seePlan}</a>
        </Notice>
      )}
    </section>
  )
}

function hintOfName({ plan }: Reading): string {
  const say = importWords().place
  const { name } = plan.department
  return name === null ? say.noName : say.printedName(name)
}
