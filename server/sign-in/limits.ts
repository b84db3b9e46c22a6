/** How often something may be tried in a span of time, by whom. */

import { createHmac } from 'node:crypto'

import type { Db } from '../../db/tables.ts'
import { findLimitingTry, forgiveTries, giveTryBack, takeTry } from '../../db/tries.ts'
import type { Deps } from '../context.ts'

const MOST_KEYS = 20_000

/** Kept in memory: every server counts its own, and a new start forgets. */
export interface Limit {
  /** Counts a try; the seconds to wait instead when there were too many. */
  take: (key: string) => number | undefined
  /** The seconds to wait before a next try; counts nothing. */
  wait: (key: string) => number | undefined
}

/** Kept in the database: every server on it counts together. */
export interface KeptLimit {
  /** The seconds to wait before a next try; counts nothing. */
  wait: (key: string) => Promise<number | undefined>
  /** Counts a try; the seconds to wait instead when there were too many. */
  take: (key: string) => Promise<number | undefined>
  /** Forgets the tries: it was them. */
  forgive: (key: string) => Promise<void>
  /** Takes the last try back. */
  giveBack: (key: string) => Promise<void>
}

/** At most `most` tries in any span of so many milliseconds. */
export function createLimit(most: number, span: number, now: () => number): Limit {
  const tries = new Map<string, number[]>()
  const recent = (key: string) => (tries.get(key) ?? []).filter((at) => at > now() - span)
  const wait = (key: string) => {
    const before = recent(key)
    const [oldest] = before
    if (before.length < most || oldest === undefined) return undefined
    return secondsUntil(oldest + span, now())
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
  }
}

export interface KeptLimitOptions {
  db: Db
  /** Keeps addresses out of the database: what is counted is stored as a keyed hash. */
  secret: string
  now: () => number
  /** What is counted, apart from what other limits count. */
  name: string
  most: number
  /** In milliseconds; none is longer than a day, after which tries are forgotten. */
  span: number
}

/** At most `most` tries in any span of so many milliseconds, on all servers together. */
export function createKeptLimit({
  db,
  secret,
  now,
  name,
  most,
  span,
}: KeptLimitOptions): KeptLimit {
  const hashOf = (key: string) =>
    createHmac('sha256', secret).update(`${name}\n${key}`).digest('hex')
  return {
    async take(key) {
      const at = now()
      const since = new Date(at - span).toISOString()
      const limit = { keyHash: hashOf(key), most, since }
      const oldest = await takeTry(db, limit, new Date(at).toISOString())
      return oldest === undefined ? undefined : secondsUntil(Date.parse(oldest) + span, at)
    },
    async wait(key) {
      const at = now()
      const since = new Date(at - span).toISOString()
      const oldest = await findLimitingTry(db, { keyHash: hashOf(key), most, since })
      return oldest === undefined ? undefined : secondsUntil(Date.parse(oldest) + span, at)
    },
    forgive: (key) => forgiveTries(db, hashOf(key)),
    giveBack: (key) => giveTryBack(db, hashOf(key)),
  }
}

const SPAN = 15 * 60 * 1000

/** What strangers may guess at, counted by the address they ask from. */
export interface Guesses {
  /** API keys that are not valid. */
  keys: GuessLimit
  /** Calendar links that are nobody's. */
  calendars: GuessLimit
}

/** At most 100 keys and 30 links from an address in 15 minutes. */
const GUESSES = { keys: 100, calendars: 30 } as const

type GuessLimit = Pick<KeptLimit, 'take' | 'wait'>

/** Counted on all servers together. */
export function createGuesses(options: Pick<KeptLimitOptions, 'db' | 'secret' | 'now'>): Guesses {
  const limit = (name: keyof Guesses) =>
    createKeptLimit({ ...options, name, most: GUESSES[name], span: SPAN })
  return { keys: limit('keys'), calendars: limit('calendars') }
}

/** Counted by this server alone: where nobody signs in. */
export function guessesInMemory({ clock }: Pick<Deps, 'clock'>): Guesses {
  const limit = (most: number): GuessLimit => {
    const { take, wait } = createLimit(most, SPAN, () => clock.now().getTime())
    return { take: async (key) => take(key), wait: async (key) => wait(key) }
  }
  return { keys: limit(GUESSES.keys), calendars: limit(GUESSES.calendars) }
}

function secondsUntil(end: number, now: number): number {
  return Math.max(1, Math.ceil((end - now) / 1000))
}

function forgetOldest(tries: Map<string, number[]>): void {
  const [oldest] = tries.keys()
  if (oldest !== undefined) tries.delete(oldest)
}
