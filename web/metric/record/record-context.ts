/** What the recording form is checked against, made from the series on the page. */

import type { CalendarDate } from '../../../domain/calendar.ts'
import { boundsOf } from '../../../domain/calendar.ts'
import type { ObservationContext } from '../../../domain/observation.ts'
import type { Series } from '../series.ts'
import { day, schoolYearOf } from '../series.ts'

export interface RecordContext {
  rule: ObservationContext
  /** The day a new form begins with; empty when today is outside the metric's year. */
  firstDay: string
}

/** `latestDay` is later than the series' own day only in a demonstration. */
export function recordContextOf(series: Series, latestDay: CalendarDate): RecordContext {
  const { metric, sites, today } = series
  const year = schoolYearOf(series.schoolYear)
  const known = new Set(sites.map(({ id }) => id))
  const { startsOn, endsOn } = boundsOf(year)
  return {
    rule: {
      metric: { ...metric, schoolYear: year },
      cycles: series.cycles.map((cycle) => ({
        ...cycle,
        schoolYear: year,
        startsOn: day(cycle.startsOn),
        endsOn: day(cycle.endsOn),
      })),
      siteExists: (id) => known.has(id),
      latestDay,
    },
    firstDay: startsOn <= today && today <= endsOn ? today : '',
  }
}
