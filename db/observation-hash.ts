/** One hash for many versions of observations: what the entry of an import vouches with. */

import { createHash } from 'node:crypto'

import { canonicalJson } from '../domain/canonical-json.ts'
import { toLedgerEntry, toObservation } from './observation-row.ts'
import type { ObservationRow } from './tables.ts'

export interface VersionHash {
  add: (row: ObservationRow) => void
  digest: () => string
}

/** A hash of everything that is known with some versions, added in the order of the bytes of their ids. */
export function createVersionHash(): VersionHash {
  const hash = createHash('sha256')
  return {
    add: (row) => void hash.update(`${lineOfVersion(row)}\n`),
    digest: () => hash.digest('hex'),
  }
}

function lineOfVersion(row: ObservationRow): string {
  const observation = toObservation(row)
  const { id, metricId, recordedAt, recordedBy, reason } = observation
  const entry = toLedgerEntry(observation)
  const taken = observation.withdrawn ? ['withdrawn'] : []
  return canonicalJson([id, metricId, recordedAt, recordedBy, reason, entry, ...taken])
}
