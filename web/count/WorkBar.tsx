import { useId } from 'preact/hooks'

import { Button } from '../shared/form/Button.tsx'
import { countWords } from '../words/count.ts'
import type { Work } from './use-work.ts'

export type WorkBarProps = { work: Work; label: string }

/** How far the work is, and the way to stop it. */
export function WorkBar({ work, label }: WorkBarProps) {
  const id = useId()
  const { part = 0, stop } = work
  return (
    <div class="count-work">
      <label for={id}>{label}</label>
      <progress id={id} max={1} value={part} />
      <span class="count-percent">{Math.round(part * 100)} %</span>
      <Button look="plain" onClick={stop}>
        {countWords().cancel}
      </Button>
    </div>
  )
}
