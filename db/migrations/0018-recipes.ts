/** How the last file of a metric was counted, remembered for the next one. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await finish(
    db.schema
      .createTable('recipe')
      .addColumn('metric_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('recipe', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('recipe_of_metric', ['metric_id'], 'metric', ['id'])
      .addCheckConstraint('recipe_size', sql`length(recipe) <= 40000`)
      .addCheckConstraint('recipe_version', sql`version > 0`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('recipe').execute()
}
