import { STATUS_SHAPES } from '../../../domain/status-shapes.ts'
import type { Status } from '../../../domain/status.ts'
import { words } from '../../words/words.ts'

export type StatusMarkProps = {
  status: Status
  /** Why, in words: "meeting not held", "14 of 24 sites". Shown after the status. */
  reason?: string | undefined
  /** How many metrics hold the status. With it the mark is short: shape and number. */
  count?: number
  /** Shape alone; the word is for those who listen, and a tooltip. */
  shapeOnly?: boolean
  /** A tint behind the mark, for the one status a page is about. */
  strong?: boolean
}

/** A status as shape, word and colour, so that none of the three is needed alone. */
export function StatusMark(props: StatusMarkProps) {
  const { status, reason, count, shapeOnly = false, strong = false } = props
  const word = words().status[status]
  const spoken = reason === undefined ? word : `${word}: ${reason}`

  if (count !== undefined) {
    return (
      <span class={`mark ${status}`} title={word}>
        <StatusShape status={status} />
        {count}
        <span class="hidden"> {words().statusAfterCount[status]}</span>
      </span>
    )
  }
  if (shapeOnly) {
    return (
      <span class={`mark alone ${status}`} title={spoken}>
        <StatusShape status={status} />
        <span class="hidden">{spoken}</span>
      </span>
    )
  }
  return (
    <span class={`mark ${status}${strong ? ' strong' : ''}`}>
      <StatusShape status={status} />
      <span class="word">{word}</span>
      {reason !== undefined && <span class="reason">{reason}</span>}
    </span>
  )
}

export function StatusShape({ status }: { status: Status }) {
  const { path, outline } = STATUS_SHAPES[status]
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" class={outline}>
      <path d={path} fill-rule="evenodd" />
    </svg>
  )
}
