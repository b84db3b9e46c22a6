/** How long the part of the agenda that is on has taken. It runs while it is on, also over a reload. */

import type { ReadonlySignal } from '@preact/signals'
import { signal } from '@preact/signals'

export interface RoomTimer {
  /** Seconds by part of the agenda. */
  spent: ReadonlySignal<ReadonlyMap<string, number>>
  isRunning: ReadonlySignal<boolean>
  /** The part that is on; the time goes to it. */
  turnTo: (itemId: string | null) => void
  toggle: () => void
  /** Sets the time of the part that is on back to nothing. */
  reset: () => void
  stop: () => void
}

const SECOND = 1000

/** `place` is where this tab keeps it. */
export function createTimer(place: string, clock: () => number = Date.now): RoomTimer {
  const spent = signal<ReadonlyMap<string, number>>(readKept(place))
  const isRunning = signal(false)
  let on: string | null = null
  let since = clock()

  const tally = () => {
    const at = clock()
    const passed = (at - since) / SECOND
    since = at
    if (!isRunning.value || on === null) return
    const next = new Map(spent.value)
    next.set(on, (next.get(on) ?? 0) + passed)
    spent.value = next
    keep(place, next)
  }
  const ticking = setInterval(tally, SECOND)
  return {
    spent,
    isRunning,
    turnTo: (itemId) => {
      tally()
      on = itemId
    },
    toggle: () => {
      tally()
      isRunning.value = !isRunning.value
    },
    reset: () => {
      tally()
      if (on === null) return
      const next = new Map(spent.value)
      next.delete(on)
      spent.value = next
      keep(place, next)
    },
    stop: () => clearInterval(ticking),
  }
}

/** `6:05`. */
export function sayTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function keep(place: string, spent: ReadonlyMap<string, number>): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(spent)))
  } catch {
    // Without storage a reload begins at nothing.
  }
}

function readKept(place: string): ReadonlyMap<string, number> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}')
    const seconds = new Map<string, number>()
    for (const [id, value] of Object.entries(kept ?? {})) {
      if (typeof value === 'number') seconds.set(id, value)
    }
    return seconds
  } catch {
    return new Map()
  }
}
