import { useId } from 'preact/hooks'

export interface PickerOption {
  value: string
  label: string
  /** How many there are. Zero is shown. */
  count?: number
}

export type PickerProps = {
  label: string
  options: readonly PickerOption[]
  /** Undefined is all, and needs `all`. */
  value: string | undefined
  onPick: (next: string | undefined) => void
  /** What no choice is called: "All sources". Without it there is always a choice. */
  all?: string
  /** The label is for those who listen; the choice says enough to those who see. */
  labelHidden?: boolean
}

/** A small select for the head of a page, with its label beside it. */
export function Picker(props: PickerProps) {
  const { label, options, value, onPick, all, labelHidden = false } = props
  const id = useId()
  return (
    <span class="picker">
      <label for={id} class={labelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        class={value !== undefined && all !== undefined ? 'control chosen' : 'control'}
        value={value ?? ''}
        onChange={({ currentTarget }) => onPick(currentTarget.value || undefined)}
      >
        {all !== undefined && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.count === undefined ? option.label : `${option.label} (${option.count})`}
          </option>
        ))}
      </select>
    </span>
  )
}
