/** The days that are offered where no column of a file says them. */

import { calendarDate } from '../../domain/calendar.ts'
import type { Series } from '../metric/series.ts'
import { cycleInView } from '../metric/series.ts'

/** The first and last day of the cycle that is over. */
export function daysOffered(series: Series) {
  const cycle = cycleInView(series)?.cycle
  const from = calendarDate(cycle?.startsOn ?? series.today)
  const to = calendarDate(cycle?.endsOn ?? series.today)
  return { from, to }
}
