/** Who may come in: people with their sign-ins, sessions, departments and one-time links. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import type { Portable } from '../portable.ts'
import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await createPeople(db, finish)
  await createSignIns(db, finish)
  await finish(
    db.schema
      .createTable('one_time_link')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('secret_hash', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text')
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('used_at', 'text')
      .addForeignKeyConstraint('one_time_link_of_person', ['person_id'], 'person', ['id'])
      .addUniqueConstraint('one_time_link_secret_once', ['secret_hash'])
      .addCheckConstraint('one_time_link_hash', sql`length(secret_hash) = 64`)
      .addCheckConstraint('one_time_link_purpose', sql`purpose in ('set_up', 'invite', 'reset')`)
      .addCheckConstraint('one_time_link_person', sql`purpose = 'set_up' or person_id is not null`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ['one_time_link', 'verification', 'account', 'session', 'department_member']
  for (const table of [...tables, 'person']) await db.schema.dropTable(table).execute()
}

type Finish = Portable['finish']

async function createPeople(db: Kysely<unknown>, finish: Finish): Promise<void> {
  await finish(
    db.schema
      .createTable('person')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('email_verified', 'integer', (c) => c.notNull())
      .addColumn('image', 'text')
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addUniqueConstraint('person_email_once', ['email'])
      .addCheckConstraint('person_email_lower', sql`email = lower(email)`)
      .addCheckConstraint('person_email_verified', sql`email_verified in (0, 1)`)
      .addCheckConstraint(
        'person_role',
        sql`role in ('coordinator', 'owner', 'editor', 'viewer', 'auditor')`,
      ),
  )
  await finish(
    db.schema
      .createTable('department_member')
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('department_member_key', ['person_id', 'department_id'])
      .addForeignKeyConstraint('department_member_person', ['person_id'], 'person', ['id'])
      .addForeignKeyConstraint('department_member_department', ['department_id'], 'department', [
        'id',
      ]),
  )
}

async function createSignIns(db: Kysely<unknown>, finish: Finish): Promise<void> {
  await finish(
    db.schema
      .createTable('session')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('token', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('address', 'text')
      .addColumn('user_agent', 'text')
      .addForeignKeyConstraint('session_of_person', ['person_id'], 'person', ['id'])
      .addUniqueConstraint('session_token_once', ['token']),
  )
  await db.schema.createIndex('session_by_person').on('session').column('person_id').execute()
  await finish(
    db.schema
      .createTable('account')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('person_id', 'text', (c) => c.notNull())
      .addColumn('provider_id', 'text', (c) => c.notNull())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('password', 'text')
      .addColumn('access_token', 'text')
      .addColumn('refresh_token', 'text')
      .addColumn('id_token', 'text')
      .addColumn('access_token_expires_at', 'text')
      .addColumn('refresh_token_expires_at', 'text')
      .addColumn('scope', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addForeignKeyConstraint('account_of_person', ['person_id'], 'person', ['id'])
      .addUniqueConstraint('account_once', ['provider_id', 'account_id']),
  )
  await db.schema.createIndex('account_by_person').on('account').column('person_id').execute()
  await finish(
    db.schema
      .createTable('verification')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('identifier', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull()),
  )
  await db.schema
    .createIndex('verification_by_identifier')
    .on('verification')
    .column('identifier')
    .execute()
}
