/** The columns of the grid: the sites of a cycle, or the months of one site. */

import type { CalendarDate } from '../../domain/calendar.ts'
import { apiDate } from '../api-date.ts'
import type { Observation } from '../metric/series.ts'
import type { Metric } from '../plan/stored-plan.ts'
import { formatMonth } from '../shared/format.ts'
import { entryWords } from '../words/entry.ts'

export interface EntrySite {
  id: string
  code: string
  name: string
}

export interface EntryColumn {
  key: string
  /** Null: the district as one place. */
  siteId: string | null
  label: string
  /** What a pasted heading may call it. */
  names: string[]
  /** The days whose values stand in it, both inclusive. */
  from: CalendarDate
  to: CalendarDate
}

interface Span {
  startsOn: string
  endsOn: string
}

/** The whole district first, then the sites that any metric expects or has values from, by name. */
export function siteColumns(
  { startsOn, endsOn }: Span,
  metrics: readonly Pick<Metric, 'siteIds'>[],
  sites: readonly EntrySite[],
  observations: readonly Pick<Observation, 'siteId'>[],
): EntryColumn[] {
  const days = { from: apiDate(startsOn), to: apiDate(endsOn) }
  const wanted = new Set([
    ...metrics.flatMap(({ siteIds }) => (siteIds.length === 0 ? [null] : siteIds)),
    ...observations.map(({ siteId }) => siteId),
  ])
  const named = sites
    .filter(({ id }) => wanted.has(id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-US'))
    .map(({ id, code, name }) => ({
      key: id,
      siteId: id,
      label: name,
      names: [name, code],
      ...days,
    }))
  return wanted.has(null) ? [districtColumn(days), ...named] : named
}

/** The months of a cycle at one place, cut where the cycle begins and ends. */
export function monthColumns({ startsOn, endsOn }: Span, siteId: string | null): EntryColumn[] {
  const columns: EntryColumn[] = []
  for (let first = startsOn; first <= endsOn; first = monthAfter(first)) {
    const next = monthAfter(first)
    const last = dayBefore(next)
    const label = formatMonth(apiDate(first))
    columns.push({
      key: `${siteId ?? ''} ${first}`,
      siteId,
      label,
      names: [label, first.slice(0, 7)],
      from: apiDate(first),
      to: apiDate(last < endsOn ? last : endsOn),
    })
  }
  return columns
}

function districtColumn(days: Pick<EntryColumn, 'from' | 'to'>): EntryColumn {
  const label = entryWords().district
  return { key: 'district', siteId: null, label, names: [label], ...days }
}

function monthAfter(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
