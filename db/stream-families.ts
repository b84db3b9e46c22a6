/** Metrics that take, or took, from one stream in one school year: they count the same people. */

import type { Metric } from '../domain/plan.ts'
import { textsIn } from './audit-payload.ts'
import { chunksOf } from './chunks.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import type { StreamCutTable } from './stream-tables.ts'
import type { Db } from './tables.ts'

/** A metric of a family, and which of the stream's parts its numbers count. */
export interface FamilyMember {
  metric: Metric
  parts: { counted: readonly string[]; of: readonly string[] }
}

type CutRow = Pick<StreamCutTable, 'metric_id' | 'stream_id' | 'kind' | 'parts' | 'of_parts'>

/**
 * The families of some metrics, each whole, also where only one of it is asked for.
 *
 * A metric that ended its cut still has what it was fed, so it stays in its family.
 */
export async function readFamilies(db: Db, metrics: readonly Metric[]): Promise<FamilyMember[][]> {
  const rows = await listRelated(
    db,
    metrics.map(({ id }) => id),
  )
  if (rows.length === 0) return []
  const stored = await readMetrics(db, {
    ids: rows.map((row) => row.metric_id),
    removed: 'included',
  })
  // Those that are asked for may be as they stood earlier.
  const found = new Map([...stored.map(toMetric), ...metrics].map((one) => [one.id, one]))
  const names = await readPartNames(db, new Set(rows.map((row) => row.stream_id)))
  const members = rows.flatMap((row) => {
    const metric = found.get(row.metric_id)
    if (!metric) return []
    const parts = partsOf(row, names.get(row.stream_id) ?? [])
    return [{ family: `${row.stream_id} ${metric.schoolYear}`, metric, parts }]
  })
  const asked = new Set(metrics.map(({ id }) => id))
  return Array.from(Map.groupBy(members, ({ family }) => family).values()).filter(
    (family) => family.length > 1 && family.some(({ metric }) => asked.has(metric.id)),
  )
}

/** The other metrics of a school year that take, or took, from the stream a metric takes or took from. */
export async function listRelatives(
  db: Db,
  { id, schoolYear }: Pick<Metric, 'id' | 'schoolYear'>,
  streamId?: string,
): Promise<Metric[]> {
  const own = await db
    .selectFrom('stream_cut')
    .select('stream_id')
    .where('metric_id', '=', id)
    .executeTakeFirst()
  const stream = streamId ?? own?.stream_id
  if (stream === undefined) return []
  const rows = await db
    .selectFrom('stream_cut')
    .select('metric_id')
    .where('stream_id', '=', stream)
    .where('metric_id', '<>', id)
    .execute()
  const ids = rows.map((row) => row.metric_id)
  if (ids.length === 0) return []
  const stored = await readMetrics(db, { ids, removed: 'included' })
  return stored.map(toMetric).filter((one) => one.schoolYear === schoolYear)
}

async function listRelated(db: Db, ids: readonly string[]): Promise<CutRow[]> {
  const found = new Map<string, CutRow>()
  for (const some of chunksOf(ids)) {
    const rows = await db
      .selectFrom('stream_cut')
      .select(['metric_id', 'stream_id', 'kind', 'parts', 'of_parts'])
      .where('stream_id', 'in', (eb) =>
        eb
          .selectFrom('stream_cut as own')
          .select('own.stream_id')
          .where('own.metric_id', 'in', some),
      )
      .orderBy('metric_id')
      .execute()
    for (const row of rows) found.set(row.metric_id, row)
  }
  return [...found.values()]
}

interface NamedPart {
  name: string
  points: number | null
}

async function readPartNames(
  db: Db,
  streamIds: ReadonlySet<string>,
): Promise<Map<string, NamedPart[]>> {
  const rows = await db
    .selectFrom('stream_part')
    .select(['stream_id', 'name', 'points'])
    .where('stream_id', 'in', [...streamIds])
    .orderBy('stream_id')
    .orderBy('position')
    .execute()
  return Map.groupBy(rows, (row) => row.stream_id)
}

function partsOf(row: CutRow, all: readonly NamedPart[]): FamilyMember['parts'] {
  const counted = textsIn(JSON.parse(row.parts))
  const named = textsIn(JSON.parse(row.of_parts))
  const scored = all.filter(({ points }) => points !== null)
  if (row.kind === 'count') return { counted, of: [] }
  if (row.kind === 'score') return { counted: [], of: scored.map(({ name }) => name) }
  return { counted, of: named.length > 0 ? named : all.map(({ name }) => name) }
}
