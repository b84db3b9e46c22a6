/** How many were invited to the survey behind an observation, how many answered, and what was asked. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { closedOnce, openAgain } from '../append-only.ts'

// Each check stands on the last column that it reads, so that SQLite can drop them in turn.
const COLUMNS: [name: string, definition: string][] = [
  ['invited', 'integer constraint observation_invited check (invited >= 1)'],
  [
    'answered',
    `integer constraint observation_answered check (answered >= 1)
      constraint observation_answered_of_invited check (answered <= invited)
      constraint observation_valid_of_answered check (coalesce(denominator, n) <= answered)
      constraint observation_valid_of_invited check (coalesce(denominator, n) <= invited)`,
  ],
  [
    'survey_scale',
    'integer constraint observation_survey_scale check (survey_scale between 2 and 101)',
  ],
  [
    'wording',
    `text constraint observation_wording check (wording <> '')
      constraint observation_survey_has_answers check (coalesce(denominator, n) is not null
        or (invited is null and answered is null and survey_scale is null and wording is null))`,
  ],
]
const CLOSED_ONCE = { column: 'superseded_tx', derived: ['cycle_id'] }

export async function up(db: Kysely<unknown>): Promise<void> {
  await openAgain(db, 'observation')
  for (const [name, definition] of COLUMNS) {
    await sql`alter table observation add column ${sql.ref(name)} ${sql.raw(definition)}`.execute(
      db,
    )
  }
  await closedOnce(db, 'observation', CLOSED_ONCE)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await openAgain(db, 'observation')
  for (const [name] of COLUMNS.toReversed()) {
    await sql`alter table observation drop column ${sql.ref(name)}`.execute(db)
  }
  await closedOnce(db, 'observation', CLOSED_ONCE)
}
