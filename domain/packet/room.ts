/** What the room of a meeting shows, screen after screen: the agenda, and for each department last time first. */

import type { AgendaItem } from '../meeting.ts'
import type { MetricChange } from './changes.ts'
import type {
  EarlierDecision,
  Packet,
  PacketDecision,
  PacketDepartment,
  PacketMetric,
  PacketPriority,
  PacketReflection,
  PacketStanding,
} from './packet.ts'

/**
 * One screen. `key` is the same whenever the room is opened, so that an address can name it.
 * `item` is the part of the agenda that it belongs to; the agenda itself belongs to none.
 */
export type RoomScreen = { key: string } & (
  | { kind: 'agenda'; item: null }
  | { kind: 'opening'; item: AgendaItem; decisions: AskedDecision[] }
  | {
      kind: 'decisions'
      item: AgendaItem
      department: PacketDepartment
      decisions: AskedDecision[]
    }
  | {
      kind: 'priority'
      item: AgendaItem
      department: PacketDepartment
      priority: PacketPriority
      metrics: RoomMetric[]
      reflections: RoomReflection[]
      /** Metrics that the packet before has and this one has not. */
      gone: MetricChange[]
    }
  | { kind: 'nothing'; item: AgendaItem; department: PacketDepartment | null }
  | { kind: 'closing'; item: AgendaItem }
)

export type AskedDecision = PacketDecision | EarlierDecision

/** A metric then and now, and what is said otherwise than in the packet before. */
export interface RoomMetric {
  metric: PacketMetric
  /** In the last cycle before that has a number or hides one. */
  past: PacketStanding | null
  /** In the meeting's cycle. */
  now: PacketStanding | null
  change: MetricChange | null
}

export interface RoomReflection {
  actionNumber: number
  reflection: PacketReflection
}

/** What the room is made of. */
export interface RoomContent {
  agenda: readonly AgendaItem[]
  packet: Packet
  /** Since the packet before; null where there is none to compare with. */
  changes: readonly MetricChange[] | null
}

/** Every screen in the order of the agenda. */
export function screensOf({ agenda, packet, changes }: RoomContent): RoomScreen[] {
  const last = lastDecisions(packet)
  const byMetric = new Map((changes ?? []).map((change) => [change.metricId, change]))
  const departments = new Map(packet.departments.map((one) => [one.id, one]))
  const ofItem = (item: AgendaItem): RoomScreen[] => {
    if (item.kind === 'opening') {
      return [{ key: item.kind, kind: 'opening', item, decisions: last }]
    }
    if (item.kind === 'closing') return [{ key: item.kind, kind: 'closing', item }]
    const department = departments.get(item.departmentId ?? '')
    if (!department || department.priorities.length === 0) {
      return [{ key: item.id, kind: 'nothing', item, department: department ?? null }]
    }
    const decisions = last.filter(({ departmentId }) => departmentId === department.id)
    return [
      ...(decisions.length === 0
        ? []
        : [
            {
              key: `${department.id}.last`,
              kind: 'decisions',
              item,
              department,
              decisions,
            } as const,
          ]),
      ...department.priorities.map((priority) => ({
        key: `${department.id}.${priority.number}`,
        kind: 'priority' as const,
        item,
        department,
        priority,
        metrics: metricsIn(priority, packet, byMetric),
        reflections: reflectionsIn(priority, packet),
        gone: goneFrom(department, priority, changes ?? []),
      })),
    ]
  }
  return [{ key: 'agenda', kind: 'agenda', item: null }, ...agenda.flatMap(ofItem)]
}

/**
 * What the meeting asks about: everything decided after the cycle before, and what is still open
 * from earlier ones, those of the year before included. What is open comes first; in each, what is due first.
 */
export function lastDecisions(packet: Packet): AskedDecision[] {
  const { cycle, cycles, decisions, lastYear } = packet
  const numbers = new Map(cycles.map(({ id, number }) => [id, number]))
  const ofLast = (id: string) => numbers.get(id) === cycle.number - 1
  const isEarlier = (id: string) => (numbers.get(id) ?? Infinity) < cycle.number
  const own = decisions.filter(
    ({ cycleId, state }) => ofLast(cycleId) || (isEarlier(cycleId) && state === 'open'),
  )
  return [...own, ...(lastYear?.decisions ?? [])].toSorted((a, b) =>
    compare(orderOf(a), orderOf(b)),
  )
}

function orderOf({ state, dueOn }: PacketDecision): string {
  return `${state === 'open' ? 0 : 1} ${dueOn ?? '9999'}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function metricsIn(
  { actions }: PacketPriority,
  { cycle, cycles }: Packet,
  changes: ReadonlyMap<string, MetricChange>,
): RoomMetric[] {
  const numbers = new Map(cycles.map(({ id, number }) => [id, number]))
  return actions
    .flatMap(({ metrics }) => metrics)
    .map((metric) => {
      const earlier = metric.standings.filter(
        ({ cycleId }) => (numbers.get(cycleId) ?? Infinity) < cycle.number,
      )
      return {
        metric,
        past: earlier.findLast(isTold) ?? null,
        now: metric.standings.find(({ cycleId }) => cycleId === cycle.id) ?? null,
        change: changes.get(metric.id) ?? null,
      }
    })
}

function isTold({ value, suppressed }: PacketStanding): boolean {
  return value !== null || suppressed !== null
}

function reflectionsIn({ actions }: PacketPriority, packet: Packet): RoomReflection[] {
  return actions.flatMap(({ id, number }) => {
    const reflection = packet.reflections.find(
      ({ actionId, cycleId }) => actionId === id && cycleId === packet.cycle.id,
    )
    return reflection ? [{ actionNumber: number, reflection }] : []
  })
}

/** Those of a priority that is gone itself are told with the department's last one. */
function goneFrom(
  { id, priorities }: PacketDepartment,
  { number }: PacketPriority,
  changes: readonly MetricChange[],
): MetricChange[] {
  const numbers = new Set(priorities.map((priority) => priority.number))
  const last = priorities.at(-1)?.number
  return changes.filter(
    ({ presence, departmentId, priorityNumber }) =>
      presence === 'removed' &&
      departmentId === id &&
      (numbers.has(priorityNumber) ? priorityNumber : last) === number,
  )
}

/** Where a screen stands among those of its department: the first is 1. */
export function placeOf(
  screens: readonly RoomScreen[],
  at: number,
): { number: number; of: number } | null {
  const item = screens[at]?.item
  if (!item) return null
  const own = screens.filter((screen) => screen.item?.id === item.id)
  const first = screens.findIndex((screen) => screen.item?.id === item.id)
  return { number: at - first + 1, of: own.length }
}
