/**
 * Where a metric stands in each cycle: its value, path, progress, status and
 * sentence. The screen, the CSV, the API and the packet all read this.
 */

import type { CalendarDate } from './calendar.ts'
import type { MissingCode } from './measure.ts'
import type { Status } from './status.ts'

/** With how many of the expected places (and months) a value was made. */
export interface Coverage {
  have: number
  expected: number
}

/** One metric in one cycle. Numbers are in the metric's unit and unrounded; null is no number, never 0. */
export interface CycleStanding {
  cycleId: string
  status: Status
  /** What is judged: the running total of an accumulating count, else the cycle's own value. */
  value: number | null
  /** The cycle's own value, whatever is judged. */
  cycleValue: number | null
  /** What was divided to make `value`, where it was. */
  numerator: number | null
  denominator: number | null
  /** The milestone target: typed, else on the straight line from baseline to target. */
  path: number | null
  /** (value − baseline) / (target − baseline), unclamped; null where it has no meaning. */
  progress: number | null
  /** How far the value falls short of the path in the bad direction; null when it does not. */
  shortBy: number | null
  coverage: Coverage
  /** Why there is no number, where someone said so. */
  missing: MissingCode | null
  /** Newest date among the observations used. */
  lastOn: CalendarDate | null
  /** The cycle's value one cycle earlier, and in the same cycle of the year before. */
  previous: number | null
  sameCycleLastYear: number | null
  /** The status with its numbers put in. */
  sentence: string
  /** A departure that leadership accepted, while it lasts. */
  deviation: { reason: string; owner: string; endsOn: CalendarDate } | null
}
