import type { Status } from '../../../domain/status.ts'
import { words } from '../../words/words.ts'
import { StatusMark } from './StatusMark.tsx'

export interface CycleStatus {
  /** `Q1`. */
  name: string
  status: Status
  /** Why, in words, where the status needs one. */
  reason?: string
}

export type CycleStripProps = {
  /** In order; usually four. */
  cycles: readonly CycleStatus[]
  /** The name of the cycle the page is about. */
  current?: string
}

/** A metric's year as one small mark per cycle. */
export function CycleStrip({ cycles, current }: CycleStripProps) {
  return (
    <ol class="cycle-strip" aria-label={words().strip.label}>
      {cycles.map(({ name, status, reason }) => (
        <li key={name} aria-current={name === current ? 'true' : undefined}>
          <span class="cycle-name">{name}</span>
          <StatusMark status={status} reason={reason} shapeOnly />
        </li>
      ))}
    </ol>
  )
}
