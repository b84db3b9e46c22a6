/** Second factors with their backup codes, when a sign-in was last proved, and tries that are counted. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import type { Portable } from '../portable.ts'
import { portable } from '../portable.ts'

/** Long ago: a sign-in from before this migration is proved anew before a dangerous deed. */
const NEVER = '1970-01-01T00:00:00.000Z'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await sql`alter table session add column proved_at text not null default ${sql.lit(NEVER)}`.execute(
    db,
  )
  await sql`alter table session add column proved_by text not null default 'password'
    constraint session_proved_by check (proved_by in ('password', 'second_factor', 'provider'))`.execute(
    db,
  )
  await sql`alter table district add column coordinators_need_second_factor integer not null default 0
    constraint district_second_factor check (coordinators_need_second_factor in (0, 1))`.execute(db)
  await createSecondFactors(db, finish)
  await createTries(db, finish)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ['sign_in_try', 'backup_code', 'second_factor']) {
    await db.schema.dropTable(table).execute()
  }
  await db.schema.alterTable('district').dropColumn('coordinators_need_second_factor').execute()
  for (const column of ['proved_by', 'proved_at']) {
    await db.schema.alterTable('session').dropColumn(column).execute()
  }
}

type Finish = Portable['finish']

async function createSecondFactors(db: Kysely<unknown>, finish: Finish): Promise<void> {
  await finish(
    db.schema
      .createTable('second_factor')
      .addColumn('person_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('sealed_secret', 'text', (c) => c.notNull())
      .addColumn('begun_at', 'text', (c) => c.notNull())
      .addColumn('confirmed_at', 'text')
      .addColumn('last_step', 'integer')
      .addColumn('backup_salt', 'text')
      .addForeignKeyConstraint('second_factor_of_person', ['person_id'], 'person', ['id'])
      .addCheckConstraint(
        'second_factor_confirmed',
        sql`confirmed_at is null or (last_step is not null and backup_salt is not null)`,
      ),
  )
  await finish(
    db.schema
      .createTable('backup_code')
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('code_hash', 'text', (c) => c.notNull())
      .addColumn('used_at', 'text')
      .addPrimaryKeyConstraint('backup_code_key', ['person_id', 'code_hash'])
      .addForeignKeyConstraint('backup_code_of_person', ['person_id'], 'person', ['id'])
      .addCheckConstraint('backup_code_hash', sql`length(code_hash) = 64`),
  )
}

async function createTries(db: Kysely<unknown>, finish: Finish): Promise<void> {
  await finish(
    db.schema
      .createTable('sign_in_try')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('key_hash', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addCheckConstraint('sign_in_try_key', sql`length(key_hash) = 64`),
  )
  await db.schema
    .createIndex('sign_in_try_by_key')
    .on('sign_in_try')
    .columns(['key_hash', 'at'])
    .execute()
  await db.schema.createIndex('sign_in_try_by_time').on('sign_in_try').column('at').execute()
}
