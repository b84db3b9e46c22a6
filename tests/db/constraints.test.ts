import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { insertApiKey } from '../../db/api-keys.ts'
import { REMEMBERED } from '../../db/look-back.ts'
import { insertLink } from '../../db/one-time-links.ts'
import { insertPerson } from '../../db/people.ts'
import { setRecipe } from '../../db/recipes.ts'
import { insertReminders } from '../../db/reminders.ts'
import { insertSession } from '../../db/sessions.ts'
import { setGrid } from '../../db/status-grids.ts'
import type { Db } from '../../db/tables.ts'
import { calendarDate } from '../../domain/calendar.ts'
import { DIALECTS } from '../support/databases.ts'
import { gridOf } from '../support/grids.ts'
import { observationRow, observe } from '../support/observed.ts'
import { change, createPlan, DEPARTMENT, METRICS, PLAN } from '../support/plans.ts'

const STARTED = { started_at: 'x', beat_at: 'x', header: '[]', department_ids: '[]' }
const NOT_COUNTED = { bytes: 0, rows: 0, done: 0, out_of: 0, added: 0, corrected: 0, same: 0 }
const NOBODY_KNOWS = { note: '', recorded_at: 'x', recorded_by: 'x', withdrawn: 0, late: 0 }
const LOCKED = { cycle_id: '2022-23-Q1', department_id: DEPARTMENT }

/** A good row of tables that are only added to. */
const ADDED: Record<string, Record<string, unknown>> = {
  plan_step: { tx: 1, plan_id: PLAN, step: 'submit', note: '' },
  submission_step: { tx: 1, ...LOCKED, step: 'submit', note: '' },
  cycle_reopening: { tx: 1, ...LOCKED, until_on: '2022-11-01', reason: 'a late sheet' },
  reflection: {
    action_id: 'action-1',
    cycle_id: LOCKED.cycle_id,
    version: 1,
    happened: '',
    learned: '',
    next_step: '',
    felt: null,
    tx: 1,
    superseded_tx: null,
  },
  import_run: {
    id: 'r1',
    actor: 'x',
    file_name: 'x.csv',
    state: 'reading',
    dry_run: 0,
    good_rows_only: 0,
    ...STARTED,
    ...NOT_COUNTED,
    rejected: 0,
  },
  import_row: {
    import_id: 'r1',
    line: 2,
    outcome: 'added',
    department_id: DEPARTMENT,
    hidden: 0,
    cells: '[]',
    replaces: 0,
    id: 'o1',
    version: 1,
    metric_id: METRICS.level,
    school_year: '2022-23',
    cycle_id: '2022-23-Q1',
    participant_group: '',
    observed_on: '2022-09-30',
    ...NOBODY_KNOWS,
  },
  stream_answer: {
    id: 'odd',
    version: 1,
    stream_id: 's1',
    observed_on: '2022-10-05',
    participant_group: '',
    counts: '{}',
    note: '',
    withdrawn: 0,
    recorded_at: 'x',
    recorded_by: 'x',
    tx: 1,
  },
}

/** What a remembered table's versions are added to with. */
const VERSIONS = Object.keys(REMEMBERED).map((table) => `${table}_version`)
for (const table of VERSIONS) ADDED[table] = { since: 1, gone: 0 }

const NOBODYS = { token: 'x', provedBy: 'password', userAgent: '', expiresAt: 'x' } as const
const RECIPE = { version: 1, name: 'Rows', counting: { how: 'rows' }, by: 'month' } as const
const HALF = { value: null, numerator: 2, denominator: 4 }

/** Nonsense by the name of the check that refuses it: a table and columns to set in every row. */
const NONSENSE: [check: string, table: string, nonsense: Record<string, unknown>][] = [
  ['district_is_one', 'district', { id: 2 }],
  ['district_smallest_group', 'district', { smallest_group: 10 }],
  ['district_coverage_floor', 'district', { coverage_floor: 1.01 }],
  ['district_coverage_floor', 'district', { coverage_floor: -0.01 }],
  ['district_demonstration', 'district', { demonstration: 2 }],
  ['school_year_order', 'school_year', { ends_on: '2022-07-01' }],
  ['cycle_order', 'cycle', { starts_on: '2024-01-01' }],
  ['cycle_order', 'cycle', { due_on: '2022-07-02' }],
  ['cycle_number', 'cycle', { number: 0 }],
  ['cycle_number', 'cycle', { number: 13 }],
  ['cycle_grace', 'cycle', { grace_days: -1 }],
  ['cycle_grace', 'cycle', { grace_days: 366 }],
  ['plan_kind', 'plan', { kind: 'school_plan' }],
  ['plan_state', 'plan', { state: 'lost' }],
  ['chain_part_part', 'chain_part', { part: 'because' }],
  ['action_needs_resources', 'action', { needs_resources: 2 }],
  ['metric_kind', 'metric', { kind: 'ratio' }],
  ['metric_direction', 'metric', { direction: 'sideways' }],
  ['metric_cadence', 'metric', { cadence: 'daily' }],
  ['metric_tolerance', 'metric', { tolerance_unit: 'percent' }],
  ['metric_tolerance', 'metric', { tolerance_amount: -1 }],
  ['metric_across_sites', 'metric', { across_sites: 'last' }],
  ['metric_privacy', 'metric', { privacy_class: 'secret' }],
  ['metric_scale', 'metric', { scale_min: 5, scale_max: 5 }],
  ['metric_rate_base', 'metric', { rate_base: 0 }],
  ['metric_between', 'metric', { target: 4.5, target_high: 3.5 }],
  ['metric_coverage_floor', 'metric', { coverage_floor: 1.01 }],
  ['metric_coverage_floor', 'metric', { coverage_floor: -0.01 }],
  ['metric_flags', 'metric', { accumulates: 2 }],
  ['metric_flags', 'metric', { groups_overlap: 2 }],
  ['metric_flags', 'metric', { headline: -1 }],
  ['metric_flags', 'metric', { removed: 2 }],
  ['dated_event_kind', 'dated_event', { kind: 'party' }],
  ['ledger_hashes', 'ledger', { hash: 'short' }],
  ['append-only', 'ledger', { prev: 'short' }],
  ['observation_version', 'observation', { version: 0 }],
  ['observation_day', 'observation', { observed_on: '5 Oct 2022' }],
  ['observation_rate', 'observation', { value: null, numerator: 4 }],
  ['observation_rate', 'observation', { denominator: 4 }],
  ['observation_n', 'observation', { n: 0 }],
  ['observation_done', 'observation', { value: null, done: 2 }],
  ['observation_withdrawn', 'observation', { withdrawn: 2 }],
  ['observation_missing', 'observation', { value: null, missing_code: 'forgotten' }],
  ['observation_has_one_answer', 'observation', { value: null }],
  ['observation_has_one_answer', 'observation', { stage: 'drafted' }],
  ['observation_has_one_answer', 'observation', { missing_code: 'not_held' }],
  ['observation_superseded_later', 'observation', { superseded_tx: 1 }],
  ['status_grid_better', 'status_grid', { better: 'wider' }],
  ['status_grid_in_use', 'status_grid', { in_use: 2 }],
  ['status_grid_version', 'status_grid', { version: 0 }],
  ['recipe_version', 'recipe', { version: 0 }],
  ['recipe_size', 'recipe', { recipe: 'x'.repeat(40_001) }],
  ['observation_invited', 'observation', { n: 4, invited: 0 }],
  ['observation_answered', 'observation', { n: 4, answered: 0 }],
  ['observation_answered_of_invited', 'observation', { n: 4, invited: 8, answered: 9 }],
  ['observation_valid_of_answered', 'observation', { n: 4, answered: 3 }],
  ['observation_valid_of_answered', 'observation', { ...HALF, invited: 8, answered: 3 }],
  ['observation_valid_of_invited', 'observation', { n: 4, invited: 3 }],
  ['observation_survey_scale', 'observation', { n: 4, survey_scale: 1 }],
  ['observation_survey_scale', 'observation', { n: 4, survey_scale: 102 }],
  ['observation_wording', 'observation', { n: 4, wording: '' }],
  ['observation_survey_has_answers', 'observation', { invited: 8 }],
  ['observation_survey_has_answers', 'observation', { answered: 8 }],
  ['observation_survey_has_answers', 'observation', { survey_scale: 5 }],
  ['observation_survey_has_answers', 'observation', { wording: '1' }],
  ['api_key_secret_hash', 'api_key', { secret_hash: 'short' }],
  ['api_key_role', 'api_key', { role: 'coordinator' }],
  ['api_key_version', 'api_key', { version: 0 }],
  ['person_email_lower', 'person', { email: 'A@district.example' }],
  ['person_email_verified', 'person', { email_verified: 2 }],
  ['person_role', 'person', { role: 'admin' }],
  ['one_time_link_hash', 'one_time_link', { secret_hash: 'short' }],
  ['one_time_link_purpose', 'one_time_link', { purpose: 'visit', person_id: 'p1' }],
  ['plan_step_step', 'plan_step', { step: 'lose' }],
  ['submission_step_step', 'submission_step', { step: 'change' }],
  ['cycle_reopening_until', 'cycle_reopening', { until_on: 'Friday' }],
  ['cycle_reopening_reason', 'cycle_reopening', { reason: '  nine here  ' }],
  ['reflection_version', 'reflection', { version: 0 }],
  ['reflection_felt', 'reflection', { felt: 'met' }],
  ['reflection_superseded_later', 'reflection', { superseded_tx: 1 }],
  ['observation_late', 'observation', { late: 2, reason: 'counted again' }],
  ['observation_late_reason', 'observation', { late: 1, reason: 'nine here ' }],
  ['observation_late_reason', 'observation', { late: 1 }],
  ['one_time_link_person', 'one_time_link', { purpose: 'reset', person_id: null }],
  ['session_proved_by', 'session', { proved_by: 'smile' }],
  ['district_second_factor', 'district', { coordinators_need_second_factor: 2 }],
  ['second_factor_confirmed', 'second_factor', { confirmed_at: 'x' }],
  ['backup_code_hash', 'backup_code', { code_hash: 'short' }],
  ['import_run_state', 'import_run', { state: 'lost' }],
  ['import_run_flags', 'import_run', { dry_run: 2 }],
  ['import_run_flags', 'import_run', { good_rows_only: 2 }],
  ['import_row_outcome', 'import_row', { outcome: 'lost' }],
  ['sign_in_try_key', 'sign_in_try', { key_hash: 'short' }],
  ['writing_is_one', 'writing', { id: 2 }],
  ['writing_since', 'writing', { since: 0 }],
  ...VERSIONS.map((table): [string, string, Record<string, unknown>] => [
    `${table}_gone`,
    table,
    { gone: 2 },
  ]),
  ['district_reminders_on', 'district', { reminders_on: 2 }],
  ['district_remind_days_before', 'district', { remind_days_before: 0 }],
  ['district_remind_days_before', 'district', { remind_days_before: 61 }],
  ['district_remind_days_after', 'district', { remind_days_after: 0 }],
  ['district_remind_days_after', 'district', { remind_days_after: 31 }],
  ['person_reminders_off', 'person', { reminders_off: 2 }],
  ['reminder_kind', 'reminder', { kind: 'letter' }],
  ['reminder_day', 'reminder', { on_day: 'Friday' }],
  ['reminder_state', 'reminder', { state: 'lost' }],
  ['reminder_tries', 'reminder', { tries: -1 }],
  ['reminder_claim', 'reminder', { claimed_by: 'x' }],
  ['reminder_claim', 'reminder', { state: 'sending' }],
  ['calendar_link_hash', 'calendar_link', { secret_hash: 'short' }],
  ['stream_is_survey', 'stream', { is_survey: 2 }],
  ['stream_version', 'stream', { version: 0 }],
  ['stream_part_position', 'stream_part', { position: -1 }],
  ['stream_cut_kind', 'stream_cut', { kind: 'level' }],
  ['stream_cut_in_use', 'stream_cut', { in_use: 2 }],
  ['stream_cut_version', 'stream_cut', { version: 0 }],
  ['stream_answer_version', 'stream_answer', { version: 0 }],
  ['stream_answer_day', 'stream_answer', { observed_on: '5 Oct 2022' }],
  ['stream_answer_invited', 'stream_answer', { invited: 0 }],
  ['stream_answer_withdrawn', 'stream_answer', { withdrawn: 2 }],
  ['stream_answer_superseded_later', 'stream_answer', { superseded_tx: 1 }],
]

describe.each(DIALECTS)('%s: constraints', (dialect) => {
  let db: Db

  beforeAll(async () => {
    db = await createPlan(dialect)
    await sql`insert into dated_event values ('e1', null, null, '2022-11-01', 'x', 'event', 1)`.execute(
      db,
    )
    await change(db, (going) => setGrid(going, METRICS.rate, gridOf(), { expectedVersion: 0 }))
    await change(db, (going) => setRecipe(going, METRICS.rate, RECIPE, 0))
    await observe(db, METRICS.level, 1)
    await change(db, (going) =>
      insertApiKey(going, {
        name: 'nightly',
        departmentId: DEPARTMENT,
        role: 'read_key',
        expiresOn: calendarDate('2023-06-30'),
        secretHash: '0'.repeat(64),
      }),
    )
    await change(db, async (going) => {
      await insertPerson(going, {
        id: 'p1',
        name: 'A',
        email: 'a@district.example',
        role: 'viewer',
      })
      await insertLink(going, { purpose: 'set_up', personId: null })
      await insertSession(going, { ...NOBODYS, personId: 'p1' })
    })
    await sql`insert into stream values ('s1', ${DEPARTMENT}, 'A log', '', '', 0, 1)`.execute(db)
    await sql`insert into stream_part values ('s1', 0, 'attended', null)`.execute(db)
    await sql`insert into stream_cut values (${METRICS.count}, 's1', 'count', '["attended"]', '[]', 1, 1)`.execute(
      db,
    )
    await sql`insert into second_factor values ('p1', 'x', 'x', null, null, null)`.execute(db)
    await sql`insert into backup_code values ('p1', ${'0'.repeat(64)}, null)`.execute(db)
    await insertReminders(db, [{ personId: 'p1', kind: 'own' }], {
      on: calendarDate('2022-10-13'),
      at: 'x',
    })
    await sql`insert into calendar_link values ('p1', ${'0'.repeat(64)}, 'x')`.execute(db)
    await sql`insert into sign_in_try values ('t1', ${'0'.repeat(64)}, 'x')`.execute(db)
  })
  afterAll(() => db.destroy())

  test.each(NONSENSE)('%s refuses %s %o', async (check, table, nonsense) => {
    const error = await tryNonsense(table, nonsense)
    expect(error).toContain(check)
  })

  test.runIf(dialect === 'postgres')('every named check has its nonsense here', async () => {
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace`.execute(db)
    const tried = new Set(NONSENSE.map(([check]) => check))
    expect(rows.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })

  test('what a part belongs to has to exist', async () => {
    for (const statement of [
      sql`update department set division_id = 'nowhere'`,
      sql`update plan set department_id = 'nowhere'`,
      sql`update action set priority_id = 'nowhere' where id = 'action-1'`,
      sql`update metric set action_id = 'nowhere' where id = ${METRICS.level}`,
      sql`update metric set continues_id = 'nowhere'`,
      sql`update metric_site set site_id = 'nowhere' where site_id = 'valley-high'`,
      sql`update status_grid set metric_id = 'nowhere'`,
      sql`update recipe set metric_id = 'nowhere'`,
      sql`delete from site where id = 'valley-high'`,
      sql`delete from metric where id = ${METRICS.level}`,
    ]) {
      await expect(statement.execute(db)).rejects.toThrow(/foreign key/i)
    }
  })

  /** The database's words on a new row (append-only tables) or a changed one. */
  async function tryNonsense(table: string, nonsense: Record<string, unknown>): Promise<string> {
    try {
      if (table === 'observation') {
        const row = { ...observationRow(METRICS.level, 1), id: 'odd', ...nonsense }
        await insertRaw(table, row)
      } else if (ADDED[table]) {
        await insertRaw(table, { ...ADDED[table], ...nonsense })
      } else if (table === 'ledger') {
        const hash = 'f'.repeat(64)
        const names = { at: '', actor: '', action: '', entity: '', entity_id: '', payload: '{}' }
        const last = await db.selectFrom('ledger').select(['tx', 'hash']).orderBy('tx', 'desc').executeTakeFirstOrThrow() // prettier-ignore
        await insertRaw(table, { tx: last.tx + 1, ...names, prev: last.hash, hash, ...nonsense })
      } else {
        await updateRaw(table, nonsense)
      }
    } catch (error) {
      return String(error)
    }
    return 'nothing was refused'
  }

  async function insertRaw(table: string, row: Record<string, unknown>): Promise<void> {
    const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
    const values = sql.join(Object.values(row))
    await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db)
  }

  async function updateRaw(table: string, changes: Record<string, unknown>): Promise<void> {
    const set = Object.entries(changes).map(([name, value]) => sql`${sql.ref(name)} = ${value}`)
    await sql`update ${sql.table(table)} set ${sql.join(set)}`.execute(db)
  }
})
