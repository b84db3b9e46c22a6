/** One metric in the packets of two school years, where the later one continues the earlier. */

import { showAmount } from '../shown-number.ts'
import type { Status } from '../status.ts'
import type { Packet, PacketMetric, PacketStanding } from './packet.ts'

/** Why the numbers of the two years are not set beside each other. */
export type Incomparable = 'kind' | 'unit' | 'question' | 'cycles'

/** What a metric says of the year before it. */
export interface Continuing {
  /** The earlier school year. */
  from: string
  /** Null where the numbers can be compared. */
  incomparable: Incomparable | null
}

/** The cycle in the one year and in the other. */
interface YearChange {
  cycleId: string
  cycle: string
  change: 'year' | 'hidden'
  before: { value: number | null; status: Status }
  after: { value: number | null; status: Status }
  reasons: string[]
  sentence: string
}

interface Year {
  packet: Packet
  metric: PacketMetric
}

/** The newest cycle that both packets show, in the one year and in the other. */
export function acrossYears(
  before: Year,
  after: Year,
): { continues: Continuing; cycles: YearChange[] } {
  const from = before.packet.schoolYear
  const found = sameCycle(before, after)
  const incomparable = incomparableIn(before, after, found)
  const continues = { from, incomparable }
  if (incomparable !== null || !found) return { continues, cycles: [] }
  const { was, now, name } = found
  if (was.value === now.value && was.status === now.status) return { continues, cycles: [] }
  const isHidden = was.suppressed !== null || now.suppressed !== null
  const { unit } = after.metric
  const inYear = (year: string) => `${name} of ${year.replace('-', '–')}`
  return {
    continues,
    cycles: [
      {
        cycleId: now.cycleId,
        cycle: name,
        change: isHidden ? 'hidden' : 'year',
        before: { value: was.value, status: was.status },
        after: { value: now.value, status: now.status },
        reasons: [],
        sentence: isHidden
          ? 'not shown in both years, so no difference is told'
          : `${shown(was, unit)} in ${inYear(from)}, ${shown(now, unit)} in ${inYear(after.packet.schoolYear)}`,
      },
    ],
  }
}

function sameCycle(before: Year, after: Year) {
  const number = Math.min(before.packet.cycle.number, after.packet.cycle.number)
  const idIn = ({ packet }: Year) => packet.cycles.find((cycle) => cycle.number === number)
  const [then, cycle] = [idIn(before), idIn(after)]
  const was = before.metric.standings.find(({ cycleId }) => cycleId === then?.id)
  const now = after.metric.standings.find(({ cycleId }) => cycleId === cycle?.id)
  return was && now && cycle ? { was, now, name: cycle.name } : undefined
}

function incomparableIn(
  before: Year,
  after: Year,
  found: ReturnType<typeof sameCycle>,
): Incomparable | null {
  if (before.metric.kind !== after.metric.kind) return 'kind'
  if (before.metric.unit !== after.metric.unit) return 'unit'
  if (before.packet.cycles.length !== after.packet.cycles.length || !found) return 'cycles'
  return asksOtherwise(found) ? 'question' : null
}

/** A packet keeps last year's number of a cycle unless it answers another question, or is hidden. */
function asksOtherwise({ was, now }: { was: PacketStanding; now: PacketStanding }): boolean {
  const shows = was.suppressed === null && now.suppressed === null
  return (
    shows && was.cycleValue !== null && now.cycleValue !== null && now.sameCycleLastYear === null
  )
}

function shown({ value }: PacketStanding, unit: string): string {
  return value === null ? 'no number' : showAmount(value, unit)
}
