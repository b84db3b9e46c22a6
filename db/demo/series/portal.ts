/** Portal and gradebook, school by school: the long monthly series of Data and Research. */

import { createHash } from 'node:crypto'

import type { Provenance } from '../../../domain/observation.ts'
import { THIS_YEAR, YEAR_BEFORE } from '../calendar.ts'
import { DEMO_ACTORS } from '../organisation.ts'
import { sitesIn } from '../sites.ts'
import type { Reading, Series } from './reading.ts'
import { monthEnds } from './reading.ts'
import { partOf, spreadOver } from './spread.ts'

// Accounts that signed in, July to June, and July to January. Families rest in summer.
const PARENTS_2021 = [3900, 5200, 5350, 5500, 5480, 5390, 5760, 5820, 5900, 6010, 6240, 6380]
const PARENTS_2022 = [4450, 6550, 7120, 7420, 7600, 7790, 8010]
const AT_HOME = { 'English at home': 0.63, 'Another language at home': 0.37 }

// Share of gradebooks up to date, August to May, and August to January.
const BOOKS_2021 = [0.5, 0.55, 0.57, 0.58, 0.55, 0.58, 0.6, 0.61, 0.6, 0.61]
const BOOKS_2022 = [0.6, 0.665, 0.7, 0.72, 0.705, 0.73]

const FAMILIES_2022 = { '2022-09-30': 0.7, '2022-12-16': 0.755 }
const GROUPS = [
  { group: 'English learners', share: 0.19, less: 0.06 },
  { group: 'Foster youth', share: 0.012, less: 0.18 },
  { group: 'All other pupils', share: 0.798, less: -0.015 },
]

export const PORTAL_SERIES: Series[] = [
  {
    metricId: 'dr-2021-2-2-a',
    actor: DEMO_ACTORS.data,
    rhythm: 'month',
    readings: parents(YEAR_BEFORE, '2021-07', '2022-06', PARENTS_2021),
  },
  {
    metricId: 'dr-2022-2-4-a',
    actor: DEMO_ACTORS.data,
    rhythm: 'month',
    readings: parents(THIS_YEAR, '2022-07', '2023-01', PARENTS_2022),
  },
  {
    metricId: 'dr-2021-3-3-a',
    actor: DEMO_ACTORS.data,
    rhythm: 'month',
    readings: [
      ...inVacation(YEAR_BEFORE, '2021-07-31'),
      ...gradebooks(YEAR_BEFORE, '2021-08', '2022-05', BOOKS_2021),
      ...inVacation(YEAR_BEFORE, '2022-06-30'),
    ],
  },
  {
    metricId: 'dr-2022-3-2-a',
    actor: DEMO_ACTORS.data,
    rhythm: 'month',
    readings: [
      ...inVacation(THIS_YEAR, '2022-07-31'),
      ...gradebooks(THIS_YEAR, '2022-08', '2023-01', BOOKS_2022),
    ],
  },
  {
    metricId: 'dr-2022-2-4-b',
    actor: DEMO_ACTORS.data,
    rhythm: 'quarter',
    readings: families(),
  },
]

function parents(
  year: Parameters<typeof sitesIn>[0],
  first: string,
  last: string,
  totals: readonly number[],
): Reading[] {
  return monthEnds(first, last).flatMap((observedOn, index) => {
    const schools = spreadOver(sitesIn(year), totals[index] ?? 0, 'parents', observedOn)
    const provenance = exportOf(observedOn.slice(0, 7), totals[index] ?? 0)
    return Array.from(schools).flatMap(([site, accounts]) =>
      Object.entries(AT_HOME).map(([group, part]) => ({
        observedOn,
        siteId: site.id,
        group,
        value: Math.round(accounts * part),
        provenance,
      })),
    )
  })
}

function exportOf(month: string, accounts: number): Provenance {
  const file = `portal-usage-${month}.csv`
  return {
    file,
    sha256: createHash('sha256').update(`${file} ${accounts}`).digest('hex'),
    recipe: 'distinct parent accounts by month and school',
    rows: accounts * 7 + 412,
    counted: accounts * 7,
    leftOut: { 'student accounts': 398, 'no school': 14 },
  }
}

function gradebooks(
  year: Parameters<typeof sitesIn>[0],
  first: string,
  last: string,
  shares: readonly number[],
): Reading[] {
  return monthEnds(first, last).flatMap((observedOn, index) =>
    sitesIn(year).map((site) => ({
      observedOn,
      siteId: site.id,
      numerator: partOf(site.teachers, shares[index] ?? 0, {
        name: 'gradebooks',
        site: site.id,
        month: observedOn,
      }),
      denominator: site.teachers,
    })),
  )
}

function inVacation(year: Parameters<typeof sitesIn>[0], observedOn: string): Reading[] {
  return sitesIn(year).map(({ id }) => ({ observedOn, siteId: id, missing: 'not_due' }))
}

function families(): Reading[] {
  return Object.entries(FAMILIES_2022).flatMap(([observedOn, district]) =>
    sitesIn(THIS_YEAR).flatMap((site) =>
      GROUPS.map(({ group, share, less }) => {
        const pupils = Math.round(site.pupils * share)
        const place = { observedOn, siteId: site.id, group }
        if (pupils < 2) return { ...place, missing: 'too_few_to_report' }
        const name = `families ${group}`
        const numerator = partOf(pupils, district - less, {
          name,
          site: site.id,
          month: observedOn,
        })
        return { ...place, numerator, denominator: pupils }
      }),
    ),
  )
}
