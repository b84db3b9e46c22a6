/** What State and Federal Programs logged in both years, but for the councils. */

import { DEMO_ACTORS } from '../organisation.ts'
import type { Series } from './reading.ts'
import { monthly, score, share, surveyed, value } from './reading.ts'

const actor = DEMO_ACTORS.programs

const noMeeting = (observedOn: string) => ({ observedOn, missing: 'not_due' })

export const PROGRAM_SERIES: Series[] = [
  {
    metricId: 'sfp-2021-1-1-a',
    actor,
    rhythm: 'month',
    readings: [
      noMeeting('2021-07-31'),
      noMeeting('2021-08-31'),
      { observedOn: '2021-09-15', ...share([7, 15]) },
      { observedOn: '2021-10-13', ...share([8, 16]) },
      { observedOn: '2021-11-10', ...share([7, 13]) },
      { observedOn: '2021-12-08', ...share([6, 12]) },
      { observedOn: '2022-01-12', missing: 'not_collected', note: 'The cards were forgotten.' },
      { observedOn: '2022-02-09', ...share([8, 15]) },
      { observedOn: '2022-03-09', ...share([9, 16]) },
      { observedOn: '2022-04-13', ...share([6, 12]) },
      { observedOn: '2022-05-11', ...share([8, 14]) },
      { observedOn: '2022-06-08', ...share([7, 13]) },
    ],
  },
  {
    metricId: 'sfp-2022-1-1-a',
    actor,
    rhythm: 'month',
    readings: [
      noMeeting('2022-07-31'),
      noMeeting('2022-08-31'),
      { observedOn: '2022-09-14', ...surveyed(share([9, 15]), 18, { scale: 4 }) },
      { observedOn: '2022-10-12', ...surveyed(share([10, 14]), 16, { scale: 4 }) },
      {
        observedOn: '2022-11-09',
        ...surveyed(share([5, 9]), 11, { scale: 4 }),
        note: 'Few members came, the same evening as the music festival.',
      },
      noMeeting('2022-12-31'),
      { observedOn: '2023-01-11', ...surveyed(share([11, 15]), 18, { scale: 4 }) },
    ],
  },
  {
    metricId: 'sfp-2021-2-1-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2021-09-29', missing: 'not_held', note: 'The first meeting was in November.' },
      {
        observedOn: '2021-11-17',
        ...surveyed(score([3.3, 18]), 24, { scale: 5, wording: 'card of 2021' }),
      },
      {
        observedOn: '2022-02-16',
        ...surveyed(score([3.5, 21]), 26, { scale: 5, wording: 'card of 2021' }),
      },
      {
        observedOn: '2022-05-11',
        ...surveyed(score([3.6, 20]), 25, { scale: 5, wording: 'card of 2021' }),
      },
    ],
  },
  {
    metricId: 'sfp-2022-2-1-a',
    actor,
    rhythm: 'quarter',
    readings: [
      {
        observedOn: '2022-08-10',
        ...surveyed(score([4.1, 19]), 26, { scale: 5, wording: 'card of 2022' }),
      },
      {
        observedOn: '2022-11-16',
        ...surveyed(score([3.75, 24]), 28, { scale: 5, wording: 'card of 2022' }),
        note: 'Several cards ask for fewer slides and more time to talk.',
      },
    ],
  },
  {
    metricId: 'sfp-2021-3-2-a',
    actor,
    rhythm: 'month',
    readings: monthly('2021-07', [0, 38, 91, 104, 87, 62, 96, 110, 101, 118, 93, 41], value),
  },
  {
    metricId: 'sfp-2022-3-2-a',
    actor,
    rhythm: 'month',
    readings: monthly('2022-07', [22, 74, 148, 171, 163, 97, 182], value),
  },
  {
    metricId: 'sfp-2022-3-3-a',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-27', ...share([11, 24]) },
      { observedOn: '2022-12-13', ...share([14, 24]) },
    ],
  },
]
