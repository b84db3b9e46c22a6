/** What was entered and later seen to be wrong: restatements, and a reading taken back. */

import type { CalendarDate } from '../../domain/calendar.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { entriesOf } from './entries.ts'
import { DEMO_ACTORS } from './organisation.ts'
import type { Afterthought } from './recording.ts'
import { COUNCIL_SERIES } from './series/councils.ts'
import type { Series } from './series/reading.ts'

const ROSTER = 'roster corrected: members who had left were still counted'

/** A reading that was entered although the same people were already counted. */
export const COUNTED_TWICE: Series = {
  metricId: 'dr-2022-1-1-a',
  actor: DEMO_ACTORS.data,
  rhythm: 'month',
  readings: [{ observedOn: '2022-10-21', group: 'Office staff', value: 14 }],
}

/** A change of mind, with its day and author. */
export interface DatedAfterthought extends Afterthought {
  on: CalendarDate
  actor: Series['actor']
}

/** Every change of mind. */
export const AFTERTHOUGHTS: readonly DatedAfterthought[] = [
  {
    on: calendarDate('2022-11-29'),
    actor: DEMO_ACTORS.data,
    metricId: 'dr-2022-1-3-b',
    observationId: 'dr-2022-1-3-b-2022-09-23',
    reason: 'the state’s second report added 29 errors',
    draft: { observedOn: '2022-09-23', value: 431 },
  },
  {
    on: calendarDate('2022-12-06'),
    actor: DEMO_ACTORS.data,
    metricId: COUNTED_TWICE.metricId,
    observationId: 'dr-2022-1-1-a-2022-10-21-office-staff',
    reason: 'the same sign-in sheet was counted twice',
  },
  ...['chaparral', 'watershed'].flatMap(withRosterOf),
]

/** The October meeting of a school, with one parent fewer on its roster. */
function withRosterOf(siteId: string): DatedAfterthought[] {
  return COUNCIL_SERIES.flatMap((series) =>
    entriesOf(series)
      .filter(
        ({ draft }) =>
          draft.siteId === siteId &&
          draft.observedOn.startsWith('2022-10') &&
          draft.group === 'Parents and community',
      )
      .map(({ id, metricId, actor, draft }) => ({
        on: calendarDate('2023-01-24'),
        actor,
        metricId,
        observationId: id,
        reason: ROSTER,
        draft: { ...draft, denominator: (draft.denominator ?? 0) - 1 },
      })),
  )
}
