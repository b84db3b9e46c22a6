/** Whether anybody could work out a small group from a sealed packet: its own rows, read as an onlooker would. */

import { setImmediate } from 'node:timers/promises'

import type { SchoolYear } from '../domain/calendar.ts'
import type { PacketMonth } from '../domain/packet/months.ts'
import type { Metric } from '../domain/plan.ts'
import type { RecoveredSecret } from '../domain/privacy/audit.ts'
import type { GuardedObservation, HiddenOfCycle } from '../domain/privacy/guarded.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import { auditCycle } from '../domain/privacy/printed.ts'
import type { Veil } from '../domain/privacy/sums.ts'
import { chunksOf } from './chunks.ts'
import { filedIn } from './filed-observations.ts'
import { listGuarded } from './guarded-observations.ts'
import { readGuarding } from './guarding.ts'
import { lookBack } from './look-back.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { PacketRow } from './packet-rows.ts'
import { rowsIn } from './packet-rows.ts'
import { readHidden } from './small-groups.ts'
import type { Snapshot } from './snapshots.ts'
import { listSnapshots, readPacket, readPacketFile } from './snapshots.ts'
import type { Db } from './tables.ts'

export interface PacketAudit {
  id: string
  number: number
  title: string
  /** Hidden numbers that were tried to be worked out. */
  secrets: number
  /** Those that nothing fits. */
  untried: number
  recovered: (Pick<RecoveredSecret, 'name' | 'what'> & { code: string; cycleId: string })[]
}

/** What a packet's files say of a cycle of a metric. */
interface Printed {
  /** Observations whose numbers are shown. */
  shown: Set<string>
  total: Veil | null
}

/** Every sealed packet of a year, read by itself. */
export async function auditPackets(db: Db, schoolYear: SchoolYear): Promise<PacketAudit[]> {
  const audits: PacketAudit[] = []
  for (const snapshot of await listSnapshots(db, { schoolYear })) {
    audits.push(await auditPacket(db, snapshot))
  }
  return audits.toReversed()
}

async function auditPacket(db: Db, snapshot: Snapshot): Promise<PacketAudit> {
  const { id, number, title, schoolYear, log } = snapshot
  const asOf = log.number
  const printed = await readPrinted(db, snapshot)
  const months = await readMonthsIn(db, snapshot)
  const stored = await readMetrics(lookBack(db, asOf), { schoolYear, removed: 'included' })
  const audit: PacketAudit = { id, number, title, secrets: 0, untried: 0, recovered: [] }
  for (const some of chunksOf(stored.map(toMetric))) {
    const { classOf, thresholdOf, cycles } = await readGuarding(db, some, asOf)
    const guarded = some.filter((metric) => isGuarded(metric, classOf(metric)))
    if (guarded.length === 0) continue
    const { byMetric } = await readHidden(db, guarded, { asOf })
    const ids = guarded.map((metric) => metric.id)
    const observations = await listGuarded(db, ids, asOf)
    for (const metric of guarded) {
      addMonths(audit, metric, months.get(metric.id) ?? [])
      const own = filedIn(cycles, observations.get(metric.id) ?? [])
      for (const [cycleId, filed] of Map.groupBy(own, (one) => one.cycleId)) {
        const said = printed.get(`${metric.id} ${nameOf(cycles, cycleId)}`)
        if (!said) continue
        const hidden = hiddenIn(said, filed, byMetric.get(metric.id)?.get(cycleId))
        addTo(audit, metric, cycleId, {
          measure: metric,
          observations: filed,
          hidden,
          threshold: thresholdOf(metric),
        })
      }
      await setImmediate()
    }
  }
  return audit
}

function addTo(
  audit: PacketAudit,
  { code }: Metric,
  cycleId: string,
  printed: Parameters<typeof auditCycle>[0],
): void {
  const { secrets, untried, recovered } = auditCycle(printed)
  audit.secrets += secrets
  audit.untried += untried
  audit.recovered.push(...recovered.map(({ name, what }) => ({ code, cycleId, name, what })))
}

/** A guarded metric tells no months, so that each that is told is one too many. */
function addMonths(audit: PacketAudit, { code }: Metric, months: readonly PacketMonth[]): void {
  audit.recovered.push(
    ...months.map(({ month, cycleId }) => ({
      code,
      cycleId,
      name: `month ${month}`,
      what: 'population' as const,
    })),
  )
}

/** By metric id: the months that a packet tells a number of. */
async function readMonthsIn(db: Db, snapshot: Snapshot): Promise<Map<string, PacketMonth[]>> {
  const { departments } = await readPacket(db, snapshot)
  const metrics = departments
    .flatMap(({ priorities }) => priorities.flatMap(({ actions }) => actions))
    .flatMap((action) => action.metrics)
  return new Map(
    metrics.map(({ id, months }) => [
      id,
      (months?.values ?? []).filter(({ value }) => value !== null),
    ]),
  )
}

/** As the packet hides it; of sites and groups it prints no totals, which are taken as the screens show them. */
function hiddenIn(
  { shown, total }: Printed,
  observations: readonly GuardedObservation[],
  screen: HiddenOfCycle | undefined,
): HiddenOfCycle {
  const away = observations.filter(({ id }) => !shown.has(id))
  return {
    sites: screen?.sites ?? new Map(),
    groups: screen?.groups ?? new Map(),
    cells: screen?.cells ?? [],
    total,
    observations: new Set(away.map(({ id }) => id)),
  }
}

/** By metric id and cycle name. */
async function readPrinted(db: Db, snapshot: Snapshot): Promise<Map<string, Printed>> {
  const printed = new Map<string, Printed>()
  for (const row of await rowsOf(db, snapshot, 'progress.csv')) {
    printed.set(placeOf(row), { shown: new Set(), total: veilOf(row['suppressed'] ?? '') })
  }
  for (const row of await rowsOf(db, snapshot, 'observations.csv')) {
    if (row['suppressed'] === '') printed.get(placeOf(row))?.shown.add(row['observation_id'] ?? '')
  }
  return printed
}

async function rowsOf(db: Db, snapshot: Snapshot, name: string): Promise<PacketRow[]> {
  const file = await readPacketFile(db, snapshot, name)
  return rowsIn(file?.toString('utf8') ?? '')
}

function placeOf(row: PacketRow): string {
  return `${row['metric_id']} ${row['cycle']}`
}

function veilOf(mark: string): Veil | null {
  if (mark === '') return null
  return mark === '*' ? 'hidden' : 'coded'
}

function nameOf(cycles: readonly { id: string; name: string }[], cycleId: string): string {
  return cycles.find(({ id }) => id === cycleId)?.name ?? cycleId
}
