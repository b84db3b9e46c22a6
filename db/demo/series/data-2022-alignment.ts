/** What Data and Research logged in 2022-23 for priority 3, but for the school-by-school series. */

import { DEMO_ACTORS } from '../organisation.ts'
import type { Series } from './reading.ts'
import { monthly, share, value } from './reading.ts'

const actor = DEMO_ACTORS.data

export const ALIGNMENT_SERIES_2022: Series[] = [
  {
    metricId: 'dr-2022-3-1-a',
    actor,
    rhythm: 'month',
    readings: [
      ...monthly('2022-07', [12, 10, 8, 6, 4, 3, 1], value),
      { observedOn: '2023-02-06', value: 0, recordedOn: '2023-02-07', note: 'Nothing waits.' },
    ],
  },
  {
    metricId: 'dr-2022-3-1-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', value: 1, note: 'The August meeting fell out.' },
      { observedOn: '2022-12-31', value: 3 },
    ],
  },
  {
    metricId: 'dr-2022-3-1-c',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', ...share([2, 2]) },
      { observedOn: '2022-12-31', ...share([3, 3]) },
    ],
  },
  {
    metricId: 'dr-2022-3-2-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-30', ...share([34, 560]) },
      { observedOn: '2022-12-31', ...share([19, 560]) },
    ],
  },
  {
    metricId: 'dr-2022-3-3-a',
    actor,
    rhythm: 'quarter',
    readings: [
      {
        observedOn: '2022-11-18',
        missing: 'needs_help',
        note: 'The list of people invited has to be joined from two systems; who can help?',
      },
    ],
  },
]
