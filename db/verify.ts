/** Whether the roll-ups say what the observations say. Reads the whole history. */

import type { Cycle, SchoolYear } from '../domain/calendar.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { RolledObservation } from '../domain/parts.ts'
import type { Metric } from '../domain/plan.ts'
import { toJson } from './changes.ts'
import { listCycles } from './cycle-rows.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import { toCell, toSiteParts } from './roll-up-rows.ts'
import { rollUpCell } from './roll-ups.ts'
import { listRolledByMetric } from './rolled-observations.ts'
import type { Db } from './tables.ts'

export interface RollUpVerdict {
  ok: boolean
  /** How many roll-ups were made again and compared, those of single sites too. */
  cells: number
  differences: RollUpDifference[]
}

/** One roll-up that is not what its observations make, or one observation under a wrong cycle. */
export interface RollUpDifference {
  metricId: string
  cycleId: string
  /** The district as one place is empty; null for all sites together. */
  siteId: string | null
  /** JSON of what is stored, null for nothing. */
  stored: string | null
  /** JSON of what the observations make, null for nothing. */
  made: string | null
}

type CellName = Pick<RollUpDifference, 'metricId' | 'cycleId' | 'siteId'>

/** Roll-ups as JSON, with what they are of. */
type Told = Map<string, { of: CellName; json: string }>

/** Makes every roll-up again from the observations and compares. */
export async function verifyRollUps(db: Db): Promise<RollUpVerdict> {
  const metrics = (await readMetrics(db, { removed: 'included' })).map(toMetric)
  const differences = await listMisfiled(db)
  let cells = 0
  for (const [year, own] of Map.groupBy(metrics, ({ schoolYear }) => schoolYear)) {
    const stored = await readStored(db, year)
    const made = await makeAgain(db, own, await listCycles(db, year))
    cells += made.size
    differences.push(...compare(stored, made))
  }
  return { ok: differences.length === 0, cells, differences }
}

function compare(stored: Told, made: Told): RollUpDifference[] {
  return Array.from(new Set([...stored.keys(), ...made.keys()])).flatMap((key) => {
    const [kept, again] = [stored.get(key), made.get(key)]
    const of = kept?.of ?? again?.of
    if (!of || kept?.json === again?.json) return []
    return [{ ...of, stored: kept?.json ?? null, made: again?.json ?? null }]
  })
}

async function makeAgain(db: Db, metrics: Metric[], cycles: Cycle[]): Promise<Told> {
  const metricOf = new Map(metrics.map((metric) => [metric.id, metric]))
  const made: Told = new Map()
  for await (const page of listRolledByMetric(db, Array.from(metricOf.keys()))) {
    for (const [id, observations] of page) {
      const metric = metricOf.get(id)
      if (metric) for (const cycle of cycles) tellCell(made, metric, cycle, observations)
    }
  }
  return made
}

function tellCell(
  told: Told,
  metric: Metric,
  cycle: Cycle,
  observations: readonly RolledObservation[],
): void {
  const own = observations.filter(
    ({ observedOn }) => cycle.startsOn <= observedOn && observedOn <= cycle.endsOn,
  )
  const rolled = rollUpCell(metric, cycle, own)
  if (!rolled) return
  tell(told, { ...rolled.cell, siteId: null })
  for (const site of rolled.sites) tell(told, site)
}

async function readStored(db: Db, year: SchoolYear): Promise<Told> {
  const told: Told = new Map()
  const cells = await db.selectFrom('roll_up').selectAll().where('school_year', '=', year).execute()
  for (const row of cells) tell(told, { ...toCell(row), siteId: null })
  const sites = await db
    .selectFrom('site_roll_up')
    .innerJoin('metric', 'metric.id', 'site_roll_up.metric_id')
    .selectAll('site_roll_up')
    .where('metric.school_year', '=', year)
    .execute()
  for (const row of sites) tell(told, toSiteParts(row))
  return told
}

function tell(told: Told, rollUp: CellName): void {
  const { metricId, cycleId, siteId } = rollUp
  const of = { metricId, cycleId, siteId }
  told.set(canonicalJson([metricId, cycleId, siteId]), { of, json: canonicalJson(toJson(rollUp)) })
}

/** Observations whose day is not in the cycle they are filed under. */
async function listMisfiled(db: Db): Promise<RollUpDifference[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('cycle', 'cycle.id', 'observation.cycle_id')
    .select(['observation.metric_id', 'observation.cycle_id', 'site_id', 'observed_on'])
    .where((eb) =>
      eb.or([
        eb('observed_on', '<', eb.ref('cycle.starts_on')),
        eb('observed_on', '>', eb.ref('cycle.ends_on')),
      ]),
    )
    .orderBy('observation.id')
    .orderBy('observation.version')
    .execute()
  return rows.map((row) => ({
    metricId: row.metric_id,
    cycleId: row.cycle_id,
    siteId: row.site_id,
    stored: canonicalJson({ observedOn: row.observed_on }),
    made: null,
  }))
}
