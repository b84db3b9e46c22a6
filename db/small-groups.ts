/** What is hidden of metrics' numbers from whoever may not see small groups. */

import { setImmediate } from 'node:timers/promises'

import type { Cycle } from '../domain/calendar.ts'
import type { Metric } from '../domain/plan.ts'
import type { ChangedObservation } from '../domain/privacy/differences.ts'
import { unsafeTotals } from '../domain/privacy/differences.ts'
import { hideFamily } from '../domain/privacy/family.ts'
import type { GuardedObservation, HiddenOfMetric } from '../domain/privacy/hidden.ts'
import { hideMetric } from '../domain/privacy/hidden.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import { chunksOf } from './chunks.ts'
import { filedIn } from './filed-observations.ts'
import { listChangesSince, listGuarded } from './guarded-observations.ts'
import type { Guarding } from './guarding.ts'
import { readGuarding } from './guarding.ts'
import { listCyclesWithData, readRegister } from './small-groups-register.ts'
import type { FamilyMember } from './stream-families.ts'
import { readFamilies } from './stream-families.ts'
import type { Db } from './tables.ts'

/** What is hidden of some metrics. */
export interface HiddenNumbers {
  /** By metric id; a metric that hides nothing is left out. */
  byMetric: ReadonlyMap<string, HiddenOfMetric>
  /** How strictly a metric is guarded, and the smallest group of it that is shown. */
  classOf: Guarding['classOf']
  thresholdOf: Guarding['thresholdOf']
}

export interface HiddenScope {
  /** A ledger number: the observations as they stood after that entry. */
  asOf?: number | undefined
  /** Also keeps back what would tell a small group beside what was handed out before. */
  handingOut?: boolean | undefined
}

/** What is hidden of some metrics, each school year's observations by themselves. */
export async function readHidden(
  db: Db,
  metrics: readonly Metric[],
  scope: HiddenScope = {},
): Promise<HiddenNumbers> {
  const guarding = await readGuarding(db, metrics, scope.asOf)
  const { classOf, thresholdOf } = guarding
  const byMetric = new Map<string, HiddenOfMetric>()
  const guarded = metrics.filter((metric) => isGuarded(metric, classOf(metric)))
  const related = new Set<string>()
  for (const family of await readFamilies(db, guarded)) {
    for (const [id, hidden] of await hideTogether(db, family, scope)) {
      related.add(id)
      if (hidden.size > 0 && guarded.some((one) => one.id === id)) byMetric.set(id, hidden)
    }
    await setImmediate()
  }
  for (const some of chunksOf(guarded.filter(({ id }) => !related.has(id)))) {
    const known = await readKnown(db, some, scope, guarding)
    for (const metric of some) {
      const hidden = hideOne(metric, guarding, known)
      if (hidden.size > 0) byMetric.set(metric.id, hidden)
    }
    await setImmediate()
  }
  return { byMetric, classOf, thresholdOf }
}

/** By metric id, then cycle id: the ledger number that a total is compared with. */
type References = ReadonlyMap<string, ReadonlyMap<string, number>>

/** What hiding some metrics takes from the database. By metric id. */
interface Known {
  observations: ReadonlyMap<string, GuardedObservation[]>
  register: ReadonlyMap<string, ReadonlySet<string>>
  references: References
  changes: ReadonlyMap<string, ChangedObservation[]>
  /** Whether several small changes hide each other in a total. */
  company: boolean
}

async function readKnown(
  db: Db,
  metrics: readonly Metric[],
  scope: HiddenScope,
  { cycles }: Guarding,
): Promise<Known> {
  const ids = metrics.map(({ id }) => id)
  const references = await readReferences(db, ids, scope)
  const since = Math.min(...Array.from(references.values()).flatMap((own) => [...own.values()]))
  return {
    observations: filedByMetric(cycles, await listGuarded(db, ids, scope.asOf)),
    register: await readRegister(db, ids),
    references,
    changes:
      references.size > 0 ? changesIn(cycles, await listChangesSince(db, ids, since)) : new Map(),
    // Whoever may ask for any moment can choose two with a single change between them.
    company: scope.asOf === undefined,
  }
}

function hideOne(metric: Metric, guarding: Guarding, known: Known): HiddenOfMetric {
  const input = inputOf(metric, guarding, known)
  const hidden = hideMetric(input)
  const heldBack = heldBackOf(metric, guarding, hidden, known)
  return heldBack.size > 0 ? hideMetric({ ...input, heldBack }) : hidden
}

/** What is hidden of metrics that count the same people, by metric id. */
async function hideTogether(
  db: Db,
  family: readonly FamilyMember[],
  scope: HiddenScope,
): Promise<Map<string, HiddenOfMetric>> {
  const all = family.map(({ metric }) => metric)
  const guarding = await readGuarding(db, all, scope.asOf)
  const members = family.filter(({ metric }) => isGuarded(metric, guarding.classOf(metric)))
  const known = await readKnown(db, all, scope, guarding)
  const relatives = members.map(({ metric, parts }) => ({
    ...inputOf(metric, guarding, known),
    id: metric.id,
    parts,
  }))
  const hidden = hideFamily(relatives)
  const held = members.map(({ metric }) =>
    heldBackOf(metric, guarding, hidden.get(metric.id) ?? new Map(), known),
  )
  if (held.every(({ size }) => size === 0)) return hidden
  return hideFamily(relatives.map((one, at) => ({ ...one, heldBack: held[at] })))
}

function inputOf(metric: Metric, { thresholdOf }: Guarding, known: Known) {
  return {
    measure: metric,
    observations: known.observations.get(metric.id) ?? [],
    threshold: thresholdOf(metric),
    register: known.register.get(metric.id),
  }
}

/** The cycles whose total would tell a small group beside an earlier one. */
function heldBackOf(
  metric: Metric,
  { thresholdOf, addsUpOtherwise }: Guarding,
  hidden: HiddenOfMetric,
  known: Known,
): ReadonlySet<string> {
  const changes = known.changes.get(metric.id) ?? []
  const since = known.references.get(metric.id) ?? new Map<string, number>()
  const { company } = known
  const threshold = thresholdOf(metric)
  const heldBack = unsafeTotals({ measure: metric, changes, since, hidden, threshold, company })
  return heldBack.union(new Set(addsUpOtherwise(metric)))
}

function filedByMetric(
  cycles: readonly Cycle[],
  observations: ReadonlyMap<string, GuardedObservation[]>,
): Map<string, GuardedObservation[]> {
  return new Map(Array.from(observations, ([id, own]) => [id, filedIn(cycles, own)]))
}

function changesIn(
  cycles: readonly Cycle[],
  changes: ReadonlyMap<string, ChangedObservation[]>,
): Map<string, ChangedObservation[]> {
  const filed = ({ observation, ...change }: ChangedObservation) =>
    filedIn(cycles, [observation]).map((one) => ({ ...change, observation: one }))
  return new Map(Array.from(changes, ([id, own]) => [id, own.flatMap(filed)]))
}

async function readReferences(
  db: Db,
  ids: readonly string[],
  { asOf, handingOut }: HiddenScope,
): Promise<References> {
  const references = new Map<string, Map<string, number>>()
  const put = (metricId: string, cycleId: string, tx: number) => {
    const own = references.get(metricId) ?? new Map<string, number>()
    references.set(metricId, own.set(cycleId, tx))
  }
  if (asOf !== undefined) {
    for (const { metric_id, cycle_id } of await listCyclesWithData(db, ids)) {
      put(metric_id, cycle_id, asOf)
    }
  } else if (handingOut) {
    const rows = await db
      .selectFrom('printed_total')
      .selectAll()
      .where('metric_id', 'in', ids)
      .execute()
    for (const { metric_id, cycle_id, tx } of rows) put(metric_id, cycle_id, tx)
  }
  return references
}
