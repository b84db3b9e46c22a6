/** An agenda as it is typed. */

import { ITEM_MINUTES } from '../../domain/meeting.ts'
import { meetingWords } from '../words/meeting.ts'
import type { AgendaItem, Meeting } from './meetings.ts'
import { readTime } from './time-of-day.ts'

export interface ItemDraft extends Omit<AgendaItem, 'minutes' | 'id'> {
  /** Absent for a part that was just put on it. */
  id?: string
  /** To tell the parts apart while they are moved. */
  key: string
  minutes: string
}

export interface AgendaDraft {
  title: string
  heldOn: string
  startsAt: string
  items: ItemDraft[]
}

export function draftOf({ title, heldOn, startsAt, agenda }: Meeting): AgendaDraft {
  const items = agenda.map(({ minutes, ...item }) => ({
    ...item,
    key: item.id,
    minutes: String(minutes),
  }))
  return { title, heldOn, startsAt: startsAt ?? '', items }
}

/** A department's part, before what closes the meeting. */
export function withDepartment(
  draft: AgendaDraft,
  { id, name }: { id: string; name: string },
): AgendaDraft {
  const added: ItemDraft = {
    key: id,
    kind: 'department',
    departmentId: id,
    title: name,
    minutes: '5',
    presenter: '',
    notes: '',
  }
  const closing = draft.items.findIndex(({ kind }) => kind === 'closing')
  const at = closing === -1 ? draft.items.length : closing
  return { ...draft, items: draft.items.toSpliced(at, 0, added) }
}

/** The part one place earlier or later; what opens and closes the meeting stays at its end. */
export function moved(draft: AgendaDraft, at: number, by: 1 | -1): AgendaDraft {
  const item = draft.items[at]
  if (!item || !canMove(draft, at, by)) return draft
  return { ...draft, items: draft.items.toSpliced(at, 1).toSpliced(at + by, 0, item) }
}

export function canMove({ items }: AgendaDraft, at: number, by: 1 | -1): boolean {
  return items[at]?.kind === 'department' && items[at + by]?.kind === 'department'
}

export function changedAt(draft: AgendaDraft, at: number, change: Partial<ItemDraft>): AgendaDraft {
  const items = draft.items.map((item, index) => (index === at ? { ...item, ...change } : item))
  return { ...draft, items }
}

export function without(draft: AgendaDraft, at: number): AgendaDraft {
  return { ...draft, items: draft.items.toSpliced(at, 1) }
}

/** The minutes that are typed, as far as they are numbers. */
export function minutesIn({ items }: AgendaDraft): number {
  return items.reduce((sum, { minutes }) => sum + (isMinutes(minutes) ? Number(minutes) : 0), 0)
}

/** What is wrong, in words: of the meeting by field, of a part by its key. */
export function messagesOf({ title, heldOn, startsAt, items }: AgendaDraft): Map<string, string> {
  const { agenda: say, planning } = meetingWords()
  return new Map([
    ...(title.trim() === '' ? [['title', say.titleMissing] as const] : []),
    ...(heldOn === '' ? [['heldOn', planning.dayMissing] as const] : []),
    ...(startsAt.trim() !== '' && readTime(startsAt) === undefined
      ? [['startsAt', planning.startsWrong] as const]
      : []),
    ...items.flatMap(({ key, minutes }) =>
      isMinutes(minutes) ? [] : [[key, say.minutesWrong] as const],
    ),
  ])
}

/** What is sent. */
export function agendaOf({ title, heldOn, startsAt, items }: AgendaDraft) {
  return {
    title: title.trim(),
    heldOn,
    startsAt: readTime(startsAt) ?? null,
    agenda: items.map(({ id, kind, departmentId, title: name, minutes, presenter, notes }) => ({
      ...(id !== undefined && { id }),
      kind,
      departmentId,
      title: name,
      minutes: Number(minutes),
      presenter,
      notes,
    })),
  }
}

function isMinutes(text: string): boolean {
  return /^\d+$/.test(text.trim()) && isWithin(Number(text))
}

function isWithin(minutes: number): boolean {
  return minutes >= ITEM_MINUTES.least && minutes <= ITEM_MINUTES.most
}
