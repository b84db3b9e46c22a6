/** A metric's year as its packet has it, to be drawn small. */

import type { Packet, PacketMetric } from '../../domain/packet/packet.ts'
import { shownFigure } from '../../domain/packet/shown.ts'
import type { SparklineProps } from '../shared/sparkline/Sparkline.tsx'

type Drawn = Pick<SparklineProps, 'points' | 'path' | 'from' | 'to'> &
  Required<Pick<SparklineProps, 'ticks'>>

/** A figure that is hidden, or told by a bound alone, is a gap; null where there is nothing to draw. */
export function packetYear(
  { standings }: PacketMetric,
  { cycles }: Pick<Packet, 'cycles'>,
): Drawn | null {
  const [first, last] = [cycles[0], cycles.at(-1)]
  const ends = new Map(cycles.map(({ id, endsOn }) => [id, endsOn]))
  const points = standings.flatMap(({ cycleId, value, suppressed }) => {
    const on = ends.get(cycleId)
    return on === undefined ? [] : [{ on, value: suppressed === null ? value : null }]
  })
  const path = standings.flatMap(({ cycleId, path: value }) => {
    const on = ends.get(cycleId)
    return on === undefined || value === null ? [] : [{ on, value }]
  })
  if (!first || !last || points.every(({ value }) => value === null)) return null
  const ticks = cycles.map(({ startsOn }) => startsOn)
  return { points, path, from: first.startsOn, to: last.endsOn, ticks }
}

/** The drawing in words: `Q1: 40 people. Q2: 112 people.` */
export function sayPacketYear(metric: PacketMetric, { cycles }: Pick<Packet, 'cycles'>): string {
  return metric.standings
    .map((standing) => {
      const name = cycles.find(({ id }) => id === standing.cycleId)?.name ?? standing.cycleId
      return `${name}: ${shownFigure(metric, standing)}.`
    })
    .join(' ')
}
