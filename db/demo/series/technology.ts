/** What Innovative Technology Services logged in 2021-22. */

import { YEAR_BEFORE } from '../calendar.ts'
import { DEMO_ACTORS } from '../organisation.ts'
import { sitesIn } from '../sites.ts'
import { noiseOf } from './noise.ts'
import type { Reading, Series } from './reading.ts'
import { monthly, share, value } from './reading.ts'
import { spreadOver } from './spread.ts'

const actor = DEMO_ACTORS.coordinator

const DEVICES = {
  '2021-09-15': 12300,
  '2021-12-08': 13150,
  '2022-03-16': 14000,
  '2022-06-08': 15050,
}
const OLD_SHARE = { '2021-09-15': 23, '2021-12-08': 20, '2022-03-16': 17.4, '2022-06-08': 14.6 }

export const TECHNOLOGY_SERIES: Series[] = [
  { metricId: 'its-2021-1-0-a', actor, rhythm: 'quarter', readings: devices() },
  { metricId: 'its-2021-1-0-b', actor, rhythm: 'quarter', readings: oldShares() },
  {
    metricId: 'its-2021-1-0-c',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2021-09-30', value: 2140 },
      { observedOn: '2021-12-31', value: 2480 },
      { observedOn: '2022-03-31', value: 2790 },
      { observedOn: '2022-06-30', value: 3120 },
    ],
  },
  {
    metricId: 'its-2021-1-0-d',
    actor,
    rhythm: 'month',
    readings: monthly(
      '2021-07',
      [
        [88, 96],
        [402, 512],
        [371, 438],
        [298, 341],
        [266, 301],
        [181, 199],
        [305, 339],
        [270, 296],
        [288, 312],
        [241, 262],
        [260, 281],
        [152, 163],
      ] as const,
      share,
    ),
  },
  {
    metricId: 'its-2021-1-0-e',
    actor,
    rhythm: 'month',
    readings: [
      ...monthly('2021-07', [0, 214, 186, 141, 97, 58, 31, 12], value),
      {
        observedOn: '2022-03-31',
        missing: 'discontinued',
        note: 'The old platform was switched off on 4 March.',
      },
    ],
  },
]

function devices(): Reading[] {
  return Object.entries(DEVICES).flatMap(([observedOn, total]) =>
    Array.from(spreadOver(sitesIn(YEAR_BEFORE), total, 'devices', observedOn)).map(
      ([site, count]) => ({ observedOn, siteId: site.id, value: count }),
    ),
  )
}

function oldShares(): Reading[] {
  return Object.entries(OLD_SHARE).flatMap(([observedOn, mean]) =>
    sitesIn(YEAR_BEFORE).map(({ id }) => ({
      observedOn,
      siteId: id,
      value: Math.round((mean + 6 * noiseOf(`old devices ${id}`)) * 10) / 10,
    })),
  )
}
