/** Saving what is typed: in batches, each once, again after a lost network, never asking twice for the same. */

import type { ReadonlySignal } from '@preact/signals'
import { computed, signal } from '@preact/signals'

import type { Api } from '../api.ts'
import { newKey } from '../metric/record/send.ts'
import type { ProblemDetails } from '../shared/page/Problem.tsx'
import { entryWords } from '../words/entry.ts'
import type { BatchCell } from './batch.ts'
import { cellOf, refusalOf, storedOf } from './batch.ts'
import type { Entry, EntryRules } from './entry.ts'

/** How the last try went. */
export type Connection =
  | { kind: 'well' }
  /** No answer came; it is tried again by itself. */
  | { kind: 'lost' }
  | { kind: 'refused'; problem: ProblemDetails }

type Counts = Record<'unsaved' | 'saving' | 'refused' | 'half' | 'asks_why' | 'conflict', number>

export interface Saver {
  /** How many entries are in each state that somebody waits for. */
  counts: ReadonlySignal<Counts>
  connection: ReadonlySignal<Connection>
  /** The moment of the last save of this sitting. */
  savedAt: ReadonlySignal<Date | undefined>
  /** Saves in a moment, so that a run of typing is one request. */
  soon: () => void
  /** Saves now what can be saved. */
  now: () => Promise<void>
  stop: () => void
}

const CELLS_A_REQUEST = 500
const A_MOMENT = 700
const FIRST_PAUSE = 2000
const LONGEST_PAUSE = 30_000

interface Pending {
  key: string
  entries: Entry[]
  cells: BatchCell[]
}

export function createSaver(
  api: Api,
  entries: readonly Entry[],
  rules: EntryRules,
  onSettled: () => void,
): Saver {
  const connection = signal<Connection>({ kind: 'well' })
  const savedAt = signal<Date | undefined>(undefined)
  const timer = createTimer()
  let pending: Pending | undefined
  let busy = false
  let pause = FIRST_PAUSE

  const send = async (batch: Pending): Promise<'done' | 'lost' | 'refused'> => {
    const { key, cells, entries: sent } = batch
    for (const entry of sent) entry.mark({ kind: 'saving' })
    const answer = await post(api, cells, key)
    if (answer === undefined) {
      for (const entry of sent) entry.mark({ kind: 'nothing' })
      connection.value = { kind: 'lost' }
      return 'lost'
    }
    if (answer.ok) {
      const stored = storedOf(answer.body)
      for (const [at, entry] of sent.entries()) entry.settle(stored[at])
      savedAt.value = new Date()
      connection.value = { kind: 'well' }
      return 'done'
    }
    return refuse(sent, answer.body)
  }

  const refuse = (sent: readonly Entry[], body: unknown): 'done' | 'refused' => {
    const { problem, messages, theirs } = refusalOf(body)
    for (const [at, entry] of sent.entries()) {
      const standing = theirs.get(at)
      const message = messages.get(at)
      if (standing) entry.mark({ kind: 'conflict', theirs: standing })
      else entry.mark(message === undefined ? { kind: 'nothing' } : { kind: 'refused', message })
    }
    // Where no cell is at fault, the same would be refused again.
    const isOfNone = messages.size === 0
    connection.value = isOfNone ? { kind: 'refused', problem } : { kind: 'well' }
    return isOfNone ? 'refused' : 'done'
  }

  const now = async () => {
    timer.clear()
    if (busy) return
    busy = true
    try {
      for (;;) {
        pending ??= gather(entries, rules)
        if (pending === undefined) break
        const outcome = await send(pending)
        if (outcome === 'lost') {
          timer.set(pause, () => void now())
          pause = Math.min(pause * 2, LONGEST_PAUSE)
          break
        }
        pending = undefined
        pause = FIRST_PAUSE
        onSettled()
        if (outcome === 'refused') break
      }
    } finally {
      busy = false
    }
  }
  const again = () => void (pending && now())
  globalThis.addEventListener('online', again)
  return {
    counts: computed(() => countsOf(entries)),
    connection,
    savedAt,
    soon: () => {
      // What is under way, or waits for the network, goes first.
      if (!pending) timer.set(A_MOMENT, () => void now())
    },
    now,
    stop: () => {
      timer.clear()
      globalThis.removeEventListener('online', again)
    },
  }
}

/** What is ready to be sent, or undefined when nothing is. */
function gather(entries: readonly Entry[], rules: EntryRules): Pending | undefined {
  const ready = entries.filter(({ state }) => state.value.kind === 'unsaved')
  const sent = ready.slice(0, CELLS_A_REQUEST)
  if (sent.length === 0) return undefined
  const cells = sent.map((entry) => cellOf(entry, rules, entryWords().retyped))
  return { key: newKey(), entries: sent, cells }
}

async function post(api: Api, cells: BatchCell[], key: string) {
  try {
    const request = { json: { cells } }
    const headers = { 'idempotency-key': key }
    const answer: Response = await api.batch.$post(request, { headers })
    const body: unknown = await answer.json()
    // A server that is stopping or full may still have stored it: the same key asks again.
    return answer.status >= 500 || answer.status === 429 ? undefined : { ok: answer.ok, body }
  } catch {
    return undefined
  }
}

function countsOf(entries: readonly Entry[]): Counts {
  const kinds = entries.map(({ state }) => state.value.kind)
  const count = (kind: keyof Counts) => kinds.filter((each) => each === kind).length
  return {
    unsaved: count('unsaved'),
    saving: count('saving'),
    refused: count('refused'),
    half: count('half'),
    asks_why: count('asks_why'),
    conflict: count('conflict'),
  }
}

function createTimer() {
  let running: ReturnType<typeof setTimeout> | undefined
  const clear = () => clearTimeout(running)
  return {
    clear,
    set: (milliseconds: number, then: () => void) => {
      clear()
      running = setTimeout(then, milliseconds)
    },
  }
}
