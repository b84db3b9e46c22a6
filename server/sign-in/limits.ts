/** How often something may be tried in a span of time, by whom. Kept in memory. */

const MOST_KEYS = 20_000

export interface Limit {
  /** Counts a try; the seconds to wait instead when there were too many. */
  take: (key: string) => number | undefined
  /** The seconds to wait before a next try; counts nothing. */
  wait: (key: string) => number | undefined
  /** Forgets the tries: it was them. */
  forgive: (key: string) => void
  /** Takes the last try back. */
  giveBack: (key: string) => void
}

/** At most `most` tries in any span of so many milliseconds. */
export function createLimit(most: number, span: number, now: () => number): Limit {
  const tries = new Map<string, number[]>()
  const recent = (key: string) => (tries.get(key) ?? []).filter((at) => at > now() - span)
  const wait = (key: string) => {
    const before = recent(key)
    const [oldest] = before
    if (before.length < most || oldest === undefined) return undefined
    return Math.max(1, Math.ceil((oldest + span - now()) / 1000))
  }
  return {
    wait,
    take(key) {
      const seconds = wait(key)
      if (seconds !== undefined) return seconds
      const before = recent(key)
      tries.delete(key)
      tries.set(key, [...before, now()])
      if (tries.size > MOST_KEYS) forgetOldest(tries)
      return undefined
    },
    forgive: (key) => void tries.delete(key),
    giveBack: (key) => void tries.set(key, recent(key).slice(0, -1)),
  }
}

function forgetOldest(tries: Map<string, number[]>): void {
  const [oldest] = tries.keys()
  if (oldest !== undefined) tries.delete(oldest)
}
