/** What the organisation and the plans were at every ledger number, remembered by triggers. */

import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'
import { forget, remember } from '../remember.ts'

/** The entry that added a thing, by its own name or by what it came with. */
function added(entity: string, id: string, actions: readonly string[] = [`${entity}.add`]) {
  return sql`(select max(tx) from ledger where entity = ${sql.lit(entity)}
    and entity_id = ${sql.ref(`kept.${id}`)}
    and action in (${sql.join(actions.map((action) => sql.lit(action)))}))`
}

/** The parts of an imported plan have no entries of their own. */
function partOfPlan(entity: string): RawBuilder<unknown> {
  return sql`coalesce(${added(entity, 'id')}, ${added('plan', 'plan_id', ['plan.import'])},
    ${added('plan', 'plan_id')}, 0)`
}

const orBeginning = (entry: RawBuilder<unknown>) => sql`coalesce(${entry}, 0)`

/** What belongs to a row of another table is read with it, so that its own beginning says nothing. */
const TABLES: [table: string, key: string[], since?: RawBuilder<unknown>][] = [
  ['district', ['id']],
  ['school_year', ['id'], orBeginning(added('school_year', 'id'))],
  ['cycle', ['id'], orBeginning(added('school_year', 'school_year'))],
  ['division', ['id'], orBeginning(added('division', 'id'))],
  ['department', ['id'], orBeginning(added('department', 'id'))],
  ['site', ['id'], orBeginning(added('site', 'id'))],
  [
    'plan',
    ['id'],
    sql`coalesce((select min(tx) from ledger where entity = 'plan' and entity_id = kept.id), 0)`,
  ],
  ['plan_section', ['plan_id', 'name', 'position']],
  ['chain', ['id'], partOfPlan('chain')],
  ['chain_part', ['chain_id', 'part', 'position']],
  ['priority', ['id'], partOfPlan('priority')],
  ['action', ['id'], partOfPlan('action')],
  ['action_goal', ['action_id', 'goal']],
  ['metric', ['id'], partOfPlan('metric')],
  ['metric_site', ['metric_id', 'site_id']],
  ['milestone_target', ['metric_id', 'cycle_id']],
  [
    'status_grid',
    ['metric_id'],
    sql`coalesce((select min(tx) from ledger where entity = 'status_grid' and entity_id = kept.metric_id), 0)`,
  ],
  ['dated_event', ['id'], orBeginning(added('dated_event', 'id'))],
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await portable(db).finish(
    db.schema
      .createTable('writing')
      .addColumn('id', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('since', 'integer')
      .addCheckConstraint('writing_is_one', sql`id = 1`)
      .addCheckConstraint('writing_since', sql`since > 0`),
  )
  await sql`insert into writing (id, since) values (1, null)`.execute(db)
  for (const [table, key, since] of TABLES) {
    await remember(db, table, { key, ...(since && { since }) })
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [table] of TABLES.toReversed()) await forget(db, table)
  await db.schema.dropTable('writing').execute()
}
