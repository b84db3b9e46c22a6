/**
 * The memory of a table: every version that its rows ever had, and from which ledger number each
 * was known. Triggers fill it, so that nothing that writes can forget to.
 */

import type { Kysely, RawBuilder } from 'kysely'
import { sql } from 'kysely'

import { appendOnly, onceOnly } from './append-only.ts'
import { isSqlite } from './portable.ts'

export interface Remembered {
  /** The columns by which a row is the same row. */
  key: readonly string[]
  /** Since which ledger number the rows there are now are known; from the beginning unless given. */
  since?: RawBuilder<unknown>
}

/** Where a table's versions are. */
export function versionsOf(table: string): string {
  return `${table}_version`
}

/**
 * Begins to remember a table, its rows of now first. A migration that changes the table's columns
 * forgets and remembers it around the change, or changes both.
 */
export async function remember(
  db: Kysely<unknown>,
  table: string,
  { key, since = sql`0` }: Remembered,
): Promise<void> {
  const columns = await columnsOf(db, table)
  const versions = versionsOf(table)
  const typed = columns.map(({ name, dataType }) => sql`${sql.ref(name)} ${sql.raw(dataType)}`)
  await sql`create table ${sql.table(versions)} (
    seq ${isSqlite(db) ? sql`integer not null primary key` : sql`integer generated always as identity primary key`},
    since integer not null,
    gone integer not null,
    ${sql.join(typed)},
    constraint ${sql.ref(`${versions}_gone`)} check (gone in (0, 1))
  )${isSqlite(db) ? sql` strict` : sql``}`.execute(db)
  await db.schema
    .createIndex(`${versions}_by_key`)
    .on(versions)
    .columns([...key, 'seq'])
    .execute()

  const names = columns.map(({ name }) => sql.ref(name))
  await sql`insert into ${sql.table(versions)} (since, gone, ${sql.join(names)})
    select ${since}, 0, ${sql.join(names)} from ${sql.table(table)} as kept`.execute(db)
  await appendOnly(db, versions)
  await onceOnly(db, versions, ['seq'])
  await keep(db, table, { key, columns: columns.map(({ name }) => name) })
}

/** Forgets a table, with all that was remembered of it. */
export async function forget(db: Kysely<unknown>, table: string): Promise<void> {
  const kept = sql.ref(`${table}_kept`)
  if (isSqlite(db)) {
    for (const event of ['insert', 'update', 'delete', 'key']) {
      await sql`drop trigger ${sql.ref(`${table}_kept_${event}`)}`.execute(db)
    }
  } else {
    await sql`drop trigger ${kept} on ${sql.table(table)}`.execute(db)
    await sql`drop function ${kept}()`.execute(db)
  }
  await db.schema.dropTable(versionsOf(table)).execute()
  if (!isSqlite(db)) {
    await sql`drop function ${sql.ref(`${versionsOf(table)}_once_only`)}()`.execute(db)
  }
}

/** The first ledger number of the change that is running; of a change by hand, the next one. */
const SINCE = sql`coalesce((select since from writing), (select max(tx) + 1 from ledger), 1)`

async function keep(
  db: Kysely<unknown>,
  table: string,
  { key, columns }: { key: readonly string[]; columns: readonly string[] },
): Promise<void> {
  const version = (row: 'new' | 'old') => sql`
    insert into ${sql.table(versionsOf(table))} (since, gone, ${sql.join(columns.map((name) => sql.ref(name)))})
    values (${SINCE}, ${sql.lit(row === 'old' ? 1 : 0)}, ${sql.join(columns.map((name) => sql.ref(`${row}.${name}`)))});`
  const isOther = sql.join(
    key.map((name) => sql`${sql.ref(`new.${name}`)} <> ${sql.ref(`old.${name}`)}`),
    sql` or `,
  )
  if (isSqlite(db)) {
    const trigger = (event: string, when: RawBuilder<unknown>, row: 'new' | 'old') =>
      sql`create trigger ${sql.ref(`${table}_kept_${event}`)} after ${when}
        begin ${version(row)} end`.execute(db)
    await trigger('insert', sql`insert on ${sql.table(table)}`, 'new')
    await trigger('update', sql`update on ${sql.table(table)}`, 'new')
    await trigger('delete', sql`delete on ${sql.table(table)}`, 'old')
    await trigger('key', sql`update on ${sql.table(table)} when ${isOther}`, 'old')
    return
  }
  const kept = sql.ref(`${table}_kept`)
  await sql`create function ${kept}() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then ${version('old')} return null; end if;
      if tg_op = 'UPDATE' then
        if ${isOther} then ${version('old')} end if;
      end if;
      ${version('new')}
      return null;
    end $$`.execute(db)
  await sql`create trigger ${kept} after insert or update or delete on ${sql.table(table)}
    for each row execute function ${kept}()`.execute(db)
}

async function columnsOf(db: Kysely<unknown>, name: string) {
  const tables = await db.introspection.getTables()
  const found = tables.find((table) => table.name === name)
  if (!found) throw new Error(`no table ${name}`)
  return found.columns
}
