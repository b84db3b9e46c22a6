/** The register of what was hidden, and which totals were printed, in something handed out. */

import type { Metric } from '../domain/plan.ts'
import type { HiddenOfMetric } from '../domain/privacy/hidden.ts'
import { cellName } from '../domain/privacy/hidden.ts'
import { isGuarded } from '../domain/privacy/population.ts'
import { chunksOf } from './chunks.ts'
import { getHead } from './ledger.ts'
import { standing } from './observation-row.ts'
import type { Db } from './tables.ts'

export interface HandedOut {
  /** Whether totals were printed too. */
  totals: boolean
  /** The cycles that were handed out; all unless given. */
  cycleIds?: ReadonlySet<string> | undefined
}

/** Puts what was handed out on the register: what it hid, and which totals it printed. */
export async function registerHandedOut(
  db: Db,
  metrics: readonly Metric[],
  byMetric: ReadonlyMap<string, HiddenOfMetric>,
  { totals: printsTotals, cycleIds }: HandedOut,
): Promise<void> {
  const guarded = metrics.filter((metric) => isGuarded(metric, metric.privacyClass))
  if (guarded.length === 0) return
  const isHandedOut = (cycleId: string) => cycleIds?.has(cycleId) ?? true
  const tx = await getHead(db)
  const ids = guarded.map(({ id }) => id)
  const known = await readRegister(db, ids)
  const cells = guarded.flatMap(({ id }) =>
    Array.from(byMetric.get(id) ?? []).flatMap(([cycleId, { cells: own }]) =>
      (isHandedOut(cycleId) ? own : [])
        .map((cell) => cellName(cycleId, cell))
        .filter((cell) => !known.get(id)?.has(cell))
        .map((cell) => ({ metric_id: id, cell, tx })),
    ),
  )
  const cycles = printsTotals ? await listCyclesWithData(db, ids) : []
  const totals = cycles
    .filter(({ cycle_id }) => isHandedOut(cycle_id))
    .filter(({ metric_id, cycle_id }) => !byMetric.get(metric_id)?.get(cycle_id)?.total)
    .map(({ metric_id, cycle_id }) => ({ metric_id, cycle_id, tx }))
  await db.transaction().execute(async (change) => {
    for (const rows of chunksOf(cells)) {
      await change
        .insertInto('hidden_cell')
        .values(rows)
        .onConflict((oc) => oc.columns(['metric_id', 'cell']).doNothing())
        .execute()
    }
    for (const rows of chunksOf(totals)) {
      await change
        .insertInto('printed_total')
        .values(rows)
        .onConflict((oc) => oc.columns(['metric_id', 'cycle_id']).doUpdateSet({ tx }))
        .execute()
    }
  })
}

/** Everything hidden before of some metrics, as `cellName`s by metric id. */
export async function readRegister(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, Set<string>>> {
  const register = new Map<string, Set<string>>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('hidden_cell')
      .select(['metric_id', 'cell'])
      .where('metric_id', 'in', some)
      .execute()
    for (const { metric_id, cell } of rows) {
      const own = register.get(metric_id) ?? new Set<string>()
      register.set(metric_id, own.add(cell))
    }
  }
  return register
}

/** The cycles in which some metrics have observations. */
export async function listCyclesWithData(db: Db, ids: readonly string[]) {
  const found: { metric_id: string; cycle_id: string }[] = []
  for (const some of chunksOf(ids)) {
    found.push(
      ...(await db
        .selectFrom('observation')
        .select(['metric_id', 'cycle_id'])
        .distinct()
        .where('metric_id', 'in', some)
        .where(standing())
        .execute()),
    )
  }
  return found
}
