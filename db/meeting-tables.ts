/** The columns of what leadership looks back on. Who and when is in the ledger. */

import type { Felt } from '../domain/reflection.ts'

export interface MeetingTables {
  reflection: ReflectionTable
  reflection_reading: ReflectionReadingTable
}

/** Append-only but for the closing of a version. */
interface ReflectionTable {
  action_id: string
  cycle_id: string
  version: number
  happened: string
  learned: string
  next_step: string
  felt: Felt | null
  tx: number
  /** The entry that wrote the next version; null for the current one. */
  superseded_tx: number | null
}

/** Append-only: somebody else has read a version. */
interface ReflectionReadingTable {
  tx: number
  action_id: string
  cycle_id: string
  version: number
}
