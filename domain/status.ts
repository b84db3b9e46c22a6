/** The eight things that can be said of a metric in a cycle. Source: rules.md, section 3. */

/** Ordered from the one that needs attention most to the one that needs it least. */
export const STATUSES = [
  'off_track',
  'at_risk',
  'incomplete',
  'no_data',
  'on_track',
  'met',
  'informative',
  'not_due',
] as const

export type Status = (typeof STATUSES)[number]

/** How many metrics hold each status. Statuses roll up in no other way. */
export type StatusCounts = Record<Status, number>

/** The counts of a list of statuses. */
export function countStatuses(statuses: Iterable<Status>): StatusCounts {
  const counts: StatusCounts = {
    off_track: 0,
    at_risk: 0,
    incomplete: 0,
    no_data: 0,
    on_track: 0,
    met: 0,
    informative: 0,
    not_due: 0,
  }
  for (const status of statuses) counts[status] += 1
  return counts
}

/** The worst status held by at least one metric, or undefined when there is no metric. */
export function worstStatus(counts: StatusCounts): Status | undefined {
  return STATUSES.find((status) => counts[status] > 0)
}
