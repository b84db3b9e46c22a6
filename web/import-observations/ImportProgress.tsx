import { Button } from '../shared/form/Button.tsx'
import { formatPercent } from '../shared/format.ts'
import { importsWords } from '../words/imports.ts'
import type { Moved } from './imports.ts'

export type ImportProgressProps = {
  moved: Moved
  onStop: () => void
}

/** How far the file is. Stopping leaves nothing while it is sent; later it is published all the same. */
export function ImportProgress({ moved: { phase, share }, onStop }: ImportProgressProps) {
  const say = importsWords()
  const told = share === null ? undefined : Math.round(share * 100)
  return (
    <section class="import-progress">
      <output id="import-phase">{say[phase]}</output>
      <progress aria-labelledby="import-phase" max={100} value={told} />
      <span class="quiet">{told !== undefined && formatPercent(told)}</span>
      {phase === 'sending' && (
        <Button look="plain" onClick={onStop}>
          {say.stop}
        </Button>
      )}
    </section>
  )
}
