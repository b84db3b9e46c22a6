/** A metric month by month, as the public reads it. */

import { isRunningTotal } from '../pace.ts'
import type { Packet, PacketMetric } from './packet.ts'
import type { Language, PublicWords } from './public-words.ts'
import { monthIn } from './public-words.ts'

export interface PublicMonths {
  /** How the months stand, in plain words; or why there are none. */
  says: string
  /** Of the figures below, where they leave it out; else empty. */
  unit: string
  /** Oldest first: half a year at most in each, so that a table is no wider than a phone. */
  parts: PublicMonthsPart[]
}

export interface PublicMonthsPart {
  values: PublicMonth[]
  /** Where it should be by the end of each cycle that has months here, in their order. */
  paths: PublicPath[]
}

export interface PublicMonth {
  /** `2022-08`. */
  month: string
  /** As it heads a column. */
  name: string
  figure: string
  /** In the metric's unit, for drawing; null where there is nothing to draw. */
  value: number | null
  path: number | null
}

export interface PublicPath {
  cycle: string
  /** Null where the cycle has no path. */
  figure: string | null
  /** How many of the months it stands beside. */
  months: number
}

interface MonthsInput {
  cycles: Packet['cycles']
  say: PublicWords
  language: Language
  /** A value or a path in words. */
  show: (value: number | null) => string
  /** The same in a table that names the unit. */
  bare: (value: number | null) => string
  unit: string
}

/** What a packet tells of a metric's months. */
export function publicMonthsOf(metric: PacketMetric, input: MonthsInput): PublicMonths {
  const { cycles, say, language, show, bare, unit } = input
  const { months, standings } = metric
  if (!months) return { says: say.months.notKept, unit: '', parts: [] }
  // Two locks on one door: a packet hides a cycle of a metric only where its months are withheld.
  const hides = standings.some(({ suppressed }) => suppressed !== null)
  if (months.withheld || hides) return { says: say.months.withheld, unit: '', parts: [] }
  const last = months.values.findLast(({ value }) => value !== null)
  if (months.values.length === 0) return { says: say.months.none, unit: '', parts: [] }
  const pathOf = (cycleId: string) => standings.find((one) => one.cycleId === cycleId)?.path ?? null
  const nameOf = (cycleId: string) => cycles.find(({ id }) => id === cycleId)?.name ?? cycleId
  return {
    says: [
      last && say.months.now(monthIn(language, last.month, 'long'), show(last.value)),
      last &&
        pathOf(last.cycleId) !== null &&
        say.months.path(nameOf(last.cycleId), show(pathOf(last.cycleId))),
      isRunningTotal(metric) && say.months.running,
    ]
      .filter((part) => typeof part === 'string')
      .join(' '),
    unit,
    parts: halvesOf(months.values).map((half) => ({
      values: half.map(({ month, cycleId, value }) => ({
        month,
        name: monthIn(language, month, 'short'),
        figure: bare(value),
        value,
        path: pathOf(cycleId),
      })),
      paths: Array.from(
        Map.groupBy(half, ({ cycleId }) => cycleId),
        ([cycleId, own]) => ({
          cycle: nameOf(cycleId),
          figure: pathOf(cycleId) === null ? null : bare(pathOf(cycleId)),
          months: own.length,
        }),
      ),
    })),
  }
}

const HALF_A_YEAR = 6

function halvesOf<T>(months: readonly T[]): T[][] {
  const halves = Math.ceil(months.length / HALF_A_YEAR)
  return Array.from({ length: halves }, (_, at) =>
    months.slice(at * HALF_A_YEAR, (at + 1) * HALF_A_YEAR),
  )
}
