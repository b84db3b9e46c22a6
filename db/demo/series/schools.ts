/** What TK-12 Schools logged in 2022-23. */

import { THIS_YEAR } from '../calendar.ts'
import { DEMO_ACTORS } from '../organisation.ts'
import { siteIdsIn } from '../sites.ts'
import type { Reading, Series } from './reading.ts'
import { byGroup, score, share } from './reading.ts'

const actor = DEMO_ACTORS.coordinator

/** The stages of the network schools in September, November and December. */
const STAGES: Record<string, readonly [string, string, string]> = {
  'alder-creek': ['problem named', 'problem named', 'change tested'],
  'canyon-wren': ['not started', 'problem named', 'problem named'],
  chaparral: ['problem named', 'change tested', 'results studied'],
  cottonwood: ['not started', 'not started', 'problem named'],
  'lupine-meadow': ['problem named', 'problem named', 'problem named'],
  redbud: ['change tested', 'change tested', 'change tested'],
  'stone-bridge': ['not started', 'problem named', 'problem named'],
  'sycamore-bend': ['problem named', 'problem named', 'problem named'],
}
const STAGE_DAYS = ['2022-09-28', '2022-11-16', '2022-12-14']

const REVIEWED_IN_WINTER = new Set([
  'alder-creek',
  'arroyo-vista',
  'bay-laurel',
  'canyon-wren',
  'chaparral',
  'cottonwood',
  'granite-wash',
  'lupine-meadow',
  'manzanita',
  'redbud',
  'sage-hill',
  'stone-bridge',
  'sycamore-bend',
  'toyon',
])

export const SCHOOL_SERIES: Series[] = [
  {
    metricId: 'tk-2022-1-1-a',
    actor,
    rhythm: 'month',
    readings: [
      { observedOn: '2022-07-31', missing: 'not_due' },
      ...feedback('2022-08-24', 3.7, 3.6, 3.8),
      ...feedback('2022-09-21', 3.6, 3.5, 3.4),
      ...feedback('2022-10-19', 3.5, 3.4, 3.4),
      ...feedback('2022-11-16', 3.4, 3.4, 3.2),
      ...feedback('2022-12-14', 3.4, 3.3, 3.1),
      ...feedback('2023-01-25', 3.6, 3.7, 3.5),
    ],
  },
  {
    metricId: 'tk-2022-2-1-a',
    actor,
    rhythm: 'month',
    readings: STAGE_DAYS.flatMap((observedOn, visit) =>
      Object.entries(STAGES).map(([siteId, stages]) => ({
        observedOn,
        siteId,
        stage: stages[visit],
      })),
    ),
  },
  {
    metricId: 'tk-2022-2-2-a',
    actor,
    rhythm: 'quarter',
    readings: [
      ...siteIdsIn(THIS_YEAR).map((siteId) => ({
        observedOn: '2022-09-30',
        siteId,
        done: siteId !== 'open-gate',
      })),
      ...siteIdsIn(THIS_YEAR).flatMap(winterReview),
    ],
  },
  {
    metricId: 'tk-2022-3-1-a',
    actor,
    rhythm: 'quarter',
    readings: [
      ...byGroup(
        '2022-09-16',
        {
          Principals: [22, 24],
          'Assistant principals': [13, 16],
          'Central leaders': [9, 10],
        } as const,
        share,
      ),
      ...byGroup(
        '2022-12-02',
        {
          Principals: [21, 24],
          'Assistant principals': [12, 16],
          'Central leaders': [9, 10],
        } as const,
        share,
      ),
    ],
  },
  {
    metricId: 'tk-2022-3-1-b',
    actor,
    rhythm: 'quarter',
    readings: [
      { observedOn: '2022-09-16', ...score([4.32, 38]) },
      { observedOn: '2022-12-02', ...score([4.12, 33]) },
    ],
  },
]

function feedback(
  observedOn: string,
  assistants: number,
  counselors: number,
  deans: number,
): Reading[] {
  const groups = {
    'Assistant principals': [assistants, 21],
    Counselors: [counselors, 16],
    Deans: [deans, 6],
  } as const
  return byGroup(observedOn, groups, score)
}

function winterReview(siteId: string): Reading[] {
  const observedOn = '2022-12-16'
  if (REVIEWED_IN_WINTER.has(siteId)) {
    return [{ observedOn, siteId, done: siteId !== 'toyon' }]
  }
  if (siteId === 'open-gate') return [{ observedOn, siteId, missing: 'needs_help' }]
  if (siteId === 'watershed') return [{ observedOn, siteId, missing: 'not_collected' }]
  return []
}
