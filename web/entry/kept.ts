/** Keeps what is typed when a tab closes, a network is lost or a sign-in ends. A browser without storage keeps nothing. */

import type { EntryText } from './entry-text.ts'
import { ENTRY_FIELDS } from './entry-text.ts'
import type { Entry } from './entry.ts'
import { isMissingCode } from './missing-code.ts'

interface Kept {
  text: EntryText
  /** The version it was typed over; null where nothing stood. */
  over: { id: string; version: number } | null
}

/** Writes down everything that is typed and not on the record. */
export function keepTyped(place: string, entries: readonly Entry[]): void {
  const typed = entries.filter(({ isTyped }) => isTyped.peek())
  const kept = typed.map((entry) => {
    const standing = entry.standing.peek()
    const over = standing ? { id: standing.id, version: standing.version } : null
    return [entry.key, { text: entry.shown.peek(), over } satisfies Kept] as const
  })
  try {
    if (kept.length === 0) localStorage.removeItem(place)
    else localStorage.setItem(place, JSON.stringify(Object.fromEntries(kept)))
  } catch {
    // Full or forbidden: the grid itself still holds everything.
  }
}

/**
 * Puts back what was kept, and says how many entries that were. Where somebody changed the
 * value meanwhile, both are shown.
 */
export function restoreTyped(place: string, entries: readonly Entry[]): number {
  const kept = readKept(place)
  let restored = 0
  for (const entry of entries) {
    const found = kept.get(entry.key)
    if (!found || entry.state.peek().kind === 'shut') continue
    const standing = entry.standing.peek()
    entry.type(found.text)
    if (!entry.isTyped.peek()) continue
    restored += 1
    const isSame = standing?.id === found.over?.id && standing?.version === found.over?.version
    if (!isSame && standing) entry.mark({ kind: 'conflict', theirs: standing })
  }
  return restored
}

function readKept(place: string): Map<string, Kept> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return new Map(
      entriesIn(read).flatMap(([key, value]) => {
        const fields = new Map(entriesIn(value))
        const over = new Map(entriesIn(fields.get('over')))
        const id = over.get('id')
        const version = over.get('version')
        const isOver = typeof id === 'string' && typeof version === 'number'
        const text = textIn(fields.get('text'))
        return [[key, { text, over: isOver ? { id, version } : null }] as const]
      }),
    )
  } catch {
    return new Map()
  }
}

function textIn(value: unknown): EntryText {
  const fields = new Map(entriesIn(value))
  const string = (name: string) => {
    const held = fields.get(name)
    return typeof held === 'string' ? held : ''
  }
  const missing = string('missing')
  const values = ENTRY_FIELDS.flatMap((field) => {
    const held = string(field)
    return held === '' ? [] : [[field, held] as const]
  })
  return {
    ...Object.fromEntries(values),
    missing: isMissingCode(missing) ? missing : '',
    note: string('note'),
    evidenceUrl: string('evidenceUrl'),
  }
}

function entriesIn(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
