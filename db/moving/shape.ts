/** The tables and columns of a database, in words that SQLite and PostgreSQL share. */

import { sql } from 'kysely'

import { isSqlite } from '../portable.ts'
import type { Db } from '../tables.ts'

export interface Shape {
  name: string
  columns: ShapeColumn[]
}

export interface ShapeColumn {
  name: string
  /** Text, whole number, number or bytes; a type that the product does not use has its own name. */
  kind: string
}

/** Tables that are not copied from database to database, and why. */
export const LEFT: ReadonlyMap<string, string> = new Map([
  ['kysely_migration', 'which migrations a database has had is its own; both have the same'],
  ['kysely_migration_lock', 'held while a migration runs, empty of anything to keep'],
])

const KINDS: ReadonlyMap<string, string> = new Map([
  ['text', 'text'],
  ['integer', 'whole number'],
  ['int4', 'whole number'],
  ['int8', 'whole number'],
  ['real', 'number'],
  ['float8', 'number'],
  ['blob', 'bytes'],
  ['bytea', 'bytes'],
])

/** Every table but those that are left, by name. */
export async function readShapes(db: Db): Promise<Shape[]> {
  const schema = await schemaOf(db)
  const tables = await db.introspection.getTables()
  return tables
    .filter((table) => !table.isView && !LEFT.has(table.name))
    .filter((table) => schema === undefined || table.schema === schema)
    .map(({ name, columns }) => ({
      name,
      columns: columns
        .map((column) => ({
          name: column.name,
          kind: KINDS.get(column.dataType.toLowerCase()) ?? column.dataType,
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** In what two databases differ, as a sentence; undefined where every row of one fits the other. */
export function findDifference(from: readonly Shape[], to: readonly Shape[]): string | undefined {
  const [own, other] = [namesOf(from), namesOf(to)]
  for (const name of own.keys()) {
    if (!other.has(name)) return `There is no place for ${name} in the database it would go to.`
  }
  for (const [name, kind] of other) {
    const had = own.get(name)
    if (had === undefined) return `The database it would go to has ${name}, which is not known.`
    if (had !== kind) return `${name} is ${had} in one database and ${kind} in the other.`
  }
  return undefined
}

/** By `the table x` and `the column y of the table x`. */
function namesOf(shapes: readonly Shape[]): Map<string, string> {
  return new Map(
    shapes.flatMap(({ name, columns }) => [
      [`the table ${name}`, 'a table'] as const,
      ...columns.map(
        (column) => [`the column ${column.name} of the table ${name}`, column.kind] as const,
      ),
    ]),
  )
}

async function schemaOf(db: Db): Promise<string | undefined> {
  if (isSqlite(db)) return undefined
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(db)
  return rows[0]?.name
}
