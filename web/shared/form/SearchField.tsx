import { useId } from 'preact/hooks'

export type SearchFieldProps = {
  label: string
  value: string
  onValue: (next: string) => void
}

/** A search within a page. The `/` key leads to it, Escape empties it. */
export function SearchField({ label, value, onValue }: SearchFieldProps) {
  const id = useId()
  return (
    <span class="picker search">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="search"
        class="control"
        autoComplete="off"
        aria-keyshortcuts="/"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onValue('')
        }}
      />
    </span>
  )
}
