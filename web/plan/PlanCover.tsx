import { planWords } from '../words/plan.ts'
import { showStamp } from './stamp.ts'
import type { StoredPlan } from './stored-plan.ts'

/** The fields of the printed cover. */
export function PlanCover({ stored: { plan, timeZone } }: { stored: StoredPlan }) {
  const say = planWords().page
  const generated = showStamp(plan.reportGenerated, timeZone)
  return (
    <dl class="plan-cover">
      <Field name={say.printedName} values={given(plan.printedDepartment)} />
      <Field name={say.contact} values={plan.contacts} />
      <Field name={say.email} values={plan.emails} />
      <Field name={say.phone} values={given(plan.phone)} />
      <Field name={say.generated} values={given(generated)} />
    </dl>
  )
}

function Field({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {values.length === 0 ? (
        <dd class="not-given">{planWords().page.notGiven}</dd>
      ) : (
        values.map((value) => <dd key={value}>{value}</dd>)
      )}
    </div>
  )
}

function given(value: string | null): string[] {
  return value === null || value === '' ? [] : [value]
}
