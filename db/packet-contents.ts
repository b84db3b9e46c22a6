/** What a packet shows, put together: to be sealed, or to be looked at while nothing is sealed. */

import type { ObservationCells } from '../domain/csv-shapes.ts'
import type { Dashboard } from '../domain/dashboard.ts'
import type { Packet, PacketCover, PacketInput } from '../domain/packet/packet.ts'
import { toPacket } from '../domain/packet/packet.ts'
import { listCycles } from './cycle-rows.ts'
import { readDashboard } from './dashboard.ts'
import { observationRows } from './exports.ts'
import { lookBack } from './look-back.ts'
import { readLastYearOf } from './packet-last-year.ts'
import { readMeeting } from './packet-meeting.ts'
import { readMonths } from './packet-months.ts'
import type { Db } from './tables.ts'

interface Contents {
  dashboard: Dashboard
  /** The cycles that it shows. */
  cycleIds: ReadonlySet<string>
  /** At least those that took the place of another version. */
  rows: readonly ObservationCells[]
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
  /** Nothing goes on the register of what was handed out. */
  onlyShown?: boolean | undefined
}

/** A packet of a dashboard, with what else is on the record about its cycles. */
export async function composePacket(
  db: Db,
  cover: PacketCover,
  { dashboard, cycleIds, rows, asOf, onlyShown }: Contents,
): Promise<Packet> {
  return toPacket(cover, {
    dashboard,
    purposes: await readPurposes(lookBack(db, asOf), dashboard),
    corrections: correctionsIn(rows, dashboard),
    months: await readMonths(db, dashboard, { cycleIds, asOf: cover.log.number }),
    ...(await readMeeting(db, cycleIds, asOf)),
    lastYear: await readLastYearOf(db, cover, { dashboard, cycleIds, asOf, onlyShown }),
  })
}

/**
 * What the packet of a cover would show if it were sealed now, or then. Nothing is written: what
 * it hides is hidden as in a packet, and does not go on the register.
 */
export async function previewPacket(db: Db, cover: PacketCover, asOf?: number): Promise<Packet> {
  const { schoolYear, day, log } = cover
  const cycleIds = await readReviewed(lookBack(db, asOf), cover)
  const shown = { schoolYear, onlyShown: true }
  const dashboard = await readDashboard(db, { ...shown, asOf, today: day, audience: 'outside' })
  const rows: ObservationCells[] = []
  const wanted = { ...shown, asOf: log.number, past: asOf !== undefined, restated: true, cycleIds }
  for await (const page of observationRows(db, wanted)) rows.push(...page)
  return composePacket(db, cover, { dashboard, cycleIds, rows, asOf, onlyShown: true })
}

/** The packet's cycle and those of its year before it. */
export async function readReviewed(
  db: Db,
  { schoolYear, cycle }: PacketCover,
): Promise<Set<string>> {
  const cycles = await listCycles(db, schoolYear)
  return new Set(cycles.filter(({ number }) => number <= cycle.number).map(({ id }) => id))
}

async function readPurposes(db: Db, { departments }: Dashboard): Promise<PacketInput['purposes']> {
  const ids = departments.flatMap(({ plan }) => plan?.id ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('plan_section')
    .select(['plan_id', 'text'])
    .where('plan_id', 'in', ids)
    .where('name', '=', 'purpose')
    .orderBy('plan_id')
    .orderBy('position')
    .execute()
  const byPlan = Map.groupBy(rows, ({ plan_id }) => plan_id)
  return new Map(Array.from(byPlan, ([id, own]) => [id, own.map(({ text }) => text)]))
}

/** Why values were corrected, as their rows say it. */
function correctionsIn(
  rows: readonly ObservationCells[],
  { cycles }: Dashboard,
): PacketInput['corrections'] {
  const ids = new Map(cycles.map(({ id, name }) => [name, id]))
  const found = new Map<string, Map<string, string[]>>()
  for (const { metric_id: metricId, cycle, version, restated_reason: reason } of rows) {
    const cycleId = ids.get(String(cycle))
    if (Number(version) < 2 || typeof reason !== 'string' || cycleId === undefined) continue
    const own = found.get(String(metricId)) ?? new Map<string, string[]>()
    const reasons = own.get(cycleId) ?? []
    if (!reasons.includes(reason)) own.set(cycleId, [...reasons, reason])
    found.set(String(metricId), own)
  }
  return found
}
