/** Keys by which a program reads or records for one department. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish } = portable(db)
  await finish(
    db.schema
      .createTable('api_key')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('secret_hash', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('created_by', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_on', 'text', (c) => c.notNull())
      .addColumn('last_used_on', 'text')
      .addColumn('revoked_at', 'text')
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('api_key_of_department', ['department_id'], 'department', ['id'])
      .addUniqueConstraint('api_key_name_once', ['name'])
      .addUniqueConstraint('api_key_secret_once', ['secret_hash'])
      .addCheckConstraint('api_key_secret_hash', sql`length(secret_hash) = 64`)
      .addCheckConstraint('api_key_role', sql`role in ('observe_key', 'read_key')`)
      .addCheckConstraint('api_key_version', sql`version > 0`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('api_key').execute()
}
