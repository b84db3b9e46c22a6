import type { Status, StatusCounts } from '../../../domain/status.ts'
import { STATUSES } from '../../../domain/status.ts'
import { words } from '../../words/words.ts'
import { StatusMark } from './StatusMark.tsx'

export type StatusTallyProps = {
  /** Number of metrics per status. */
  counts: StatusCounts
  /**
   * Give every row of a table the same slots (see `slotsOf`) and the shapes stand in
   * columns. Without slots only held statuses are shown.
   */
  slots?: readonly Status[]
}

/** How many metrics hold each status, the one that needs attention most first. */
export function StatusTally({ counts, slots = [] }: StatusTallyProps) {
  const shown = STATUSES.filter((status) => counts[status] > 0 || slots.includes(status))
  if (shown.length === 0) return <span class="quiet">{words().tally.none}</span>
  return (
    <span class={slots.length > 0 ? 'tally slots' : 'tally'}>
      {shown.map((status) =>
        counts[status] > 0 ? (
          <StatusMark key={status} status={status} count={counts[status]} />
        ) : (
          <span key={status} class="slot" />
        ),
      )}
    </span>
  )
}

/** The statuses held anywhere in a table: the slots its tallies share. */
export function slotsOf(rows: Iterable<StatusCounts>): Status[] {
  const all = [...rows]
  return STATUSES.filter((status) => all.some((counts) => counts[status] > 0))
}
