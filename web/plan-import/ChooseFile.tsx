import { useRef } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { importWords } from '../words/plan-import.ts'
import type { Source } from './source.ts'
import { fileSource } from './source.ts'

export type ChooseFileProps = {
  onFile: (source: Source) => void
}

/** A saved file: chosen here, or dropped anywhere on the page. */
export function ChooseFile({ onFile }: ChooseFileProps) {
  const say = importWords().source
  const input = useRef<HTMLInputElement>(null)
  return (
    <section class="stack drop-target">
      <h2>{say.orFile}</h2>
      <p class="quiet">{say.fileHint}</p>
      <input
        ref={input}
        type="file"
        class="hidden"
        accept=".txt,.text,.md,text/plain"
        aria-label={say.choose}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) void readFile(file).then(onFile)
          // The same file may be chosen again, mended.
          currentTarget.value = ''
        }}
      />
      <Button look="plain" onClick={() => input.current?.click()}>
        {say.choose}
      </Button>
      <p class="quiet">{say.dropHere}</p>
    </section>
  )
}

/** A file's bytes with its name. */
export async function readFile(file: File): Promise<Source> {
  return fileSource(file.name, new Uint8Array(await file.arrayBuffer()))
}
