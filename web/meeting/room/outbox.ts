/** What is written in the room, sent in its order, each once; kept over a lost network and a closed tab. */

import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'

import type { ProblemDetails } from '../../shared/page/Problem.tsx'

/** Something that waits to be sent. */
export interface Waiting<Body> {
  /** Sent with it, so that it is stored once however often it is sent. */
  key: string
  body: Body
  /** Why it was refused; it waits for a person then. */
  problem?: ProblemDetails
}

/** How a try ended. `lost`: no answer came, and whether it was stored is not known. */
export type Sent =
  | { kind: 'stored' }
  | { kind: 'lost' }
  | { kind: 'refused'; problem: ProblemDetails }

export interface Outbox<Body> {
  waiting: ReadonlySignal<readonly Waiting<Body>[]>
  /** Whether the last try found no network. */
  isLost: ReadonlySignal<boolean>
  add: (body: Body) => void
  /** Gives up something that was refused. */
  drop: (key: string) => void
  now: () => Promise<void>
  stop: () => void
}

export interface OutboxSetting<Body> {
  /** Where this browser keeps it. */
  place: string
  newKey: () => string
  send: (body: Body, key: string) => Promise<Sent>
  /** Something is on the record. */
  onStored: () => void
  /** What was kept, as far as it can be read. */
  read: (kept: unknown) => Body | undefined
}

const FIRST_PAUSE = 2000
const LONGEST_PAUSE = 30_000

export function createOutbox<Body>(setting: OutboxSetting<Body>): Outbox<Body> {
  const { place, send, onStored } = setting
  const waiting = signal<readonly Waiting<Body>[]>(readKept(setting))
  const isLost = signal(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let busy = false

  const put = (next: readonly Waiting<Body>[]) => {
    waiting.value = next
    keep(place, next)
  }
  const settle = (one: Waiting<Body>, sent: Exclude<Sent, { kind: 'lost' }>) => {
    isLost.value = false
    pause = FIRST_PAUSE
    if (sent.kind === 'stored') {
      put(waiting.value.filter(({ key }) => key !== one.key))
      onStored()
      return
    }
    const { problem } = sent
    put(waiting.value.map((other) => (other.key === one.key ? { ...other, problem } : other)))
  }
  const now = async () => {
    clearTimeout(timer)
    if (busy) return
    busy = true
    try {
      for (;;) {
        const one = waiting.value.find(({ problem }) => problem === undefined)
        if (!one) break
        const sent = await send(one.body, one.key)
        if (sent.kind === 'lost') {
          isLost.value = true
          timer = setTimeout(() => void now(), pause)
          pause = Math.min(pause * 2, LONGEST_PAUSE)
          break
        }
        settle(one, sent)
      }
    } finally {
      busy = false
    }
  }
  const again = () => void now()
  globalThis.addEventListener('online', again)
  return {
    waiting,
    isLost,
    add: (body) => {
      put([...waiting.value, { key: setting.newKey(), body }])
      void now()
    },
    drop: (key) => put(waiting.value.filter((one) => one.key !== key)),
    now,
    stop: () => {
      clearTimeout(timer)
      globalThis.removeEventListener('online', again)
    },
  }
}

function keep(place: string, waiting: readonly Waiting<unknown>[]): void {
  try {
    if (waiting.length === 0) localStorage.removeItem(place)
    else {
      const kept = waiting.map(({ key, body }) => ({ key, body }))
      localStorage.setItem(place, JSON.stringify(kept))
    }
  } catch {
    // Full or forbidden: the page itself still holds everything.
  }
}

function readKept<Body>({ place, read }: OutboxSetting<Body>): Waiting<Body>[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.flatMap((one: unknown) => {
      const fields = new Map<string, unknown>(Object.entries(one ?? {}))
      const key = fields.get('key')
      const body = read(fields.get('body'))
      return typeof key === 'string' && body !== undefined ? [{ key, body }] : []
    })
  } catch {
    return []
  }
}
