/** What changed from one sealed packet to another: values, statuses and what the metrics are held to. */

import { tellRestated } from '../restated.ts'
import { showAmount } from '../shown-number.ts'
import type { Status } from '../status.ts'
import type { Packet, PacketMetric, PacketStanding } from './packet.ts'
import type { Continuing } from './year-changes.ts'
import { acrossYears } from './year-changes.ts'

/**
 * `reported`: there was no number before. `updated`: the cycle was not over for the earlier packet.
 * `restated`: it was, and leadership had been shown another number. `withdrawn`: there is no number
 * any more. `hidden`: in one of the two the number is not shown, so that no difference is told.
 * `year`: it is the same cycle of another school year.
 */
export type ValueChange = 'reported' | 'updated' | 'restated' | 'withdrawn' | 'hidden' | 'year'

/** One metric in one cycle, before and after. */
export interface StandingChange {
  cycleId: string
  cycle: string
  /** Null where only the status changed. */
  change: ValueChange | null
  before: Figure
  after: Figure
  /** Why values were corrected, as far as somebody said. */
  reasons: string[]
  /** `reported 62 % at DLN 1, now 64 %: roster corrected`; empty where the status alone changed. */
  sentence: string
}

export interface Figure {
  value: number | null
  status: Status
}

/** What a metric is held to, where that changed. */
export interface TermChange {
  term: (typeof TERMS)[number]
  before: string | number | null
  after: string | number | null
}

export interface MetricChange {
  metricId: string
  code: string
  text: string
  unit: string
  departmentId: string
  department: string
  priorityNumber: number
  /** Whether it is in both packets. */
  presence: 'both' | 'added' | 'removed'
  /** Set where it continues a metric of the earlier packet's school year. */
  continues: Continuing | null
  terms: TermChange[]
  cycles: StandingChange[]
}

const TERMS = ['text', 'kind', 'unit', 'direction', 'baseline', 'target', 'targetHigh'] as const

interface Placed {
  metric: PacketMetric
  departmentId: string
  department: string
  priorityNumber: number
}

/** Every metric with a difference, in the order of the later packet; those it lacks come last. */
export function changesBetween(earlier: Packet, later: Packet): MetricChange[] {
  const before = new Map(placedIn(earlier).map((one) => [one.metric.id, one]))
  const after = placedIn(later)
  const gone = new Set(before.keys())
  const changes = after.map((one) => {
    const { id, continuesId } = one.metric
    const earlierOne = before.get(id) ?? before.get(continuesId ?? '')
    if (!earlierOne) return describe(one, 'added', [], [])
    gone.delete(earlierOne.metric.id)
    const terms = termsBetween(earlierOne.metric, one.metric)
    if (earlierOne.metric.id === id) {
      return describe(one, 'both', terms, cyclesBetween(earlierOne.metric, one.metric, earlier))
    }
    const years = acrossYears(
      { packet: earlier, metric: earlierOne.metric },
      { packet: later, metric: one.metric },
    )
    return describe(one, 'both', terms, years.cycles, years.continues)
  })
  const removed = Array.from(gone).flatMap((id) => before.get(id) ?? [])
  return [...changes, ...removed.map((one) => describe(one, 'removed', [], []))].filter(
    ({ presence, terms, cycles, continues }) =>
      presence !== 'both' ||
      terms.length > 0 ||
      cycles.length > 0 ||
      (continues?.incomparable ?? null) !== null,
  )
}

/** `DLN 1`: the meeting at which a packet's cycle was reviewed. */
function meetingOf({ district, cycle }: Pick<Packet, 'district' | 'cycle'>): string {
  return `${district.meetingName} ${cycle.number}`
}

function placedIn({ departments }: Packet): Placed[] {
  return departments.flatMap(({ id, name, priorities }) =>
    priorities.flatMap(({ number, actions }) =>
      actions.flatMap(({ metrics }) =>
        metrics.map((metric) => ({
          metric,
          departmentId: id,
          department: name,
          priorityNumber: number,
        })),
      ),
    ),
  )
}

function describe(
  { metric, ...place }: Placed,
  presence: MetricChange['presence'],
  terms: TermChange[],
  cycles: StandingChange[],
  continues: Continuing | null = null,
): MetricChange {
  const { id, code, text, unit } = metric
  return { metricId: id, code, text, unit, ...place, presence, continues, terms, cycles }
}

function termsBetween(before: PacketMetric, after: PacketMetric): TermChange[] {
  return TERMS.filter((term) => before[term] !== after[term]).map((term) => ({
    term,
    before: before[term],
    after: after[term],
  }))
}

function cyclesBetween(
  before: PacketMetric,
  after: PacketMetric,
  earlier: Packet,
): StandingChange[] {
  const past = new Map(before.standings.map((one) => [one.cycleId, one]))
  const numbers = new Map(earlier.cycles.map(({ id, number }) => [id, number]))
  return after.standings.flatMap((now) => {
    const was = past.get(now.cycleId)
    if (!was) return []
    const reviewed = (numbers.get(now.cycleId) ?? Infinity) <= earlier.cycle.number
    const change = changeOf(was, now, reviewed)
    if (change === null && was.status === now.status) return []
    const cycle = earlier.cycles.find(({ id }) => id === now.cycleId)?.name ?? now.cycleId
    const reasons = now.restatedBecause.filter((reason) => !was.restatedBecause.includes(reason))
    return {
      cycleId: now.cycleId,
      cycle,
      change,
      before: { value: was.value, status: was.status },
      after: { value: now.value, status: now.status },
      reasons,
      sentence: tell(change, was, now, { unit: after.unit, meeting: meetingOf(earlier), reasons }),
    }
  })
}

function changeOf(was: PacketStanding, now: PacketStanding, reviewed: boolean): ValueChange | null {
  if (was.value === now.value && was.suppressed === now.suppressed) return null
  if (was.suppressed !== null || now.suppressed !== null) return 'hidden'
  if (was.value === null) return 'reported'
  if (now.value === null) return 'withdrawn'
  return reviewed ? 'restated' : 'updated'
}

function tell(
  change: ValueChange | null,
  was: PacketStanding,
  now: PacketStanding,
  { unit, meeting, reasons }: { unit: string; meeting: string; reasons: readonly string[] },
): string {
  const [before = '', after = ''] = [was, now].map(({ value }) =>
    value === null ? 'no number' : showAmount(value, unit),
  )
  switch (change) {
    case 'hidden':
      return 'not shown in both packets, so no difference is told'
    case 'reported':
      return `now ${after}`
    case 'updated':
      return `${before} so far, now ${after}`
    case 'restated':
      return tellRestated({ was: before, now: after, reasons }, `at ${meeting}`)
    case 'withdrawn':
      return `reported ${before} at ${meeting}, now ${after}`
    case 'year':
    case null:
      return ''
  }
}
