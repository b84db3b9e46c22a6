import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { insertApiKey } from '../../db/api-keys.ts'
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
import { ADDED, NONSENSE } from '../support/nonsense.ts'
import { observationRow, observe } from '../support/observed.ts'
import { change, createPlan, DEPARTMENT, METRICS } from '../support/plans.ts'

const NOBODYS = { token: 'x', provedBy: 'password', userAgent: '', expiresAt: 'x' } as const
const RECIPE = { version: 1, name: 'Rows', counting: { how: 'rows' }, by: 'month' } as const

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
