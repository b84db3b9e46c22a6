/**
 * What the roll-ups will say once a staged import is published: made aside in short changes, so
 * that the one that publishes only puts them in their place.
 */

import { setImmediate } from 'node:timers/promises'

import type { Cycle } from '../domain/calendar.ts'
import { NO_PARTS } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { chunksOf } from './chunks.ts'
import type { ImportLookup } from './import-lookup.ts'
import type { Touched } from './import-touched.ts'
import { getHead } from './ledger.ts'
import { toRollUpRow, toSiteRow } from './roll-up-rows.ts'
import { recomputeCell, rollUpCell, touchYear } from './roll-ups.ts'
import { listRolledWith } from './rolled-observations.ts'
import type { Db, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export interface StagedRollUps {
  /** The ledger's head before the first was made. */
  since: number
  cells: readonly Cell[]
}

interface Cell {
  metric: Metric
  cycle: Cycle
}

const CELLS_A_CHANGE = 20
/** No ledger number is higher: the largest integer of PostgreSQL. */
const HIGHEST = 2_147_483_647
const PARTS = [
  'metric_id',
  'cycle_id',
  'observations',
  'numerator',
  'denominator',
  'last_on',
  'missing_code',
  'obstacle',
] as const
const TOTAL = [...PARTS, 'school_year', 'cycle_number', 'have', 'expected'] as const
const OF_SITE = [...PARTS, 'site_id'] as const

/** Makes the roll-ups that a run's staged rows touch. `onProgress` is told within each change. */
export async function stageRollUps(
  db: Db,
  runId: string,
  touched: readonly Touched[],
  lookup: Pick<ImportLookup, 'metricsById' | 'cycles'>,
  onProgress: (db: Db, done: number, of: number) => Promise<void>,
): Promise<StagedRollUps> {
  const since = await getHead(db)
  const cells = cellsOf(touched, lookup)
  for (let done = 0; done < cells.length;) {
    const some = cells.slice(done, done + CELLS_A_CHANGE)
    const made: Made[] = []
    for (const { metric, cycle } of some) {
      const observations = await listRolledWith(db, runId, metric.id, cycle)
      made.push({ metric, cycle, rolled: rollUpCell(metric, cycle, observations) })
    }
    done += some.length
    await db.transaction().execute(async (tx) => {
      await insertMade(tx, runId, made)
      await onProgress(tx, done, cells.length)
    })
    await setImmediate()
  }
  return { since, cells }
}

/**
 * Puts staged roll-ups in their place, in the change that shows the entry `number`. A cell that
 * somebody else wrote to since it was made is made again.
 */
export async function publishRollUps(
  writing: Writing,
  runId: string,
  { since, cells }: StagedRollUps,
  number: number,
): Promise<void> {
  const { tx } = writing
  await deleteTouched(tx, runId)
  await tx
    .insertInto('roll_up')
    .columns(TOTAL)
    .expression((eb) =>
      eb
        .selectFrom('import_roll_up')
        .select(TOTAL)
        .where('import_id', '=', runId)
        .where('gone', '=', 0),
    )
    .execute()
  await tx
    .insertInto('site_roll_up')
    .columns(OF_SITE)
    .expression((eb) =>
      eb.selectFrom('import_site_roll_up').select(OF_SITE).where('import_id', '=', runId),
    )
    .execute()
  const written = await listWritten(tx, since, number)
  for (const { metric, cycle } of cells) {
    if (written.has(keyOf(metric.id, cycle.id))) await recomputeCell(writing, metric, cycle)
  }
  const years = new Set(cells.map(({ metric }) => metric.schoolYear))
  for (const year of years) touchYear(writing, year)
}

/** Takes away the roll-ups that a run has staged, some metrics at a time. */
export async function clearRollUps(db: Db, runId: string): Promise<void> {
  const metrics = await db
    .selectFrom('import_roll_up')
    .select('metric_id')
    .distinct()
    .where('import_id', '=', runId)
    .execute()
  for (const some of chunksOf(metrics.map((row) => row.metric_id))) {
    for (const table of ['import_site_roll_up', 'import_roll_up'] as const) {
      await db
        .deleteFrom(table)
        .where('import_id', '=', runId)
        .where('metric_id', 'in', some)
        .execute()
    }
  }
}

function cellsOf(
  touched: readonly Touched[],
  { metricsById, cycles }: Pick<ImportLookup, 'metricsById' | 'cycles'>,
): Cell[] {
  const cells = new Map<string, Cell>()
  for (const { metricId, cycleIds } of touched) {
    const metric = metricsById.get(metricId)
    if (!metric) throw new Error(`no metric ${metricId}`)
    for (const id of cycleIds) {
      const cycle = cycles.get(id)
      if (cycle) cells.set(keyOf(metricId, id), { metric, cycle })
    }
  }
  return [...cells.values()]
}

interface Made extends Cell {
  rolled: ReturnType<typeof rollUpCell>
}

async function insertMade(db: Db, runId: string, made: readonly Made[]): Promise<void> {
  const totals = made.map(({ metric, cycle, rolled }) => {
    const nothing = { parts: NO_PARTS, have: 0, expected: 0 }
    const of = { metricId: metric.id, cycleId: cycle.id, cycleNumber: cycle.number }
    const cell = rolled?.cell ?? { ...of, ...nothing }
    return { import_id: runId, gone: rolled ? 0 : 1, ...toRollUpRow(metric, cell) } as const
  })
  await db.insertInto('import_roll_up').values(totals).execute()
  const sites = made.flatMap(({ rolled }) => (rolled?.sites ?? []).map(toSiteRow))
  for (const some of chunksOf(sites)) {
    const rows = some.map((row) => ({ import_id: runId, ...row }))
    await db.insertInto('import_site_roll_up').values(rows).execute()
  }
}

async function deleteTouched(tx: Transaction, runId: string): Promise<void> {
  for (const table of ['roll_up', 'site_roll_up'] as const) {
    await tx
      .deleteFrom(table)
      .where((eb) =>
        eb(
          eb.refTuple('metric_id', 'cycle_id'),
          'in',
          eb
            .selectFrom('import_roll_up')
            .select(['import_roll_up.metric_id', 'import_roll_up.cycle_id'])
            .where('import_id', '=', runId)
            .$asTuple('metric_id', 'cycle_id'),
        ),
      )
      .execute()
  }
}

/** The cells that others than an entry have entered or left since a ledger number. */
async function listWritten(
  tx: Transaction,
  since: number,
  number: number,
): Promise<ReadonlySet<string>> {
  const cells = new Set<string>()
  // Before the entry and after it: its own versions are many, and none of them is read.
  for (const [after, before] of [
    [since, number],
    [number, HIGHEST],
  ] as const) {
    const written = tx
      .selectFrom('observation')
      .where('observation.tx', '>', after)
      .where('observation.tx', '<', before)
    const entered = written.select(['observation.metric_id', 'observation.cycle_id'])
    const left = written
      .innerJoin('observation as earlier', (join) =>
        join
          .onRef('earlier.id', '=', 'observation.id')
          .on((eb) => eb('earlier.version', '=', eb('observation.version', '-', eb.lit(1)))),
      )
      .select(['earlier.metric_id', 'earlier.cycle_id'])
    const rows = await entered.union(left).execute()
    for (const row of rows) cells.add(keyOf(row.metric_id, row.cycle_id))
  }
  return cells
}

function keyOf(metricId: string, cycleId: string): string {
  return `${metricId}\n${cycleId}`
}
