/** What metrics take from streams: one cut each, with a version of its own. */

import { canonicalJson } from '../domain/canonical-json.ts'
import type { Cut } from '../domain/cut.ts'
import type { Metric } from '../domain/plan.ts'
import { textsIn } from './audit-payload.ts'
import { recordChange } from './changes.ts'
import { readMetrics, toMetric } from './metric-rows.ts'
import { standing } from './observation-row.ts'
import type { StreamCutTable } from './stream-tables.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** A metric's cut; version 0 without one where none was ever set. */
export interface StoredCut {
  metricId: string
  /** Null: the metric takes from no stream. */
  streamId: string | null
  cut: Cut | null
  version: number
}

/** A metric that takes from a stream, and how. */
export interface CutMetric {
  metric: Metric
  cut: Cut
}

/** A metric's cut, also where none was set yet. */
export async function findCut(db: Db, metricId: string): Promise<StoredCut> {
  const row = await db
    .selectFrom('stream_cut')
    .selectAll()
    .where('metric_id', '=', metricId)
    .executeTakeFirst()
  if (!row) return { metricId, streamId: null, cut: null, version: 0 }
  const inUse = row.in_use === 1
  return {
    metricId,
    streamId: inUse ? row.stream_id : null,
    cut: inUse ? toCut(row) : null,
    version: row.version,
  }
}

/** The metrics in their plans that take from a stream, in the order of print. */
export async function listCutMetrics(db: Db, streamId: string): Promise<CutMetric[]> {
  const rows = await db
    .selectFrom('stream_cut')
    .selectAll()
    .where('stream_id', '=', streamId)
    .where('in_use', '=', 1)
    .execute()
  if (rows.length === 0) return []
  const metrics = await readMetrics(db, { ids: rows.map((row) => row.metric_id) })
  const cuts = new Map(rows.map((row) => [row.metric_id, toCut(row)]))
  return metrics.flatMap((stored) => {
    const cut = cuts.get(stored.id)
    return cut ? [{ metric: toMetric(stored), cut }] : []
  })
}

/** Whether values of another stream stand in a metric. */
export async function isFedByAnother(db: Db, metricId: string, streamId: string): Promise<boolean> {
  const row = await db
    .selectFrom('observation')
    .innerJoin('fed_observation', 'fed_observation.observation_id', 'observation.id')
    .innerJoin('stream_answer', 'stream_answer.id', 'fed_observation.answer_id')
    .select('observation.id')
    .where('observation.metric_id', '=', metricId)
    .where('stream_answer.stream_id', '<>', streamId)
    .where(standing())
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Sets what a metric takes from a stream; null ends it. The caller has checked the cut and the version. */
export async function setCut(
  writing: Writing,
  metric: Metric,
  before: StoredCut,
  wanted: { streamId: string; cut: Cut } | null,
): Promise<StoredCut> {
  const { tx } = writing
  const { metricId } = before
  const version = before.version + 1
  const columns = wanted && {
    stream_id: wanted.streamId,
    kind: wanted.cut.kind,
    parts: canonicalJson(wanted.cut.parts),
    of_parts: canonicalJson(wanted.cut.of),
  }
  if (columns && before.version === 0) {
    await tx
      .insertInto('stream_cut')
      .values({ metric_id: metricId, ...columns, in_use: 1, version })
      .execute()
  } else {
    await tx
      .updateTable('stream_cut')
      .set({ ...columns, in_use: columns ? 1 : 0, version })
      .where('metric_id', '=', metricId)
      .execute()
  }
  const after = {
    metricId,
    streamId: wanted?.streamId ?? null,
    cut: wanted?.cut ?? null,
    version,
  }
  const said = ({ streamId, cut }: StoredCut) => (cut ? { streamId, ...cut } : undefined)
  const change = { entityId: metricId, before: said(before), after: said(after) }
  const shared = { ...change, planId: metric.planId, scopes: [metric.schoolYear] }
  if (wanted) await recordChange(writing, { action: 'stream_cut.set', ...shared })
  else await recordChange(writing, { action: 'stream_cut.remove', ...shared })
  return after
}

function toCut({ kind, parts, of_parts }: StreamCutTable): Cut {
  return { kind, parts: textsIn(JSON.parse(parts)), of: textsIn(JSON.parse(of_parts)) }
}
