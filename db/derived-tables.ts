/** Tables that follow from what is written: what observations add up to, what was hidden of them, and since when. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import type { MissingCode } from '../domain/measure.ts'

export interface DerivedTables {
  roll_up: RollUpTable
  site_roll_up: SiteRollUpTable
  hidden_cell: HiddenCellTable
  printed_total: PrintedTotalTable
  writing: WritingTable
}

/** What `roll-up.ts` makes of a cycle's observations. Divided only when read. */
interface Parts {
  /** How many observations were used. */
  observations: number
  /** Σ value, Σ numerator, Σ mean·n, sum of last values, or sites that said yes or reached the stage. */
  numerator: number | null
  /** Σ denominator, Σ n, or sites counted; null where nothing divides. */
  denominator: number | null
  /** Newest date among the observations used. */
  last_on: CalendarDate | null
  /** Why there is no number, when nothing was observed and someone said why. */
  missing_code: MissingCode | null
  /** Why the observations cannot be combined, else null. */
  obstacle: string | null
}

/** One row per metric and cycle that has observations, all sites together. */
export interface RollUpTable extends Parts {
  school_year: SchoolYear
  metric_id: string
  cycle_id: string
  cycle_number: number
  /** Places (or place-months) with a value. */
  have: number
  expected: number
}

/** The same per site; an empty site_id is the district as one place. */
export interface SiteRollUpTable extends Parts {
  metric_id: string
  cycle_id: string
  site_id: string
}

/** Append-only: a number that was hidden in something handed out, and stays so while it is the same number. */
interface HiddenCellTable {
  metric_id: string
  /** Cycle, cell and stamp, as `cellName` of domain/privacy writes them. */
  cell: string
  /** The ledger number it was first hidden at. */
  tx: number
}

/** The last ledger number at which a cycle's total of a guarded metric was handed out in print. */
interface PrintedTotalTable {
  metric_id: string
  cycle_id: string
  tx: number
}

/** One row. */
interface WritingTable {
  id: 1
  /** The first ledger number of the change that is running; null between changes. */
  since: number | null
}
