import type { CollectionState } from '../../domain/collection.ts'
import type { Status } from '../../domain/status.ts'
import { StatusShape } from '../shared/status/StatusMark.tsx'
import { collectionWords } from '../words/collection.ts'

export type CollectionMarkProps = {
  state: CollectionState
  /** Why there is no number. */
  reason?: string | undefined
}

/** Where a metric stands in a cycle, as shape, word and colour. */
export function CollectionMark({ state, reason }: CollectionMarkProps) {
  const look = LOOKS[state]
  return (
    <span class={`mark ${look}`}>
      <StatusShape status={look} />
      <span class="word">{collectionWords().states[state]}</span>
      {reason !== undefined && <span class="reason">{reason}</span>}
    </span>
  )
}

/** Each borrows the look of a status that it is never shown beside. */
const LOOKS: Readonly<Record<CollectionState, Status>> = {
  logged: 'met',
  logged_late: 'at_risk',
  missing: 'informative',
  awaited: 'no_data',
  late: 'off_track',
  not_due: 'not_due',
}
