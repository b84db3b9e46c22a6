/** One hash for many versions of observations: what the entry of an import vouches with. */

import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

import { canonicalJson } from '../domain/canonical-json.ts'
import { toLedgerEntry, toObservation } from './observation-row.ts'
import type { ObservationRow } from './tables.ts'

const ROWS_A_TURN = 200

/** The hash of everything that was known with the rows, whatever order they come in. */
export async function hashOfVersions(rows: readonly ObservationRow[]): Promise<string> {
  const lines: string[] = []
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await setImmediate()
    lines.push(lineOfVersion(row))
  }
  const hash = createHash('sha256')
  for (const line of lines.toSorted()) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** What was known with one version, as a line of the hash. Begins with its id, so that lines sort as ids do. */
export function lineOfVersion(row: ObservationRow): string {
  const observation = toObservation(row)
  const { id, metricId, recordedAt, recordedBy, reason } = observation
  const entry = toLedgerEntry(observation)
  const taken = observation.withdrawn ? ['withdrawn'] : []
  return canonicalJson([id, metricId, recordedAt, recordedBy, reason, entry, ...taken])
}
