/** Whose a part of the district's plans is: the department that everything hangs on. */

import type { Part } from '../domain/access.ts'
import type { Db } from './tables.ts'

/**
 * The department of a part; null for what is the whole district's.
 *
 * Errors: undefined when there is no such part.
 */
export async function findDepartmentOf(
  db: Db,
  part: Part,
  id: string,
): Promise<string | null | undefined> {
  const row = await READERS[part](db, id)
  return row?.department_id
}

type Found = { department_id: string | null } | undefined

const READERS: Record<Part, (db: Db, id: string) => Promise<Found>> = {
  department: (db, id) =>
    db
      .selectFrom('department')
      .select('id as department_id')
      .where('id', '=', id)
      .executeTakeFirst(),
  plan: (db, id) =>
    db.selectFrom('plan').select('department_id').where('id', '=', id).executeTakeFirst(),
  chain: (db, id) => planOf(db, 'chain', id),
  priority: (db, id) => planOf(db, 'priority', id),
  action: (db, id) => planOf(db, 'action', id),
  metric: findMetricRow,
  // A milestone target is named by its metric and its cycle: `metric-id:2022-23-Q1`.
  milestone: (db, id) => findMetricRow(db, id.slice(0, id.lastIndexOf(':'))),
  reflection: (db, id) => planOf(db, 'action', id.slice(0, id.lastIndexOf(':'))),
  decision: (db, id) =>
    db
      .selectFrom('decision')
      .select('department_id')
      .where('id', '=', id)
      .limit(1)
      .executeTakeFirst(),
  event: (db, id) =>
    db.selectFrom('dated_event').select('department_id').where('id', '=', id).executeTakeFirst(),
  observation: (db, id) =>
    db
      .selectFrom('observation')
      .innerJoin('metric', 'metric.id', 'observation.metric_id')
      .select('metric.department_id')
      .where('observation.id', '=', id)
      .limit(1)
      .executeTakeFirst(),
  stream: (db, id) =>
    db.selectFrom('stream').select('department_id').where('id', '=', id).executeTakeFirst(),
  answer: (db, id) =>
    db
      .selectFrom('stream_answer')
      .innerJoin('stream', 'stream.id', 'stream_answer.stream_id')
      .select('stream.department_id')
      .where('stream_answer.id', '=', id)
      .limit(1)
      .executeTakeFirst(),
}

function findMetricRow(db: Db, id: string): Promise<Found> {
  return db.selectFrom('metric').select('department_id').where('id', '=', id).executeTakeFirst()
}

function planOf(db: Db, table: 'chain' | 'priority' | 'action', id: string): Promise<Found> {
  return db
    .selectFrom(table)
    .innerJoin('plan', 'plan.id', `${table}.plan_id`)
    .select('plan.department_id')
    .where(`${table}.id`, '=', id)
    .executeTakeFirst()
}
