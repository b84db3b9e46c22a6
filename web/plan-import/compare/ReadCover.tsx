import { showYear } from '../../dashboard/shown.ts'
import { NotGiven } from '../../plan/SectionAnswer.tsx'
import { showStamp } from '../../plan/stamp.ts'
import { importWords } from '../../words/plan-import.ts'
import { planWords } from '../../words/plan.ts'
import type { ReadPlan } from '../reading.ts'
import { Part } from './Part.tsx'

/** The fields of the printed cover. */
export function ReadCover({ plan }: { plan: ReadPlan }) {
  const { page } = planWords()
  const { department, schoolYear, reportGenerated } = plan
  const fields = [
    {
      part: 'schoolYear',
      name: importWords().compare.year,
      values: schoolYear === null ? [] : [showYear(schoolYear)],
    },
    { part: 'department.name', name: page.printedName, values: given(department.name) },
    { part: 'department.contacts', name: page.contact, values: department.contacts },
    { part: 'department.emails', name: page.email, values: department.emails },
    { part: 'department.phone', name: page.phone, values: given(department.phone) },
    { part: 'reportGenerated', name: page.generated, values: given(showStamp(reportGenerated)) },
  ]
  return (
    <div class="cover-fields">
      {fields.map(({ part, name, values }) => (
        <Part key={part} part={part}>
          <div class="cover-field">
            <span class="cover-name">{name}</span>
            <span>
              {values.length === 0 ? (
                <NotGiven />
              ) : (
                values.map((value) => <p key={value}>{value}</p>)
              )}
            </span>
          </div>
        </Part>
      ))}
    </div>
  )
}

function given(value: string | null): string[] {
  return value === null || value === '' ? [] : [value]
}
