import { useRef } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'

export type ChooseFileProps = {
  label: string
  hint: string | undefined
  look: 'primary' | 'plain'
  onFile: (file: File) => void
}

/** A button that chooses a table's file. */
export function ChooseFile({ label, hint, look, onFile }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div class="count-choose">
      <input
        ref={input}
        type="file"
        class="hidden"
        accept=".csv,.tsv,.tab,.txt,.xlsx,.zip,text/csv,text/plain"
        aria-label={label}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          // The same file may be chosen again, mended.
          currentTarget.value = ''
        }}
      />
      <Button look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      {hint !== undefined && <p class="quiet">{hint}</p>}
    </div>
  )
}
