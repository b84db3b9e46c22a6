/** An event as it is typed, and what is wrong with it. */

import { isCalendarDate } from '../../../domain/calendar.ts'
import { eventWords } from '../../words/control.ts'
import type { Series } from '../series.ts'

export type DatedEvent = Series['events'][number]

export interface EventFields {
  label: string
  on: string
  /** Whether limits are made anew from its day. */
  rebase: boolean
}

/** What a person is about to write. */
export type EventWriting =
  | { kind: 'add' }
  | { kind: 'change'; event: DatedEvent }
  | { kind: 'remove'; event: DatedEvent }

/** The fields of a stored event, or empty ones. */
export function fieldsOf(writing: EventWriting): EventFields {
  if (writing.kind === 'add') return { label: '', on: '', rebase: false }
  const { label, on, kind } = writing.event
  return { label, on, rebase: kind === 'rebase' }
}

/** What is missing, in words, by field. */
export function messagesOf({ label, on }: EventFields): Partial<Record<keyof EventFields, string>> {
  const say = eventWords()
  return {
    ...(label.trim() === '' && { label: say.nameMissing }),
    ...(!isCalendarDate(on) && { on: say.onMissing }),
  }
}
