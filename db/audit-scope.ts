/** Which entries of the log are about a metric, or about what a department owns. */

import type { ExpressionBuilder, RawBuilder } from 'kysely'
import { sql } from 'kysely'

import { isSqlite } from './portable.ts'
import type { Db, Tables } from './tables.ts'

type Builder = ExpressionBuilder<Tables, 'ledger'>

/** Entries about one metric, those of imports that brought observations of it too. */
export function ofMetric(db: Db, metricId: string) {
  return (eb: Builder) =>
    eb.or([
      eb(metricOf(db), '=', metricId),
      eb(
        'ledger.tx',
        'in',
        eb
          .selectFrom('observation')
          .select('observation.tx')
          .where('observation.metric_id', '=', metricId),
      ),
    ])
}

/** Entries about a department itself, its plans and their parts, its metrics and what was recorded. */
export function ofDepartment(db: Db, departmentId: string) {
  return (eb: Builder) => {
    const metrics = eb
      .selectFrom('metric')
      .select('metric.id')
      .where('metric.department_id', '=', departmentId)
    const plans = eb
      .selectFrom('plan')
      .select('plan.id')
      .where('plan.department_id', '=', departmentId)
    return eb.or([
      eb(ownOr(db, ['department'], 'departmentId'), '=', departmentId),
      eb(ownOr(db, ['plan'], 'planId'), 'in', plans),
      eb(metricOf(db), 'in', metrics),
      eb(
        'ledger.tx',
        'in',
        eb
          .selectFrom('observation')
          .innerJoin('metric', 'metric.id', 'observation.metric_id')
          .select('observation.tx')
          .where('metric.department_id', '=', departmentId),
      ),
    ])
  }
}

function metricOf(db: Db): RawBuilder<string | null> {
  return ownOr(db, ['metric', 'status_grid', 'recipe', 'stream_cut'], 'metricId')
}

/** The entry's own id where it is about such a thing, else the id that it says of one. */
function ownOr(db: Db, entities: readonly string[], key: string): RawBuilder<string | null> {
  const said = [[key], ['after', key], ['before', key]].map((path) => member(db, path))
  const names = sql.join(entities.map((entity) => sql.lit(entity)))
  return sql`case when ledger.entity in (${names}) then ledger.entity_id
    else coalesce(${sql.join(said)}) end`
}

function member(db: Db, path: readonly string[]): RawBuilder<string | null> {
  if (isSqlite(db)) return sql`json_extract(ledger.payload, ${sql.lit(`$.${path.join('.')}`)})`
  return sql`ledger.payload::jsonb #>> ${sql.lit(`{${path.join(',')}}`)}`
}
