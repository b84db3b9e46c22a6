/** Minutes as they are typed: kept at once, saved in a moment, and never over somebody else's words unseen. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

import type { ProblemDetails } from '../../shared/page/Problem.tsx'

/** What is on the record. */
export interface Standing {
  text: string
  /** 0 where nothing was written. */
  version: number
}

export type MinutesState =
  | { kind: 'saved' }
  /** Typed, and saved in a moment. */
  | { kind: 'typed' }
  | { kind: 'saving' }
  /** No network; kept in this browser, and tried again by itself. */
  | { kind: 'lost' }
  /** Somebody else wrote meanwhile. */
  | { kind: 'conflict'; theirs: Standing }
  | { kind: 'refused'; problem: ProblemDetails }

export type MinutesSent =
  | { kind: 'stored'; standing: Standing }
  | { kind: 'stale'; standing: Standing }
  | { kind: 'refused'; problem: ProblemDetails }
  | { kind: 'lost' }

export interface MinutesKeeper {
  text: ReadonlySignal<string>
  state: ReadonlySignal<MinutesState>
  /** Whether anything is typed that is not on the record. */
  isTyped: ReadonlySignal<boolean>
  type: (text: string) => void
  /** What the record says now, read again: taken over where nothing is typed. */
  refresh: (standing: Standing) => void
  /** Ends a conflict: with one's own words, with theirs, or with theirs and then one's own. */
  settle: (how: 'mine' | 'theirs' | 'both') => void
  now: () => Promise<void>
  stop: () => void
}

export interface MinutesSetting {
  /** Where this browser keeps it. */
  place: string
  standing: Standing
  send: (text: string, over: number) => Promise<MinutesSent>
}

const A_MOMENT = 2000
const FIRST_PAUSE = 2000
const LONGEST_PAUSE = 30_000

export function createMinutes({ place, standing, send }: MinutesSetting): MinutesKeeper {
  const kept = readKept(place)
  let base = kept?.over ?? standing
  const text = signal(kept?.text ?? standing.text)
  const state = signal<MinutesState>({ kind: kept ? 'typed' : 'saved' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let busy = false

  const wait = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void now(), milliseconds)
  }
  const mark = (next: MinutesState) => {
    state.value = next
    keep(place, next.kind === 'saved' ? undefined : { text: text.value, over: base })
  }
  const outcome = (sent: MinutesSent, said: string) => {
    if (sent.kind === 'lost') {
      mark({ kind: 'lost' })
      wait(pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
      return
    }
    pause = FIRST_PAUSE
    if (sent.kind === 'refused') return mark(sent)
    // What somebody else wrote is the very same, or it was one's own whose answer was lost.
    const isSame = sent.standing.text === said
    if (sent.kind === 'stale' && !isSame) return mark({ kind: 'conflict', theirs: sent.standing })
    base = sent.standing
    if (text.value === base.text) return mark({ kind: 'saved' })
    mark({ kind: 'typed' })
    wait(A_MOMENT)
  }
  const now = async () => {
    clearTimeout(timer)
    const { kind } = state.value
    if (busy || kind === 'saved' || kind === 'conflict') return
    const said = text.value
    if (said === base.text) return mark({ kind: 'saved' })
    busy = true
    state.value = { kind: 'saving' }
    try {
      outcome(await send(said, base.version), said)
    } finally {
      busy = false
    }
  }
  const again = () => void now()
  globalThis.addEventListener('online', again)
  if (kept) wait(0)
  return {
    text,
    state,
    isTyped: computed(() => state.value.kind !== 'saved'),
    type: (next) => {
      text.value = next
      const { kind } = state.value
      if (kind === 'conflict') return mark(state.value)
      mark({ kind: 'typed' })
      wait(A_MOMENT)
    },
    refresh: (next) => {
      if (state.value.kind !== 'saved' || next.version <= base.version) return
      base = next
      text.value = next.text
    },
    settle: (how) => {
      const { value } = state
      if (value.kind !== 'conflict') return
      const { theirs } = value
      base = theirs
      if (how === 'theirs') text.value = theirs.text
      if (how === 'both') text.value = joined(theirs.text, text.value)
      mark({ kind: text.value === theirs.text ? 'saved' : 'typed' })
      void now()
    },
    now,
    stop: () => {
      clearTimeout(timer)
      globalThis.removeEventListener('online', again)
    },
  }
}

function joined(theirs: string, mine: string): string {
  return [theirs.trimEnd(), mine.trim()].filter((part) => part !== '').join('\n')
}

interface Kept {
  text: string
  over: Standing
}

function keep(place: string, kept: Kept | undefined): void {
  try {
    if (kept) localStorage.setItem(place, JSON.stringify(kept))
    else localStorage.removeItem(place)
  } catch {
    // Full or forbidden: the page itself still holds everything.
  }
}

function readKept(place: string): Kept | undefined {
  try {
    const fields = fieldsIn(JSON.parse(localStorage.getItem(place) ?? 'null'))
    const over = fieldsIn(fields.get('over'))
    const [text, before, version] = [fields.get('text'), over.get('text'), over.get('version')]
    if (typeof text !== 'string' || typeof before !== 'string') return undefined
    if (typeof version !== 'number') return undefined
    return { text, over: { text: before, version } }
  } catch {
    return undefined
  }
}

function fieldsIn(value: unknown): Map<string, unknown> {
  return new Map<string, unknown>(Object.entries(value ?? {}))
}
