/** The cut points and colours by which a metric is placed by its level and its change. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await finish(
    db.schema
      .createTable('status_grid')
      .addColumn('metric_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('better', 'text', (c) => c.notNull())
      .addColumn('level_cuts', 'text', (c) => c.notNull())
      .addColumn('change_cuts', 'text', (c) => c.notNull())
      .addColumn('few_change_cuts', 'text', (c) => c.notNull())
      .addColumn('colours', 'text', (c) => c.notNull())
      .addColumn('few_colours', 'text', (c) => c.notNull())
      .addColumn('in_use', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('status_grid_of_metric', ['metric_id'], 'metric', ['id'])
      .addCheckConstraint('status_grid_better', sql`better in ('higher', 'lower')`)
      .addCheckConstraint('status_grid_in_use', sql`in_use in (0, 1)`)
      .addCheckConstraint('status_grid_version', sql`version > 0`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('status_grid').execute()
}
