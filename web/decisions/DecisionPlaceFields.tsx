import type { Dashboard, Department } from '../dashboard/dashboard.ts'
import { nameOf } from '../dashboard/dashboard.ts'
import { showMonths } from '../dashboard/shown.ts'
import { SelectField } from '../shared/form/fields.tsx'
import { decisionWords } from '../words/decisions.ts'
import type { DecisionFields } from './decision-draft.ts'

export type DecisionPlaceFieldsProps = {
  dashboard: Dashboard
  departments: readonly Department[]
  fields: DecisionFields
  onFields: (next: Partial<DecisionFields>) => void
}

const LONGEST_LABEL = 80

/** The department, the cycle that was looked back on, and what of the plan it is about. */
export function DecisionPlaceFields(props: DecisionPlaceFieldsProps) {
  const { dashboard, departments, fields, onFields } = props
  const say = decisionWords().form
  const department = departments.find(({ id }) => id === fields.departmentId)
  const abouts = aboutsOf(department)
  const about = abouts.find(
    ({ actionId, metricId }) => actionId === fields.actionId && metricId === fields.metricId,
  )
  return (
    <>
      {departments.length > 1 && (
        <SelectField
          label={say.department}
          value={fields.departmentId}
          onValue={(departmentId) => onFields({ departmentId, actionId: '', metricId: '' })}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        label={say.cycle}
        value={fields.cycleId}
        onValue={(cycleId) => onFields({ cycleId })}
        options={dashboard.cycles.map((cycle) => ({
          value: cycle.id,
          label: `${cycle.name} ${showMonths(cycle)}`,
        }))}
      />
      <SelectField
        label={say.about}
        value={about?.value ?? ''}
        onValue={(value) => {
          const chosen = abouts.find((one) => one.value === value)
          if (chosen) onFields({ actionId: chosen.actionId, metricId: chosen.metricId })
        }}
        options={abouts}
      />
    </>
  )
}

/** The department as a whole, each action, and under it its metrics. */
function aboutsOf(department: Department | undefined) {
  const say = decisionWords()
  const whole = { value: '', label: say.form.whole, actionId: '', metricId: '' }
  const parts = (department?.priorities ?? []).flatMap((priority) =>
    priority.actions.flatMap((action) => [
      {
        value: action.id,
        label: shortened(say.item.action(`${priority.number}.${action.number}`, action.text)),
        actionId: action.id,
        metricId: '',
      },
      ...action.metrics.map((metric) => ({
        value: `${action.id} ${metric.id}`,
        label: `\u2003${metric.code} ${shortened(nameOf(metric))}`,
        actionId: action.id,
        metricId: metric.id,
      })),
    ]),
  )
  return [whole, ...parts]
}

function shortened(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text
}
