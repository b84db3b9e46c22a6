import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import type { Cycle, Dashboard, Place } from '../dashboard/dashboard.ts'
import { standingAt } from '../dashboard/dashboard.ts'
import type { Filter } from '../dashboard/filter.ts'
import { choicesOf, isNarrow, passing } from '../dashboard/filter.ts'
import { Filters } from '../shared/form/Filters.tsx'
import { Picker } from '../shared/form/Picker.tsx'
import { SearchField } from '../shared/form/SearchField.tsx'
import { dashboardWords } from '../words/dashboard.ts'
import { overviewWords } from '../words/overview.ts'
import { words } from '../words/words.ts'
import type { FilterState } from './use-filter.ts'

export type OverviewFiltersProps = {
  dashboard: Dashboard
  /** Every metric of the dashboard. */
  places: readonly Place[]
  inView: Cycle
  state: FilterState
  /** How many metrics pass. */
  shown: number
}

/** What the overview is narrowed to. Each choice says how many metrics it would leave. */
export function OverviewFilters(props: OverviewFiltersProps) {
  const { dashboard, places, inView, state, shown } = props
  const say = overviewWords()
  const { filter } = state
  return (
    <div class="filter-bar">
      <div class="filter-row">
        <ShowChips {...{ places, inView, state }} />
        <p class="quiet">
          <output>{say.shown(shown, places.length)}</output>{' '}
          {isNarrow(filter) && (
            <a href={`/overview?year=${dashboard.schoolYear}&cycle=${inView.name}`}>{say.clear}</a>
          )}
        </p>
      </div>
      <div class="pickers">
        <SearchField label={say.find} value={filter.find ?? ''} onValue={state.setFind} />
        <Pickers {...{ dashboard, places, inView, state }} />
      </div>
      {isNarrow(filter) && <p class="print-only">{filterInWords(props)}</p>}
    </div>
  )
}

/** What a printed page is narrowed to. */
function filterInWords({ dashboard, inView, state: { filter } }: OverviewFiltersProps): string {
  const say = overviewWords()
  const shared = dashboardWords()
  const department = dashboard.departments.find(({ id }) => id === filter.department)
  const parts = [
    filter.show === 'attention' && shared.needsAttention,
    filter.show === 'no_number' && shared.noNumber,
    department && department.name,
    filter.status && `${say.statusFilter(inView.name)}: ${words().status[filter.status]}`,
    filter.source && `${say.sourceFilter}: ${filter.source}`,
    filter.goal,
    filter.find && `“${filter.find}”`,
  ]
  return say.only(parts.filter(Boolean).join(' · '))
}

type PartProps = Omit<OverviewFiltersProps, 'shown'>

function ShowChips({ places, inView, state }: Omit<PartProps, 'dashboard'>) {
  const say = dashboardWords()
  const count = (show: NonNullable<Filter['show']>) =>
    passing(places, { ...state.filter, show }, inView.id).length
  return (
    <Filters
      legend={overviewWords().show}
      value={state.filter.show}
      onChange={state.setShow}
      options={[
        { value: 'attention', label: say.needsAttention, count: count('attention') },
        { value: 'no_number', label: say.noNumber, count: count('no_number') },
      ]}
    />
  )
}

function Pickers({ dashboard, places, inView, state }: PartProps) {
  const say = overviewWords()
  const { filter } = state
  const without = (part: keyof Filter) =>
    passing(places, { ...filter, [part]: undefined }, inView.id)
  const statuses = countBy(
    without('status').map(({ metric }) => standingAt(metric, inView.id)?.status),
  )
  const departments = countBy(without('department').map(({ department }) => department.id))
  return (
    <>
      <Picker
        label={say.departmentFilter}
        all={say.allDepartments}
        value={filter.department}
        onPick={state.setDepartment}
        options={dashboard.departments.map(({ id, name }) => ({
          value: id,
          label: name,
          count: departments.get(id) ?? 0,
        }))}
      />
      <Picker
        label={say.statusFilter(inView.name)}
        all={say.anyStatus}
        value={filter.status}
        onPick={(next) => state.setStatus(STATUSES.find((status) => status === next))}
        options={STATUSES.map((value: Status) => ({
          value,
          label: words().status[value],
          count: statuses.get(value) ?? 0,
        }))}
      />
      <Picker
        label={say.sourceFilter}
        all={say.allSources}
        value={filter.source}
        onPick={state.setSource}
        options={named(choicesOf(without('source'), ({ metric }) => [metric.sourceSystem]))}
      />
      <Picker
        label={say.goalFilter}
        all={say.allGoals}
        value={filter.goal}
        onPick={state.setGoal}
        options={named(choicesOf(without('goal'), ({ action }) => action.goals))}
      />
    </>
  )
}

function named(choices: { value: string; count: number }[]) {
  return choices.map(({ value, count }) => ({ value, label: value, count }))
}

function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
