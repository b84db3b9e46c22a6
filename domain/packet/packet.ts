/**
 * A sealed packet: what leadership was shown of a cycle, frozen. Everything that is
 * drawn of it later (pages, what changed since, the deck, the public page) is drawn from this.
 * A member is never taken away or given another meaning; further ones are added.
 */

import type { CalendarDate, Cycle, SchoolYear } from '../calendar.ts'
import type { CycleState } from '../cycle.ts'
import type { Dashboard, DashboardMetric } from '../dashboard.ts'
import { metricsIn } from '../dashboard.ts'
import type { Decision } from '../decision.ts'
import type { Effect } from '../effect.ts'
import { effectOf } from '../effect.ts'
import type { Direction, MeasureKind, MissingCode } from '../measure.ts'
import type { Reflection } from '../reflection.ts'
import type { CycleStanding, Deviation } from '../standing.ts'
import type { Status } from '../status.ts'
import type { Suppressed } from '../suppressed.ts'
import type { PacketMonths } from './months.ts'

/** How a packet's files are laid out. A packet keeps the number it was sealed with. */
export const PACKET_FORMAT = 1

/** Raised whenever a rule of adding up, judging, wording or hiding gives another answer. */
export const RULES_VERSION = 2

/** Which packet it is, of what, and as the record stood when. */
export interface PacketCover {
  format: number
  rules: number
  /** 1 is the district's first. */
  number: number
  title: string
  district: PacketDistrict
  schoolYear: SchoolYear
  cycle: PacketCycle & { state: CycleState }
  /** UTC instant: everything recorded until then, and nothing after. */
  asOf: string
  /** The district's day, on which statuses are judged. */
  day: CalendarDate
  /** The last entry of the log that it rests on. */
  log: { number: number; hash: string }
}

export interface PacketDistrict {
  name: string
  meetingName: string
  timeZone: string
  smallestGroup: number
  /** Whether the values are invented. */
  demonstration: boolean
}

export interface PacketCycle extends Omit<Cycle, 'schoolYear'> {
  meetingOn: CalendarDate | null
}

export interface Packet extends PacketCover {
  /** Every cycle of the school year, in order. */
  cycles: PacketCycle[]
  departments: PacketDepartment[]
  /** Of the cycles that it shows, in the order of the departments. */
  reflections: PacketReflection[]
  decisions: PacketDecision[]
  /** What was written down in the meetings of those cycles; a packet of an earlier time does not have it. */
  minutes?: PacketMinutes[] | undefined
  /** Where something is asked about that was decided the year before. */
  lastYear?: PacketLastYear | undefined
}

/** The school year before, as far as this one asks what came of its decisions. */
export interface PacketLastYear {
  schoolYear: SchoolYear
  /** In order. */
  cycles: PacketCycle[]
  /** Those that are open; in the year's first cycle also all about the last one. */
  decisions: EarlierDecision[]
}

export interface EarlierDecision extends PacketDecision {
  /** As it was defined then. */
  metric: DecidedMetric | null
}

/** What has to be known of a metric to name it and to say its values. */
export interface DecidedMetric extends Pick<
  PacketMetric,
  'id' | 'code' | 'title' | 'text' | 'kind' | 'unit' | 'stages' | 'targetStage'
> {
  /** From how many a value was expected. */
  places: number
}

/** A text of a meeting's minutes. */
export interface PacketMinutes {
  /** The cycle that the meeting looked back on. */
  cycleId: string
  /** The meeting's title. */
  meeting: string
  heldOn: CalendarDate
  /** Null: of the meeting as a whole. */
  departmentId: string | null
  text: string
}

/** What people said of an action after a cycle. */
export interface PacketReflection extends Reflection {
  actionId: string
  cycleId: string
}

/** What was decided, and what its metric did since. */
export interface PacketDecision extends Decision {
  id: string
  cycleId: string
  departmentId: string
  actionId: string | null
  metricId: string | null
  /** UTC instant. */
  takenAt: string
  /** Null where it is about no metric, or about one that is not there any more. */
  effect: Effect | null
}

export interface PacketDepartment {
  id: string
  code: string
  name: string
  /** As printed, a paragraph each. */
  purpose: string[]
  priorities: PacketPriority[]
}

export interface PacketPriority {
  id: string
  number: number
  title: string
  actions: PacketAction[]
}

export interface PacketAction {
  id: string
  number: number
  text: string
  metrics: PacketMetric[]
}

export interface PacketMetric {
  id: string
  code: string
  letter: string
  title: string
  text: string
  kind: MeasureKind | null
  unit: string
  direction: Direction
  baseline: number | null
  baselineOn: CalendarDate | null
  target: number | null
  targetHigh: number | null
  accumulates: boolean
  stages: string[]
  targetStage: string | null
  sourceSystem: string
  headline: boolean
  continuesId: string | null
  /** In the order of `cycles`: the packet's cycle and those before it. */
  standings: PacketStanding[]
  /** Absent in packets that were sealed without them. */
  months?: PacketMonths | undefined
}

/** See `CycleStanding`. */
export interface PacketStanding {
  cycleId: string
  status: Status
  value: number | null
  cycleValue: number | null
  numerator: number | null
  denominator: number | null
  path: number | null
  progress: number | null
  shortBy: number | null
  coverage: { have: number; expected: number }
  missing: MissingCode | null
  lastOn: CalendarDate | null
  previous: number | null
  sameCycleLastYear: number | null
  sentence: string
  deviation: Deviation | null
  suppressed: Suppressed | null
  /** Why values in it were corrected, each reason once. */
  restatedBecause: string[]
}

/** What a packet is made of beside its cover. */
export interface PacketInput {
  dashboard: Dashboard
  /** Printed purposes by plan id. */
  purposes: ReadonlyMap<string, string[]>
  /** By metric id, then cycle id. */
  corrections: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
  /** By metric id. */
  months: ReadonlyMap<string, PacketMonths>
  reflections: readonly PacketReflection[]
  decisions: readonly Omit<PacketDecision, 'effect'>[]
  minutes?: readonly PacketMinutes[] | undefined
  lastYear?: PacketLastYear | undefined
}

/** Freezes a dashboard under its cover. */
export function toPacket(cover: PacketCover, input: PacketInput): Packet {
  const { dashboard, purposes } = input
  const metrics = new Map(metricsIn(dashboard).map((one) => [one.metric.id, one]))
  const reviewed = dashboard.cycles.filter(({ number }) => number <= cover.cycle.number).length
  return {
    ...cover,
    cycles: dashboard.cycles.map(toPacketCycle),
    departments: dashboard.departments.map(({ id, code, name, plan, priorities }) => ({
      id,
      code,
      name,
      purpose: (plan && purposes.get(plan.id)) ?? [],
      priorities: priorities.map((priority) => ({
        id: priority.id,
        number: priority.number,
        title: priority.title,
        actions: priority.actions.map((action) => ({
          id: action.id,
          number: action.number,
          text: action.text,
          metrics: action.metrics.map((one) => toPacketMetric(one, { ...input, reviewed })),
        })),
      })),
    })),
    reflections: [...input.reflections],
    decisions: input.decisions.map((one) => ({
      ...one,
      effect: effectIn(metrics, one, reviewed),
    })),
    minutes: [...(input.minutes ?? [])],
    ...(input.lastYear && { lastYear: input.lastYear }),
  }
}

function effectIn(
  metrics: ReadonlyMap<string, DashboardMetric>,
  { metricId, cycleId }: Pick<PacketDecision, 'metricId' | 'cycleId'>,
  reviewed: number,
): Effect | null {
  const found = metrics.get(metricId ?? '')
  if (!found) return null
  const { metric, standings } = found
  const goesOn = reviewed < standings.length
  return effectOf(metric, cycleId, standings.slice(0, reviewed), { goesOn }) ?? null
}

/** A cycle's name and days, without what only the calendar needs. */
export function toPacketCycle(cycle: Cycle & { meetingOn: CalendarDate | null }): PacketCycle {
  const { id, number, name, startsOn, endsOn, meetingOn } = cycle
  return { id, number, name, startsOn, endsOn, meetingOn }
}

function toPacketMetric(
  { metric, standings }: DashboardMetric,
  { corrections, months, reviewed }: PacketInput & { reviewed: number },
): PacketMetric {
  const own = corrections.get(metric.id)
  const ownMonths = months.get(metric.id)
  return {
    id: metric.id,
    code: metric.code,
    letter: metric.letter,
    title: metric.title,
    text: metric.text,
    kind: metric.kind,
    unit: metric.unit,
    direction: metric.direction,
    baseline: metric.baseline,
    baselineOn: metric.baselineOn,
    target: metric.target,
    targetHigh: metric.targetHigh,
    accumulates: metric.accumulates,
    stages: [...metric.stages],
    targetStage: metric.targetStage,
    sourceSystem: metric.sourceSystem,
    headline: metric.headline,
    continuesId: metric.continuesId,
    standings: standings
      .slice(0, reviewed)
      .map((one) => toPacketStanding(one, own?.get(one.cycleId) ?? [])),
    ...(ownMonths && { months: ownMonths }),
  }
}

function toPacketStanding(
  standing: CycleStanding,
  restatedBecause: readonly string[],
): PacketStanding {
  return {
    cycleId: standing.cycleId,
    status: standing.status,
    value: standing.value,
    cycleValue: standing.cycleValue,
    numerator: standing.numerator,
    denominator: standing.denominator,
    path: standing.path,
    progress: standing.progress,
    shortBy: standing.shortBy,
    coverage: { have: standing.coverage.have, expected: standing.coverage.expected },
    missing: standing.missing,
    lastOn: standing.lastOn,
    previous: standing.previous,
    sameCycleLastYear: standing.sameCycleLastYear,
    sentence: standing.sentence,
    deviation: standing.deviation,
    suppressed: standing.suppressed,
    restatedBecause: [...restatedBecause],
  }
}
