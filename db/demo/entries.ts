/** When each reading of the demonstration was entered, and under which id. */

import type { CalendarDate } from '../../domain/calendar.ts'
import {
  calendarDate,
  cycleOf,
  daysAfter,
  defaultCycles,
  endOfMonth,
  schoolYearOf,
} from '../../domain/calendar.ts'
import type { ObservationDraft } from '../../domain/observation.ts'
import { slugOf } from '../ids.ts'
import { PLANS_ENTERED_ON, workdayFrom } from './calendar.ts'
import type { Reading, Series } from './series/reading.ts'

/** A reading on its way to the record. */
export interface Entry {
  /** `dr-2022-2-4-a-2022-10-31-toyon-english-at-home`. */
  id: string
  metricId: string
  actor: Series['actor']
  recordedOn: CalendarDate
  draft: ObservationDraft
}

const DAYS_AFTER_MONTH = 6
const DAYS_AFTER_QUARTER = 13

/** A series' readings as entries, in the order in which they were observed. */
export function entriesOf(series: Series): Entry[] {
  const { metricId, actor } = series
  return series.readings.map((reading) => {
    const { recordedOn: _said, ...draft } = reading
    return { id: idOf(metricId, draft), metricId, actor, recordedOn: dayOf(series, reading), draft }
  })
}

function idOf(metricId: string, { observedOn, siteId, group }: ObservationDraft): string {
  return [metricId, observedOn, siteId, group && slugOf(group)].filter(Boolean).join('-')
}

function dayOf({ rhythm }: Series, { observedOn, recordedOn }: Reading): CalendarDate {
  if (recordedOn !== undefined) return calendarDate(recordedOn)
  const day = calendarDate(observedOn)
  const year = schoolYearOf(day)
  const usual =
    rhythm === 'month'
      ? daysAfter(endOfMonth(day), DAYS_AFTER_MONTH)
      : daysAfter(cycleOf(day, defaultCycles(year))?.endsOn ?? day, DAYS_AFTER_QUARTER)
  // Before the plan is entered there is nothing to log on.
  const earliest = daysAfter(PLANS_ENTERED_ON[year] ?? day, 1)
  return workdayFrom(usual > earliest ? usual : earliest)
}
