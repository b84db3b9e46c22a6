import { Picker } from '../shared/form/Picker.tsx'
import { useVisit } from '../visit.ts'
import { dashboardWords } from '../words/dashboard.ts'
import { showYear } from './shown.ts'
import { useYear } from './use-dashboard.ts'

/** Another school year, on the same page. */
export function YearPicker({ year }: { year: string }) {
  const { years } = useVisit()
  const [, setYear] = useYear()
  const options = (years.value ?? [{ id: year }]).map(({ id }) => ({
    value: id,
    label: showYear(id),
  }))
  return (
    <Picker
      label={dashboardWords().year}
      labelHidden
      value={year}
      options={options}
      onPick={(next) => next && setYear(next)}
    />
  )
}
