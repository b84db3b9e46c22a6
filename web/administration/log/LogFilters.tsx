import { useId } from 'preact/hooks'

import { Picker } from '../../shared/form/Picker.tsx'
import { logWords } from '../../words/log.ts'
import type { LogChoices, LogEntry } from './log.ts'
import type { LogFilter, LogPart } from './use-log-filter.ts'
import { isNarrow } from './use-log-filter.ts'

export type LogFiltersProps = {
  filter: LogFilter
  setPart: (part: LogPart, next: string | undefined) => void
  choices: LogChoices
  /** What is shown, for the name of a metric it is narrowed to. */
  entries: readonly LogEntry[]
}

/** Who, what, whose, and from when to when. */
export function LogFilters({ filter, setPart, choices, entries }: LogFiltersProps) {
  const { page: say, didOf } = logWords()
  const named = entries.find(({ metric }) => metric?.id === filter.metric)?.metric?.name
  return (
    <div class="filter-bar">
      <div class="pickers">
        <Picker
          label={say.who}
          all={say.anybody}
          value={filter.actor}
          onPick={(next) => setPart('actor', next)}
          options={choices.actors.map(({ actor, name }) => ({ value: actor, label: name }))}
        />
        <Picker
          label={say.what}
          all={say.anything}
          value={filter.action}
          onPick={(next) => setPart('action', next)}
          options={choices.actions.map((action) => ({ value: action, label: didOf(action) }))}
        />
        <Picker
          label={say.department}
          all={say.anywhere}
          value={filter.department}
          onPick={(next) => setPart('department', next)}
          options={choices.departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Picker
          label={say.metric}
          all={say.everyMetric}
          value={filter.metric}
          onPick={(next) => setPart('metric', next)}
          options={choices.metrics
            .filter(
              ({ id, departmentId }) =>
                id === filter.metric || (filter.department ?? departmentId) === departmentId,
            )
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DayPicker label={say.from} value={filter.from} onPick={(next) => setPart('from', next)} />
        <DayPicker label={say.to} value={filter.to} onPick={(next) => setPart('to', next)} />
      </div>
      {isNarrow(filter) && (
        <p class="quiet">
          {filter.metric !== undefined && <>{say.onlyMetric(named ?? say.aMetric)}. </>}
          <a href="/administration/log">{say.clear}</a>
        </p>
      )}
    </div>
  )
}

type DayPickerProps = {
  label: string
  value: string | undefined
  onPick: (next: string | undefined) => void
}

function DayPicker({ label, value, onPick }: DayPickerProps) {
  const id = useId()
  return (
    <span class="picker">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        class={value === undefined ? 'control' : 'control chosen'}
        value={value ?? ''}
        onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
      />
    </span>
  )
}
