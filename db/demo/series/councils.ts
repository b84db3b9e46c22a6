/** Councils, school by school: attendance at meetings and at training. */

import type { CalendarDate, SchoolYear } from '../../../domain/calendar.ts'
import { calendarDate, daysAfter } from '../../../domain/calendar.ts'
import { daysSinceMonday, THIS_YEAR, YEAR_BEFORE } from '../calendar.ts'
import { DEMO_ACTORS } from '../organisation.ts'
import type { DemoSite } from '../sites.ts'
import { sitesIn } from '../sites.ts'
import { noiseOf } from './noise.ts'
import type { Reading, Series } from './reading.ts'
import { monthEnds } from './reading.ts'
import { partOf } from './spread.ts'

// Share of members present, September to May, and September to January.
const PRESENT_2021 = [0.5, 0.49, 0.53, 0.5, 0.52, 0.55, 0.55, 0.57, 0.58]
const PRESENT_2022 = [0.59, 0.62, 0.64, 0.63, 0.655]
const TRAINED_2021 = {
  '2021-09-29': 0.22,
  '2021-12-08': 0.28,
  '2022-03-09': 0.33,
  '2022-05-25': 0.37,
}
const TRAINED_2022 = { '2022-09-28': 0.41, '2022-12-07': 0.47 }
const SEATS = ['Parents and community', 'School staff']

/** Meetings without a number, by school and month: why, and in whose words. */
const SILENT: Record<string, Pick<Reading, 'missing' | 'note'>> = {
  'poppy-hill 2022-04': { missing: 'discontinued', note: 'The school closes in June.' },
  'poppy-hill 2022-05': { missing: 'discontinued', note: 'The school closes in June.' },
  'ironwood 2022-02': { missing: 'not_held' },
  'yarrow 2022-01': { missing: 'not_collected', note: 'Nobody kept the sign-in sheet.' },
  'desert-willow 2022-12': {
    missing: 'not_held',
    note: 'Called off, water damage in the library.',
  },
  'quail-hollow 2022-12': { missing: 'not_held' },
  'larkspur 2022-11': {
    missing: 'source_unavailable',
    note: 'The participant list of the video meeting was not saved.',
  },
  'open-gate 2022-12': {
    missing: 'needs_help',
    note: 'The council has no quorum; please help us to find members.',
  },
  'buckeye-ridge 2023-01': { missing: 'collected_late', note: 'Sheet promised for next week.' },
}

export const COUNCIL_SERIES: Series[] = [
  {
    metricId: 'sfp-2021-3-1-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'month',
    readings: [
      ...noMeetings(YEAR_BEFORE, ['2021-07-31', '2021-08-31', '2022-06-30']),
      ...meetings(YEAR_BEFORE, '2021-09', '2022-05', PRESENT_2021),
    ],
  },
  {
    metricId: 'sfp-2022-3-1-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'month',
    readings: [
      ...noMeetings(THIS_YEAR, ['2022-07-31', '2022-08-31']),
      ...meetings(THIS_YEAR, '2022-09', '2023-01', PRESENT_2022),
    ],
  },
  {
    metricId: 'sfp-2021-3-3-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'quarter',
    readings: trainings(YEAR_BEFORE, TRAINED_2021),
  },
  {
    metricId: 'sfp-2022-4-1-a',
    actor: DEMO_ACTORS.programs,
    rhythm: 'quarter',
    readings: trainings(THIS_YEAR, TRAINED_2022),
  },
]

function noMeetings(year: SchoolYear, days: readonly string[]): Reading[] {
  return days.flatMap((observedOn) =>
    sitesIn(year).map(({ id }) => ({ observedOn, siteId: id, missing: 'not_due' })),
  )
}

function meetings(
  year: SchoolYear,
  first: string,
  last: string,
  shares: readonly number[],
): Reading[] {
  return monthEnds(first, last).flatMap((end, index) =>
    sitesIn(year).flatMap((site) => {
      const observedOn = meetingDay(site, end.slice(0, 7))
      const silent = SILENT[`${site.id} ${end.slice(0, 7)}`]
      if (silent) return [{ observedOn, siteId: site.id, ...silent }]
      return seatsOf(site, 'council', observedOn, shares[index] ?? 0)
    }),
  )
}

/** Each school has its own evening: a Tuesday, Wednesday or Thursday of the second or third week. */
function meetingDay({ id }: DemoSite, month: string): CalendarDate {
  const week = calendarDate(noiseOf(`week ${id}`) < 0 ? `${month}-08` : `${month}-15`)
  const evening = 2 + Math.round(noiseOf(`evening ${id}`))
  return daysAfter(week, (7 + evening - daysSinceMonday(week)) % 7)
}

function seatsOf(
  site: DemoSite,
  occasion: string,
  observedOn: string,
  fraction: number,
): Reading[] {
  return SEATS.map((group) => {
    const denominator = site.members / SEATS.length
    const name = `${occasion} ${group}`
    const numerator = partOf(denominator, fraction, { name, site: site.id, month: observedOn })
    return { observedOn, siteId: site.id, group, numerator, denominator }
  })
}

function trainings(year: SchoolYear, shares: Record<string, number>): Reading[] {
  return Object.entries(shares).flatMap(([observedOn, fraction]) =>
    sitesIn(year).flatMap((site) => seatsOf(site, 'training', observedOn, fraction)),
  )
}
