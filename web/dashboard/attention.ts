/** The metrics that somebody should look at, and those that say nothing. */

import type { Status } from '../../domain/status.ts'
import { STATUSES } from '../../domain/status.ts'
import type { Place, Standing } from './dashboard.ts'
import { standingAt } from './dashboard.ts'

export interface PlaceInCycle extends Place {
  standing: Standing
}

const NEEDS_ATTENTION: ReadonlySet<Status> = new Set(['off_track', 'at_risk', 'incomplete'])

/** Whether a status asks somebody to look. */
export function needsAttention(status: Status): boolean {
  return NEEDS_ATTENTION.has(status)
}

/** Off track first, then at risk, then incomplete; within each in the order of the plans. */
export function attentionList(places: readonly Place[], cycleId: string): PlaceInCycle[] {
  return inCycle(places, cycleId)
    .filter(({ standing }) => needsAttention(standing.status))
    .toSorted((a, b) => rank(a) - rank(b))
}

/** Metrics that owe a number and have none, in the order of the plans. */
export function noNumberList(places: readonly Place[], cycleId: string): PlaceInCycle[] {
  return inCycle(places, cycleId).filter(({ standing }) => standing.status === 'no_data')
}

function inCycle(places: readonly Place[], cycleId: string): PlaceInCycle[] {
  return places.flatMap((place) => {
    const standing = standingAt(place.metric, cycleId)
    return standing ? [{ ...place, standing }] : []
  })
}

function rank({ standing }: PlaceInCycle): number {
  return STATUSES.indexOf(standing.status)
}
