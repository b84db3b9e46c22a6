import { BASE } from '../api.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import { showMonths } from '../dashboard/shown.ts'
import { TEXT_IF_ANY } from '../dashboard/use-dashboard.ts'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { oneOf, useUrlState } from '../shared/form/use-url-state.ts'
import { decisionWords } from '../words/decisions.ts'
import type { Decision } from './decisions.ts'
import { SHOWN_STATES, shownStateOf } from './decisions.ts'

export type DecisionBarProps = {
  dashboard: Dashboard
  cycle: Cycle | undefined
  department: string | undefined
  /** Those of the department and the cycle, in every state. */
  decisions: readonly Decision[]
}

const STATE = oneOf(SHOWN_STATES)

/** Which decisions are shown, and the way to take them away. */
export function DecisionBar({ dashboard, cycle, department, decisions }: DecisionBarProps) {
  const say = decisionWords().page
  const [state, setState] = useUrlState('state', STATE)
  const [, setDepartment] = useUrlState('department', TEXT_IF_ANY)
  const [, setCycle] = useUrlState('cycle', TEXT_IF_ANY)
  return (
    <div class="decision-bar">
      <Filters
        legend={say.show}
        value={state}
        onChange={setState}
        options={SHOWN_STATES.map((value) => ({
          value,
          label: say.states[value],
          count: decisions.filter((one) => shownStateOf(one) === value).length,
        }))}
      />
      <Picker
        label={say.department}
        labelHidden
        all={say.everyDepartment}
        value={department}
        onPick={setDepartment}
        options={dashboard.departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Picker
        label={say.cycle}
        labelHidden
        all={say.everyCycle}
        value={cycle?.name}
        onPick={setCycle}
        options={dashboard.cycles.map((one) => ({
          value: one.name,
          label: `${one.name} ${showMonths(one)}`,
        }))}
      />
      <a class="screen-only" href={csvAddress({ dashboard, cycle, department })} download>
        {say.download}
      </a>
    </div>
  )
}

function csvAddress({ dashboard, cycle, department }: Omit<DecisionBarProps, 'decisions'>): string {
  const query = new URLSearchParams({
    year: dashboard.schoolYear,
    ...(cycle && { cycle: cycle.id }),
    ...(department !== undefined && { department }),
    ...(dashboard.asOf !== null && { asOf: dashboard.asOf }),
  })
  return `${BASE}/export/decisions.csv?${query}`
}
