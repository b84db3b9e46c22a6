/**
 * What people say of an action after a cycle, and whether it agrees with the
 * numbers. Nothing is averaged: the metrics of the action are looked at one by one.
 */

import type { Status, StatusCounts } from './status.ts'

/** How an action went, as people feel it. */
export const FELT = ['on_track', 'at_risk', 'off_track'] as const
export type Felt = (typeof FELT)[number]

/** What is said of one action in one cycle. */
export interface Reflection {
  happened: string
  learned: string
  next: string
  /** Null where nobody said. */
  felt: Felt | null
}

export const NO_REFLECTION: Reflection = { happened: '', learned: '', next: '', felt: null }

/** What the numbers of a metric say, as far as a feeling can agree with it. */
const AS_FELT: Readonly<Record<Status, Felt | null>> = {
  off_track: 'off_track',
  at_risk: 'at_risk',
  on_track: 'on_track',
  met: 'on_track',
  incomplete: null,
  no_data: null,
  informative: null,
  not_due: null,
}

/**
 * Whether people feel something that none of the action's metrics shows; null where there is
 * no feeling, or no metric that is judged.
 */
export function differs(felt: Felt | null, counts: StatusCounts): boolean | null {
  const shown = new Set(
    Object.entries(AS_FELT).flatMap(([status, as]) =>
      as !== null && countOf(counts, status) > 0 ? [as] : [],
    ),
  )
  return felt === null || shown.size === 0 ? null : !shown.has(felt)
}

function countOf(counts: StatusCounts, status: string): number {
  return new Map<string, number>(Object.entries(counts)).get(status) ?? 0
}

/** Whether nothing is said. */
export function isSilent({ happened, learned, next, felt }: Reflection): boolean {
  return felt === null && [happened, learned, next].every((text) => text.trim() === '')
}
