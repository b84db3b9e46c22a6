import { useRef } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { formatNumber } from '../shared/format.ts'
import { importsWords } from '../words/imports.ts'
import type { Importing } from './use-importing.ts'

/** Choosing the file and having it checked. */
export function FileStep({ importing }: { importing: Importing }) {
  const say = importsWords()
  const input = useRef<HTMLInputElement>(null)
  const { file, verdict } = importing
  return (
    <section class="import-file">
      <input
        ref={input}
        type="file"
        class="hidden"
        accept=".csv,text/csv"
        aria-label={say.choose}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? []
          if (chosen) importing.choose(chosen)
          // The same file may be chosen again, mended.
          currentTarget.value = ''
        }}
      />
      <p>{file ? <strong>{say.chosen(file.name, sizeOf(file.size))}</strong> : say.chooseHint}</p>
      <div class="actions">
        {file && !verdict && <Button onClick={importing.check}>{say.check}</Button>}
        <Button look={file ? 'plain' : 'primary'} onClick={() => input.current?.click()}>
          {file ? say.chooseOther : say.choose}
        </Button>
      </div>
    </section>
  )
}

function sizeOf(bytes: number): string {
  if (bytes < 1e6) return `${formatNumber(Math.max(1, Math.round(bytes / 1e3)))} kB`
  return `${formatNumber(Math.round(bytes / 1e5) / 10)} MB`
}
