/** What a packet asks about of the school year before it: what was decided, and whether it moved. */

import { previousSchoolYear } from '../domain/calendar.ts'
import type { Dashboard, DashboardMetric } from '../domain/dashboard.ts'
import { effectOf } from '../domain/effect.ts'
import type { DecidedMetric, PacketCover, PacketLastYear } from '../domain/packet/packet.ts'
import { toPacketCycle } from '../domain/packet/packet.ts'
import { listCycles } from './cycle-rows.ts'
import { readDashboard } from './dashboard.ts'
import { listDecisions } from './decisions.ts'
import { lookBack } from './look-back.ts'
import { metricsIn, readNextYear } from './next-year.ts'
import { toPacketDecision } from './packet-meeting.ts'
import type { Db } from './tables.ts'

interface ThisYear {
  dashboard: Dashboard
  /** The cycles that the packet shows. */
  cycleIds: ReadonlySet<string>
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** Undefined where nothing is asked. Small groups are hidden as in every packet, and nothing goes on the register. */
export async function readLastYearOf(
  db: Db,
  { schoolYear, cycle, day }: PacketCover,
  { dashboard, cycleIds, asOf }: ThisYear,
): Promise<PacketLastYear | undefined> {
  const year = previousSchoolYear(schoolYear)
  const then = lookBack(db, asOf)
  const cycles = await listCycles(then, year)
  const last = cycles.at(-1)
  const isFirst = dashboard.cycles[0]?.id === cycle.id
  const decisions = (await listDecisions(then, { schoolYear: year, asOf }))
    .filter(({ state, cycleId }) => state === 'open' || (isFirst && cycleId === last?.id))
    .toReversed()
  if (!last || decisions.length === 0) return undefined
  const shown = { asOf, today: day, audience: 'outside', onlyShown: true } as const
  const before = await readDashboard(db, { ...shown, schoolYear: year })
  const metrics = new Map(metricsIn(before).map((one) => [one.metric.id, one]))
  const next = await readNextYear(db, last, reviewedOf(dashboard, cycleIds), asOf)
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

/** A packet says nothing of the cycles after its own. */
function reviewedOf(dashboard: Dashboard, cycleIds: ReadonlySet<string>): Dashboard {
  const keep = ({ standings, ...one }: DashboardMetric) => ({
    ...one,
    standings: standings.filter(({ cycleId }) => cycleIds.has(cycleId)),
  })
  return {
    ...dashboard,
    departments: dashboard.departments.map((department) => ({
      ...department,
      priorities: department.priorities.map((priority) => ({
        ...priority,
        actions: priority.actions.map((action) => ({
          ...action,
          metrics: action.metrics.map(keep),
        })),
      })),
    })),
  }
}

function toDecidedMetric({ metric, standings }: DashboardMetric): DecidedMetric {
  const { id, code, title, text, kind, unit, stages, targetStage } = metric
  const places = standings[0]?.coverage.expected ?? 1
  return { id, code, title, text, kind, unit, stages: [...stages], targetStage, places }
}
