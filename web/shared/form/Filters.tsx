import { words } from '../../words/words.ts'

interface FilterOption<Choice extends string> {
  value: Choice
  label: string
  /** How many there are. Zero is shown. */
  count?: number
}

export type FiltersProps<Choice extends string> = {
  /** What is filtered: "Status". */
  legend: string
  options: readonly FilterOption<Choice>[]
  /** Undefined is all. Bind it with `useUrlState(name, oneOf(choices))`. */
  value: Choice | undefined
  onChange: (next: Choice | undefined) => void
  /** One is always on: there is no chip for all, and none can be let go. */
  required?: boolean
}

/** A row of chips of which one, or all, is on. */
export function Filters<Choice extends string>(props: FiltersProps<Choice>) {
  const { legend, options, value, onChange, required = false } = props
  return (
    <fieldset class="filters">
      <legend>{legend}</legend>
      {!required && (
        <Chip
          label={words().form.all}
          pressed={value === undefined}
          onPress={() => onChange(undefined)}
        />
      )}
      {options.map((option) => (
        <Chip
          key={option.value}
          label={option.label}
          count={option.count}
          pressed={option.value === value}
          onPress={() => onChange(option.value === value && !required ? undefined : option.value)}
        />
      ))}
    </fieldset>
  )
}

type ChipProps = {
  label: string
  count?: number | undefined
  pressed: boolean
  onPress: () => void
}

function Chip({ label, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={pressed} onClick={onPress}>
      {label}
      {count !== undefined && <span class="count">{count}</span>}
    </button>
  )
}
