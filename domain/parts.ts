/** An observation that counts, and what is kept of many when they are added up. */

import type { CalendarDate } from './calendar.ts'
import type { MissingCode } from './measure.ts'
import type { ObservedValues } from './observation.ts'

/** One standing observation: the current version, not withdrawn. */
export interface RolledObservation extends ObservedValues {
  observedOn: CalendarDate
  siteId: string | null
  /** Empty for everyone. */
  group: string
  /** UTC instant. Of two on one date, the later recorded is the last. */
  recordedAt?: string | undefined
}

/** What is kept of a cycle's observations. Divided only when read, by `actualOf` of roll-up.ts. */
export interface Parts {
  /** How many observations were used. */
  observations: number
  /** Σ value, Σ numerator, Σ mean·n, sum of last values, or sites that said yes or reached the stage. */
  numerator: number | null
  /** Σ denominator, Σ n, or sites counted; null where nothing divides. */
  denominator: number | null
  /** Newest date among the observations used. */
  lastOn: CalendarDate | null
  /** Why there is no number, when nothing was observed and someone said why. */
  missing: MissingCode | null
  /** Why the observations cannot be combined, else null. */
  obstacle: string | null
}

/**
 * The order of time: by date, then by the moment of recording. Two groups logged in one go
 * are ordered by name, so that the order they are read in never decides.
 */
export function byTime(a: RolledObservation, b: RolledObservation): number {
  return (
    compare(a.observedOn, b.observedOn) ||
    compare(a.recordedAt ?? '', b.recordedAt ?? '') ||
    compare(a.group, b.group)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The parts of a measure that has nothing logged. */
export const NO_PARTS: Parts = {
  observations: 0,
  numerator: null,
  denominator: null,
  lastOn: null,
  missing: null,
  obstacle: null,
}
