/** What happened in the district: dated events on the charts, and departures that leadership accepted. */

import { calendarDate } from '../../domain/calendar.ts'
import type { NewDatedEvent } from '../dated-events.ts'
import type { NewDeviation } from '../deviations.ts'

/** An event, and the moment at which it was entered. */
export interface Happening {
  at: string
  event: NewDatedEvent & { id: string }
}

export const HAPPENINGS: readonly Happening[] = [
  {
    at: '2021-05-06T17:30:00Z',
    event: {
      id: 'event-help-desk',
      departmentId: 'data-and-research',
      metricId: 'dr-2020-1-1-a',
      on: calendarDate('2021-05-03'),
      label: 'Help desk counts every request',
      kind: 'rebase',
    },
  },
  {
    at: '2022-02-02T17:30:00Z',
    event: {
      id: 'event-request-list',
      departmentId: 'data-and-research',
      metricId: 'dr-2021-3-1-a',
      on: calendarDate('2022-02-01'),
      label: 'One list for all requests',
    },
  },
  {
    at: '2022-09-13T17:30:00Z',
    event: {
      id: 'event-portal-application',
      departmentId: 'data-and-research',
      metricId: 'dr-2022-2-4-a',
      on: calendarDate('2022-08-15'),
      label: 'Portal on the phone',
      kind: 'rebase',
    },
  },
  {
    at: '2022-09-20T17:30:00Z',
    event: {
      id: 'event-sign-in-sheet',
      departmentId: 'state-and-federal-programs',
      metricId: 'sfp-2022-3-1-a',
      on: calendarDate('2022-09-06'),
      label: 'New sign-in sheet for councils',
    },
  },
  {
    at: '2022-12-12T17:30:00Z',
    event: {
      id: 'event-sub-pool',
      departmentId: 'data-and-research',
      metricId: 'dr-2022-1-1-a',
      on: calendarDate('2022-12-09'),
      label: 'Sub pool funded',
    },
  },
  {
    at: '2023-01-12T17:30:00Z',
    event: {
      id: 'event-storm',
      on: calendarDate('2023-01-10'),
      label: 'Storm, schools closed for two days',
    },
  },
]

/** The departures from a path that the DLN accepted, on the day after its meeting. */
export const ACCEPTED: readonly { at: string; deviation: NewDeviation & { id: string } }[] = [
  {
    at: '2022-11-17T17:30:00Z',
    deviation: {
      id: 'deviation-warehouse',
      metricId: 'dr-2022-2-3-a',
      reason: 'The supplier delivers the last connector in March; building starts then.',
      owner: 'Director, Data and Research',
      endsOn: calendarDate('2023-03-31'),
    },
  },
]
