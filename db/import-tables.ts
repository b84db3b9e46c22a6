/** The columns of imports on their way. */

import type { Selectable } from 'kysely'

import type { RollUpTable, SiteRollUpTable } from './derived-tables.ts'
import type { Flag, Instant, ObservationTable } from './tables.ts'

export interface ImportTables {
  import_batch: ImportBatchTable
  import_run: ImportRunTable
  import_row: ImportRowTable
  import_reject: ImportRejectTable
  import_roll_up: ImportRollUpTable
  import_site_roll_up: ImportSiteRollUpTable
  publishing: PublishingTable
}

/** What an import put on the record. */
interface ImportBatchTable {
  id: string
  file_name: string
  sha256: string
  rows: number
  tx: number
  undone_tx: number | null
}

/** From reading over checking to one of the ends. */
export type ImportState =
  | 'reading'
  | 'checking'
  | 'publishing'
  | 'published'
  | 'unchanged'
  | 'refused'
  | 'checked'
  | 'failed'

export interface ImportRunTable {
  id: string
  actor: string
  file_name: string
  state: ImportState
  dry_run: Flag
  good_rows_only: Flag
  started_at: Instant
  /** When it last went on; one that has long stood still is cleared away. */
  beat_at: Instant
  ended_at: Instant | null
  /** As announced; null when it was not. */
  total_bytes: number | null
  bytes: number
  /** Read so far, without the header. */
  rows: number
  /** How far the present state is, in rows; 0 of 0 when that cannot be told. */
  done: number
  out_of: number
  added: number
  corrected: number
  same: number
  rejected: number
  /** JSON text list: the file's header. */
  header: string
  /** JSON text list: whose rows it has. */
  department_ids: string
  /** JSON: the lines that are not refused by what they do; null when there are too many to list. */
  accepted: string | null
}

export type RowOutcome = 'added' | 'corrected' | 'same' | 'refused'

/** A row of the file as the version it may become. */
export interface ImportRowTable extends Omit<
  ObservationTable,
  'tx' | 'superseded_tx' | 'import_id' | 'late'
> {
  import_id: string
  line: number
  outcome: RowOutcome
  department_id: string
  /** The id and the version that the file names. */
  given_id: string | null
  given_version: number | null
  hidden: Flag
  /** JSON text list: the row as read, for giving it back. */
  cells: string
  /** 1 when a version that stands, or was withdrawn, is replaced. */
  replaces: Flag
  /** The cycle of the version that is replaced. */
  cycle_before: string | null
  late: Flag
}

export interface ImportRejectTable {
  import_id: string
  line: number
  /** 0 is the first problem of its line. */
  position: number
  /** Empty for the whole row. */
  column_name: string
  code: string
  message: string
  /** JSON text list: the row as read. */
  cells: string
}

/** What a roll-up will be once the import is published. */
interface ImportRollUpTable extends RollUpTable {
  import_id: string
  /** 1 when nothing stands there any more, so that there will be none. */
  gone: Flag
}

interface ImportSiteRollUpTable extends SiteRollUpTable {
  import_id: string
}

/** At most one row: the import whose versions come in pieces, unseen. */
interface PublishingTable {
  /** 1. */
  slot: Flag
  tx: number
  run_id: string
}

export type ImportRunRow = Selectable<ImportRunTable>
export type ImportRowRow = Selectable<ImportRowTable>
