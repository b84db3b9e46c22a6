import type { ComponentChildren } from 'preact'

import type { CalendarDate } from '../../../domain/calendar.ts'
import { words } from '../../words/words.ts'
import { formatDate } from '../format.ts'

export type NoticeProps = {
  look?: 'note' | 'good' | 'warning'
  title?: string
  /** The outcome of something just done: read out when it appears, without interrupting. */
  result?: boolean
  /** Words and links, no blocks. */
  children: ComponentChildren
}

/** Something to know. */
export function Notice({ look = 'note', title, result = false, children }: NoticeProps) {
  const Box = result ? 'output' : 'div'
  return (
    <Box class={`notice ${look}`}>
      {title !== undefined && <strong>{title}</strong>}
      <span>{children}</span>
    </Box>
  )
}

/** Stands over every page while the numbers are invented. */
export function DemonstrationBanner(props: {
  asOf?: CalendarDate
  /** What can be done about it. */
  children?: ComponentChildren
}) {
  const { asOf, children } = props
  const say = words().demonstration
  return (
    <div class="demonstration">
      <p>
        <b>{say.label}:</b> {say.text} {asOf && say.asOf(formatDate(asOf))}
      </p>
      {children}
    </div>
  )
}
