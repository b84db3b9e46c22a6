/** What a packet asks about of the school year before it: what was decided, and whether it moved. */

import { previousSchoolYear } from '../domain/calendar.ts'
import type { Dashboard, DashboardMetric } from '../domain/dashboard.ts'
import { metricsIn } from '../domain/dashboard.ts'
import { isAskedNextYear } from '../domain/decision.ts'
import { effectOf } from '../domain/effect.ts'
import type { DecidedMetric, PacketCover, PacketLastYear } from '../domain/packet/packet.ts'
import { toPacketCycle } from '../domain/packet/packet.ts'
import { listCycles } from './cycle-rows.ts'
import { readDashboard } from './dashboard.ts'
import { listDecisions } from './decisions.ts'
import { lookBack } from './look-back.ts'
import { readNextYear } from './next-year.ts'
import { toPacketDecision } from './packet-meeting.ts'
import type { Db } from './tables.ts'

interface ThisYear {
  dashboard: Dashboard
  /** The cycles that the packet shows. */
  cycleIds: ReadonlySet<string>
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
  /** Nothing goes on the register of what was handed out. */
  onlyShown?: boolean | undefined
}

/** Undefined where nothing is asked. Small groups are hidden as in every packet. */
export async function readLastYearOf(
  db: Db,
  { schoolYear, cycle, day }: PacketCover,
  { dashboard, cycleIds, asOf, onlyShown }: ThisYear,
): Promise<PacketLastYear | undefined> {
  const year = previousSchoolYear(schoolYear)
  const then = lookBack(db, asOf)
  const cycles = await listCycles(then, year)
  const last = cycles.at(-1)
  const isFirst = dashboard.cycles[0]?.id === cycle.id
  const taken = await listDecisions(then, { schoolYear: year, asOf })
  const decisions = taken
    .filter((one) => isAskedNextYear(one, { isFirst, isLast: one.cycleId === last?.id }))
    .toReversed()
  if (!last || decisions.length === 0) return undefined
  const shown = { asOf, today: day, audience: 'outside', onlyShown } as const
  const before = await readDashboard(db, { ...shown, schoolYear: year })
  const metrics = new Map(metricsIn(before).map((one) => [one.metric.id, one]))
  // A packet says nothing of the cycles after its own.
  const reviewed = metricsIn(dashboard).map(({ metric, standings }) => ({
    metric,
    standings: standings.filter(({ cycleId }) => cycleIds.has(cycleId)),
  }))
  const next = await readNextYear(db, last, { ...dashboard, metrics: reviewed }, asOf)
  return {
    schoolYear: year,
    cycles: cycles.map(toPacketCycle),
    decisions: decisions.map((decision) => {
      const found = metrics.get(decision.metricId ?? '')
      const following = { next: next.get(decision.metricId ?? '') }
      const effect = found && effectOf(found.metric, decision.cycleId, found.standings, following)
      return {
        ...toPacketDecision(decision),
        effect: effect ?? null,
        metric: found ? toDecidedMetric(found) : null,
      }
    }),
  }
}

function toDecidedMetric({ metric, standings }: DashboardMetric): DecidedMetric {
  const { id, code, title, text, kind, unit, stages, targetStage } = metric
  const places = standings[0]?.coverage.expected ?? 1
  return { id, code, title, text, kind, unit, stages: [...stages], targetStage, places }
}
