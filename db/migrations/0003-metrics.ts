/** Metrics with their measure, milestone targets, dated events; and the ledger that dates all change. */

import type { Kysely } from 'kysely'
import { sql } from 'kysely'

import { portable } from '../portable.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  const { finish, float } = portable(db)

  await finish(
    db.schema
      .createTable('ledger')
      .addColumn('tx', 'integer', (c) => c.notNull().primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('action', 'text', (c) => c.notNull())
      .addColumn('entity', 'text', (c) => c.notNull())
      .addColumn('entity_id', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('prev', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addUniqueConstraint('ledger_hash_once', ['hash'])
      .addUniqueConstraint('ledger_prev_once', ['prev'])
      .addCheckConstraint('ledger_hashes', sql`length(prev) = 64 and length(hash) = 64`),
  )
  await db.schema
    .createIndex('ledger_by_entity')
    .on('ledger')
    .columns(['entity', 'entity_id', 'tx'])
    .execute()

  await finish(
    db.schema
      .createTable('metric')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('action_id', 'text', (c) => c.notNull())
      .addColumn('plan_id', 'text', (c) => c.notNull())
      .addColumn('department_id', 'text', (c) => c.notNull())
      .addColumn('school_year', 'text', (c) => c.notNull())
      .addColumn('letter', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('kind', 'text')
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('direction', 'text', (c) => c.notNull())
      .addColumn('baseline', float)
      .addColumn('baseline_on', 'text')
      .addColumn('baseline_source', 'text', (c) => c.notNull())
      .addColumn('target', float)
      .addColumn('target_high', float)
      .addColumn('tolerance_unit', 'text', (c) => c.notNull())
      .addColumn('tolerance_amount', float, (c) => c.notNull())
      .addColumn('cadence', 'text', (c) => c.notNull())
      .addColumn('accumulates', 'integer', (c) => c.notNull())
      .addColumn('across_sites', 'text', (c) => c.notNull())
      .addColumn('scale_min', float)
      .addColumn('scale_max', float)
      .addColumn('stages', 'text', (c) => c.notNull())
      .addColumn('target_stage', 'text')
      .addColumn('rate_base', float, (c) => c.notNull())
      .addColumn('groups_overlap', 'integer', (c) => c.notNull())
      .addColumn('coverage_floor', float)
      .addColumn('privacy_class', 'text', (c) => c.notNull())
      .addColumn('source_system', 'text', (c) => c.notNull())
      .addColumn('definition', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('headline', 'integer', (c) => c.notNull())
      .addColumn('continues_id', 'text')
      .addColumn('cadence_reason', 'text', (c) => c.notNull())
      .addColumn('removed', 'integer', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('metric_of_action', ['action_id'], 'action', ['id'])
      .addForeignKeyConstraint('metric_of_plan', ['plan_id'], 'plan', ['id'])
      .addForeignKeyConstraint('metric_of_department', ['department_id'], 'department', ['id'])
      .addForeignKeyConstraint('metric_in_school_year', ['school_year'], 'school_year', ['id'])
      .addForeignKeyConstraint('metric_continues', ['continues_id'], 'metric', ['id'])
      .addUniqueConstraint('metric_position_once', ['action_id', 'position'])
      .addCheckConstraint(
        'metric_kind',
        sql`kind in ('count', 'rate', 'score', 'level', 'milestone', 'yes_no')`,
      )
      .addCheckConstraint(
        'metric_direction',
        sql`direction in ('up', 'down', 'at_least', 'at_most', 'between', 'exactly', 'keep')`,
      )
      .addCheckConstraint(
        'metric_cadence',
        sql`cadence in ('monthly', 'quarterly', 'twice_a_year', 'yearly')`,
      )
      .addCheckConstraint(
        'metric_tolerance',
        sql`tolerance_unit in ('value', 'percent_of_span') and tolerance_amount >= 0`,
      )
      .addCheckConstraint('metric_across_sites', sql`across_sites in ('sum', 'mean')`)
      .addCheckConstraint(
        'metric_privacy',
        sql`privacy_class in ('public_body', 'survey', 'student')`,
      )
      .addCheckConstraint('metric_scale', sql`scale_min < scale_max`)
      .addCheckConstraint('metric_rate_base', sql`rate_base > 0`)
      .addCheckConstraint('metric_between', sql`target <= target_high`)
      .addCheckConstraint('metric_coverage_floor', sql`coverage_floor between 0 and 1`)
      .addCheckConstraint(
        'metric_flags',
        sql`accumulates in (0, 1) and groups_overlap in (0, 1) and headline in (0, 1) and removed in (0, 1)`,
      ),
  )
  await db.schema
    .createIndex('metric_by_year')
    .on('metric')
    .columns(['school_year', 'department_id'])
    .execute()
  await db.schema.createIndex('metric_by_plan').on('metric').column('plan_id').execute()

  await finish(
    db.schema
      .createTable('metric_site')
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('site_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('metric_site_key', ['metric_id', 'site_id'])
      .addForeignKeyConstraint('metric_site_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('metric_site_at_site', ['site_id'], 'site', ['id']),
  )

  await finish(
    db.schema
      .createTable('milestone_target')
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('cycle_id', 'text', (c) => c.notNull())
      .addColumn('target', float, (c) => c.notNull())
      .addPrimaryKeyConstraint('milestone_target_key', ['metric_id', 'cycle_id'])
      .addForeignKeyConstraint('milestone_target_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('milestone_target_at_cycle', ['cycle_id'], 'cycle', ['id']),
  )

  await finish(
    db.schema
      .createTable('deviation')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('metric_id', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addColumn('owner', 'text', (c) => c.notNull())
      .addColumn('ends_on', 'text', (c) => c.notNull())
      .addColumn('tx', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('deviation_of_metric', ['metric_id'], 'metric', ['id'])
      .addForeignKeyConstraint('deviation_in_ledger', ['tx'], 'ledger', ['tx']),
  )

  await finish(
    db.schema
      .createTable('dated_event')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('department_id', 'text')
      .addColumn('metric_id', 'text')
      .addColumn('on_date', 'text', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addForeignKeyConstraint('dated_event_of_department', ['department_id'], 'department', ['id'])
      .addForeignKeyConstraint('dated_event_of_metric', ['metric_id'], 'metric', ['id'])
      .addCheckConstraint('dated_event_kind', sql`kind in ('event', 'rebase')`),
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = ['dated_event', 'deviation', 'milestone_target', 'metric_site', 'metric', 'ledger']
  for (const table of tables) await db.schema.dropTable(table).execute()
}
