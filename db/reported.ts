/** What leadership was shown of a metric's cycles, beside what they read today. */

import type { Cycle } from '../domain/calendar.ts'
import { isRunningTotal } from '../domain/pace.ts'
import type { Metric } from '../domain/plan.ts'
import type { AsReported, Restated } from '../domain/restated.ts'
import { restatedCycles, tellRestated } from '../domain/restated.ts'
import { showTarget } from '../domain/sentence-amount.ts'
import type { CycleStanding } from '../domain/standing.ts'
import { standingsOf } from '../domain/standing.ts'
import type { DistrictCycle } from './cycle-rows.ts'
import { listCycles } from './cycle-rows.ts'
import { filedIn } from './filed-observations.ts'
import { lookBack } from './look-back.ts'
import { findMetric } from './metrics.ts'
import type { Restatement } from './observation-history.ts'
import { findDistrict } from './settings.ts'
import { rollUpCycles } from './standing-inputs-as-of.ts'
import { byMetric } from './standing-inputs.ts'
import { listStandingOf } from './standing-observations.ts'
import type { Db } from './tables.ts'
import type { Audience } from './veiled-standings.ts'
import { readVeiling } from './veiled-standings.ts'

/** A cycle that reads otherwise than it was reported. Numbers are in the metric's unit. */
export interface RestatedCycle extends Restated {
  /** `reported 62 % at DLN 1, now 64 %: roster corrected`. */
  sentence: string
}

/** A metric's year as it stands, and as it is shown. */
export interface ReportedQuery {
  metric: Metric
  cycles: readonly DistrictCycle[]
  /** As they are shown, one for each cycle. */
  standings: readonly CycleStanding[]
  restatements: readonly Restatement[]
  /** By cycle: whether anything of it is hidden. */
  hides: (cycleId: string) => boolean
  /** The last entry of the log that it rests on. */
  asOf: number
  audience: Audience
}

/**
 * The cycles of a metric whose number was another one when leadership was shown it: in the first
 * packet that was sealed after the cycle's end, or where there is none, when it was closed.
 *
 * What was not measured in the same unit and kind then is not compared.
 */
export async function readRestatedCycles(db: Db, query: ReportedQuery): Promise<RestatedCycle[]> {
  const { metric, cycles, standings, restatements, hides } = query
  const moments = await listMoments(db, query)
  if (moments.length === 0) return []
  const reported: AsReported[] = []
  for (const moment of moments) reported.push(...(await readAsReported(db, query, moment)))

  const show = (value: number) => showTarget(tellingOf(metric), value)
  const restated = restatedCycles({
    today: standings.map(({ cycleId, value }) => ({ cycleId, value, hidden: hides(cycleId) })),
    reported,
    corrections: restatements.map(({ version, before }) => ({
      cycleId: version.cycleId,
      tx: version.tx,
      reason: version.reason,
      hidden: [version, before].some((one) => (one?.suppressed ?? null) !== null),
    })),
    runs: isRunningTotal(metric),
    show,
  })
  if (restated.length === 0) return []
  const meetingName = (await findDistrict(lookBack(db, query.asOf)))?.meetingName ?? ''
  return restated.map((one) => {
    const { cycleId, meeting, reasons } = one
    const name = cycles.find(({ id }) => id === cycleId)?.name ?? cycleId
    const where = meeting === null ? `when ${name} was closed` : `at ${meetingName} ${meeting}`
    const now = one.now === null ? 'no number' : show(one.now)
    return { ...one, sentence: tellRestated({ was: show(one.reported), now, reasons }, where) }
  })
}

/** One state of the record, and the cycles that were reported as it had them. */
interface Moment {
  tx: number
  meeting: number | null
  cycleIds: ReadonlySet<string>
}

async function listMoments(db: Db, { metric, cycles, asOf }: ReportedQuery): Promise<Moment[]> {
  const packets = await db
    .selectFrom('snapshot')
    .select(['cycle_id', 'day', 'as_of_tx'])
    .where('school_year', '=', metric.schoolYear)
    .where('tx', '<=', asOf)
    .orderBy('number')
    .execute()
  const closings = await listClosings(db, cycles, asOf)
  const numbers = new Map(cycles.map(({ id, number }) => [id, number]))
  const found = cycles.flatMap((cycle) => {
    const packet = packets.find(
      ({ cycle_id: id, day }) => (numbers.get(id) ?? 0) >= cycle.number && day > cycle.endsOn,
    )
    const meeting = packet ? (numbers.get(packet.cycle_id) ?? null) : null
    const tx = packet?.as_of_tx ?? closings.get(cycle.id)
    return tx === undefined ? [] : [{ tx, meeting, cycleId: cycle.id }]
  })
  return Array.from(
    Map.groupBy(found, ({ tx, meeting }) => `${tx} ${meeting}`).values(),
    (own) => ({
      tx: own[0]?.tx ?? 0,
      meeting: own[0]?.meeting ?? null,
      cycleIds: new Set(own.map(({ cycleId }) => cycleId)),
    }),
  )
}

/** The entries that closed cycles, by cycle. */
async function listClosings(
  db: Db,
  cycles: readonly DistrictCycle[],
  asOf: number,
): Promise<Map<string, number>> {
  const closed = cycles.filter(({ closedAt }) => closedAt !== null).map(({ id }) => id)
  if (closed.length === 0) return new Map()
  const rows = await db
    .selectFrom('ledger')
    .select(['entity_id', 'tx'])
    .where('action', '=', 'cycle.close')
    .where('entity_id', 'in', closed)
    .where('tx', '<=', asOf)
    .execute()
  return new Map(rows.map(({ entity_id: id, tx }) => [id, tx]))
}

async function readAsReported(
  db: Db,
  { metric: now, audience }: ReportedQuery,
  { tx, meeting, cycleIds }: Moment,
): Promise<AsReported[]> {
  const then = lookBack(db, tx)
  const metric = await findMetric(then, now.id)
  if (!metric || metric.kind !== now.kind || metric.unit !== now.unit) return []
  const cycles = await listCycles(then, metric.schoolYear)
  const values = await valuesAt(db, metric, cycles, tx)
  const veiling = await readVeiling(db, [metric], audience, { asOf: tx })
  const hidden = veiling?.hidden.byMetric.get(metric.id)
  return cycles
    .filter(({ id }) => cycleIds.has(id))
    .map(({ id }) => ({
      cycleId: id,
      tx,
      meeting,
      value: values.get(id) ?? null,
      hidden: hidden?.has(id) ?? false,
    }))
}

async function valuesAt(
  db: Db,
  metric: Metric,
  cycles: readonly (Cycle & { dueOn: string })[],
  tx: number,
): Promise<Map<string, number | null>> {
  const observations = filedIn(cycles, await listStandingOf(db, metric.id, tx))
  const [first] = cycles
  if (!first) return new Map()
  const standings = standingsOf({
    metric,
    cycles,
    parts: byMetric(rollUpCycles(metric, cycles, observations)).get(metric.id) ?? new Map(),
    today: cycles.at(-1)?.endsOn ?? first.endsOn,
    coverageFloor: metric.coverageFloor,
  })
  return new Map(standings.map(({ cycleId, value }) => [cycleId, value]))
}

function tellingOf({ kind, unit, stages, targetStage, rateBase, siteIds }: Metric) {
  return { kind, unit, stages, targetStage, rateBase, places: Math.max(siteIds.length, 1) }
}
