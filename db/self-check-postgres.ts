/** What a PostgreSQL database is asked before anything is written to it. */

import { sql } from 'kysely'

import { lostReference } from './self-check-sqlite.ts'
import type { Db } from './tables.ts'

// Off, each of them loses what was acknowledged when the power goes.
const SAFE = ['fsync', 'full_page_writes', 'synchronous_commit']

interface Reference {
  child: string
  parent: string
  /** Pairs of columns: its own, and the other’s. */
  columns: [string, string][]
}

export async function findUnsafeSetting(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where name in (${sql.join(SAFE)}) and setting = 'off' order by name
  `.execute(db)
  const [unsafe] = rows
  return (
    unsafe && `PostgreSQL runs with ${unsafe.name} = off, which loses changes when the power goes.`
  )
}

/** PostgreSQL keeps references whole by triggers, which whoever runs it can switch off. */
export async function findLostReference(db: Db): Promise<string | undefined> {
  for (const { child, parent, columns } of await listReferences(db)) {
    const set = columns.map(([own]) => sql`child.${sql.ref(own)} is not null`)
    const same = columns.map(
      ([own, other]) => sql`parent.${sql.ref(other)} = child.${sql.ref(own)}`,
    )
    const { rows } = await sql`
      select 1 from ${sql.table(child)} as child where ${sql.join(set, sql` and `)} and not exists
        (select 1 from ${sql.table(parent)} as parent where ${sql.join(same, sql` and `)}) limit 1
    `.execute(db)
    if (rows.length > 0) return lostReference(child, parent)
  }
  return undefined
}

async function listReferences(db: Db): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select child.relname as child, parent.relname as parent,
      (select json_agg(json_build_array(own.attname, other.attname))
        from unnest(conkey, confkey) as pair(own, other)
        join pg_attribute as own on own.attrelid = conrelid and own.attnum = pair.own
        join pg_attribute as other on other.attrelid = confrelid and other.attnum = pair.other
      ) as columns
    from pg_constraint
    join pg_class as child on child.oid = conrelid
    join pg_class as parent on parent.oid = confrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace
    order by conname
  `.execute(db)
  return rows
}
