/** How a packet's decisions are told: the names of their cycles, their metrics and what those did. */

import type { Shown } from '../effect.ts'
import type { EarlierDecision, Packet, PacketDecision, PacketMetric } from './packet.ts'
import { shownFigure } from './shown.ts'

export interface Decided {
  /** Null where it is about none, or about one that is not there any more. */
  metric: Pick<PacketMetric, 'id' | 'code' | 'title' | 'text'> | null
  /** `Q1`; of the year before `Q4 of 2021–22`. */
  cycleName: (id: string) => string
  /** The metric's value in words; a hidden one as such. */
  sayValue: (shown: Shown) => string
}

/** What has to be known to tell a decision of a packet. */
export function decidedIn(packet: Packet, decision: PacketDecision | EarlierDecision): Decided {
  const cycleName = (id: string) => nameOfCycle(packet, id)
  if ('metric' in decision) {
    const { metric } = decision
    const sayValue = ({ value, suppressed }: Shown) =>
      metric === null
        ? '–'
        : shownFigure(metric, { value, suppressed, coverage: { have: 0, expected: metric.places } })
    return { metric, cycleName, sayValue }
  }
  const metric = metricIn(packet, decision)
  return { metric, cycleName, sayValue: ({ cycleId }) => figureAt(metric, cycleId) }
}

function nameOfCycle({ cycles, lastYear }: Packet, id: string): string {
  const own = cycles.find((cycle) => cycle.id === id)
  if (own) return own.name
  const earlier = lastYear?.cycles.find((cycle) => cycle.id === id)
  if (!lastYear || !earlier) return id
  return `${earlier.name} of ${lastYear.schoolYear.replace('-', '–')}`
}

function metricIn({ departments }: Packet, decision: PacketDecision): PacketMetric | null {
  const department = departments.find(({ id }) => id === decision.departmentId)
  const metrics = (department?.priorities ?? []).flatMap(({ actions }) =>
    actions.flatMap((action) => action.metrics),
  )
  return metrics.find(({ id }) => id === decision.metricId) ?? null
}

function figureAt(metric: PacketMetric | null, cycleId: string): string {
  const standing = metric?.standings.find((one) => one.cycleId === cycleId)
  return metric && standing ? shownFigure(metric, standing) : '–'
}
