import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { createMigrator } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import type { Db } from '../../db/tables.ts'
import { createEmptyDatabase, DIALECTS } from '../support/databases.ts'
import { observe } from '../support/observed.ts'
import { createPlan, METRICS } from '../support/plans.ts'

describe.each(DIALECTS)('%s: migrations', (dialect) => {
  test('the schema goes up, down to nothing, and up again to the same', async () => {
    const db = await createEmptyDatabase(dialect)
    const migrator = createMigrator(db)
    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    const first = await columnsOf(db)
    expect(Object.keys(first).length).toBeGreaterThan(20)

    for (let left = Object.keys(migrations).length; left > 0; left -= 1) {
      expect((await migrator.migrateDown()).error).toBeUndefined()
    }
    expect(await columnsOf(db)).toEqual({})

    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    expect(await columnsOf(db)).toEqual(first)
    await db.destroy()
  })
})

describe.each(DIALECTS)('%s: migrations of a database in use', (dialect) => {
  test('surveys come and go around observations that stay as they are', async () => {
    const db = await createPlan(dialect)
    await observe(db, METRICS.level, 3)
    const migrator = createMigrator(db)
    const before = await rowsOf(db)
    expect(before).toHaveLength(3)

    expect((await migrator.migrateTo('0005-roll-ups')).error).toBeUndefined()
    expect((await rowsOf(db)).map(Object.keys)).not.toContainEqual(
      expect.arrayContaining(['invited']),
    )
    await expect(rewrite(db, 'note')).rejects.toThrow('append-only')
    await expect(db.deleteFrom('observation').execute()).rejects.toThrow('append-only')

    expect((await migrator.migrateToLatest()).error).toBeUndefined()
    expect(await rowsOf(db)).toEqual(before)
    for (const column of ['note', 'wording']) {
      await expect(rewrite(db, column)).rejects.toThrow('append-only')
    }
    await expect(sql`update observation set invited = 9`.execute(db)).rejects.toThrow('append-only')
    await expect(db.deleteFrom('observation').execute()).rejects.toThrow('append-only')
    await db.destroy()
  })
})

test('both databases have the same tables, columns and nullability', async () => {
  const [first, ...others] = await Promise.all(
    DIALECTS.map(async (dialect) => {
      const db = await createEmptyDatabase(dialect)
      await createMigrator(db).migrateToLatest()
      const columns = await columnsOf(db)
      await db.destroy()
      return columns
    }),
  )
  for (const other of others) expect(other).toEqual(first)
})

test.runIf(DIALECTS.includes('sqlite'))('every SQLite table is STRICT', async () => {
  const db = await createEmptyDatabase('sqlite')
  await createMigrator(db).migrateToLatest()
  const loose = await sql<{ name: string }>`
    select name from pragma_table_list
    where strict = 0 and type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'
  `.execute(db)
  expect(loose.rows).toEqual([])
  await db.destroy()
})

async function rowsOf(db: Db): Promise<object[]> {
  return db.selectFrom('observation').selectAll().orderBy('id').execute()
}

async function rewrite(db: Db, column: string): Promise<void> {
  await sql`update observation set ${sql.ref(column)} = 'other'`.execute(db)
}

/** Table → column → whether it may be null, without the migrator's own tables. */
async function columnsOf(db: Db): Promise<Record<string, Record<string, boolean>>> {
  const tables = await db.introspection.getTables()
  const own = tables.filter((table) => !table.name.startsWith('kysely_'))
  return Object.fromEntries(
    own
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((table) => [
        table.name,
        Object.fromEntries(table.columns.map((column) => [column.name, column.isNullable])),
      ]),
  )
}
