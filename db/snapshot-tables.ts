/** The columns of sealed packets. Who sealed one, and when, is in the ledger. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type { Instant } from './tables.ts'

export interface SnapshotTables {
  snapshot: SnapshotTable
  snapshot_file: SnapshotFileTable
  snapshot_piece: SnapshotPieceTable
  publication: PublicationTable
}

/** Append-only. */
interface SnapshotTable {
  id: string
  /** 1, 2, 3, … in the whole district. */
  number: number
  title: string
  cycle_id: string
  school_year: SchoolYear
  /** The record as it stood then. */
  as_of: Instant
  /** The last entry of the log that it rests on, and its hash. */
  as_of_tx: number
  head: string
  /** The district's day that statuses were judged on. */
  day: CalendarDate
  format: number
  /** Of the whole archive, in lower-case hexadecimal. */
  sha256: string
  bytes: number
  tx: number
}

/** Append-only: where in the archive a file's bytes are. They are not compressed in it. */
interface SnapshotFileTable {
  snapshot_id: string
  position: number
  name: string
  title: string
  first_byte: number
  bytes: number
  sha256: string
}

/** Append-only: the archive in pieces of one MiB, each deflated. */
interface SnapshotPieceTable {
  snapshot_id: string
  position: number
  content: Uint8Array
}

/** Append-only but for the withdrawal. */
interface PublicationTable {
  /** 128 random bits, in base64url. */
  token: string
  snapshot_id: string
  /** Whether search engines may list it. */
  findable: 0 | 1
  /** Whether its months may be read too. */
  months: 0 | 1
  /** `PublicTexts` as JSON. */
  texts: string
  tx: number
  withdrawn_tx: number | null
}
