/** The way to the questions that surveys asked. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index observation_asked on observation
    (metric_id, observed_on, survey_scale, wording)
    where superseded_tx is null and withdrawn = 0
      and (wording is not null or survey_scale is not null)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex('observation_asked').execute()
}
