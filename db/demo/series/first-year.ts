/** What was logged in 2020-21: the months before those of the two full years. */

import { DEMO_ACTORS } from '../organisation.ts'
import type { Reading, Series } from './reading.ts'
import { monthly, share, value } from './reading.ts'

// By mail until April, ten months; then the help desk counts the requests of every way in.
const REQUESTS = [14, 16, 13, 15, 14, 17, 15, 13, 16, 14, 22, 21]

const CLEAR = [
  [9, 15],
  [7, 14],
  [10, 16],
  [8, 14],
  [7, 13],
  [9, 15],
  [7, 15],
  [5, 14],
  [6, 15],
  [8, 14],
] as const

const PRESENT = [
  [124, 276],
  [130, 276],
  [121, 274],
  [126, 274],
  [129, 275],
  [122, 275],
  [131, 276],
  [125, 274],
  [128, 274],
] as const

export const FIRST_YEAR_SERIES: readonly Series[] = [
  {
    metricId: 'dr-2020-1-1-a',
    actor: DEMO_ACTORS.data,
    rhythm: 'month',
    readings: monthly('2020-07', REQUESTS, value),
  },
  {
    metricId: 'sfp-2020-1-1-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'month',
    readings: [...inSummer('2020-07-31', '2020-08-31'), ...monthly('2020-09', CLEAR, share)],
  },
  {
    metricId: 'sfp-2020-2-1-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'month',
    readings: [
      ...inSummer('2020-07-31', '2020-08-31'),
      ...monthly('2020-09', PRESENT, share),
      ...inSummer('2021-06-30'),
    ],
  },
]

function inSummer(...days: readonly string[]): Reading[] {
  return days.map((observedOn) => ({ observedOn, missing: 'not_due' }))
}
