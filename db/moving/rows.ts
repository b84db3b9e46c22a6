/** The rows of any table: read a page at a time, and written as they are. */

import { sql } from 'kysely'

import { isSqlite } from '../portable.ts'
import type { Db, Transaction } from '../tables.ts'
import type { Shape } from './shape.ts'

export type Row = Record<string, unknown>

/** What a page may weigh, so that memory does not grow with a table. */
const PAGE_BYTES = 4_000_000
const FIRST_PAGE = 16
const LONGEST_PAGE = 500
const PLACE = 'quarterdeck_place'

/** PostgreSQL’s names of the kinds. */
const LISTS: Readonly<Record<string, string>> = {
  text: 'text',
  'whole number': 'bigint',
  number: 'double precision',
  bytes: 'bytea',
}

/** All rows of a table, in no order that means anything. On PostgreSQL it must be in a transaction. */
export function pagesOf(db: Db, shape: Shape): AsyncGenerator<Row[]> {
  return isSqlite(db) ? pagesByPlace(db, shape) : pagesOfCursor(db, shape)
}

/** Adds rows, with the numbers that the database would count by itself too. */
export async function insertRows(
  tx: Transaction,
  { name: table, columns }: Shape,
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)))
  const into = sql`insert into ${sql.table(table)} (${names})`
  if (isSqlite(tx)) {
    for (const row of rows) {
      await sql`${into} values (${sql.join(columns.map(({ name }) => row[name]))})`.execute(tx)
    }
    return
  }
  // One list a column, so that a page of any length is the same statement.
  const lists = columns.map(
    ({ name, kind }) => sql`${rows.map((row) => row[name])}::${sql.raw(LISTS[kind] ?? 'text')}[]`,
  )
  await sql`${into} overriding system value select * from unnest(${sql.join(lists)})`.execute(tx)
}

/** Makes the numbers that PostgreSQL counts by itself go on after those that are there. */
export async function countOn(tx: Transaction, tables: readonly string[]): Promise<void> {
  if (isSqlite(tx)) return
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'
    order by table_name
  `.execute(tx)
  for (const { table, column } of rows.filter((one) => tables.includes(one.table))) {
    await sql`
      select setval(pg_get_serial_sequence(${`"${table}"`}, ${column}), max(${sql.ref(column)}))
      from ${sql.table(table)} having max(${sql.ref(column)}) is not null
    `.execute(tx)
  }
}

async function* pagesByPlace(db: Db, { name, columns }: Shape): AsyncGenerator<Row[]> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)))
  let further = sql``
  for (let longest = FIRST_PAGE; ;) {
    const { rows } = await sql<Row>`
      select ${names}, rowid as ${sql.ref(PLACE)} from ${sql.table(name)}
      ${further} order by rowid limit ${longest}
    `.execute(db)
    if (rows.length === 0) return
    further = sql`where rowid > ${rows.at(-1)?.[PLACE]}`
    yield rows
    longest = nextLength(rows)
  }
}

async function* pagesOfCursor(db: Db, { name, columns }: Shape): AsyncGenerator<Row[]> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)))
  await sql`declare copied no scroll cursor for select ${names} from ${sql.table(name)}`.execute(db)
  for (let longest = FIRST_PAGE; ;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(longest)} from copied`.execute(db)
    if (rows.length === 0) break
    yield rows
    longest = nextLength(rows)
  }
  await sql`close copied`.execute(db)
}

/** As many rows as would weigh a page if they were like these. */
function nextLength(rows: readonly Row[]): number {
  const bytes = rows.reduce((sum, row) => sum + weightOf(row), 0)
  const fitting = Math.floor((PAGE_BYTES * rows.length) / bytes)
  return Math.max(1, Math.min(LONGEST_PAGE, fitting))
}

function weightOf(row: Row): number {
  return Object.values(row).reduce<number>((sum, value) => sum + 8 + lengthOf(value), 0)
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0
}
