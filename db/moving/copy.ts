/** Everything that one database holds, put into an empty one of the same schema. */

import { sql } from 'kysely'

import type { Result } from '../../domain/result.ts'
import { err, ok } from '../../domain/result.ts'
import type { Db, Transaction } from '../tables.ts'
import { withoutGuards } from './guards.ts'
import { findContent, FROM_THE_START } from './occupant.ts'
import { countOn, insertRows, pagesOf } from './rows.ts'
import type { Shape } from './shape.ts'
import { findDifference, readShapes } from './shape.ts'

/** Rows by table, in the order of the tables’ names. */
export type Counts = ReadonlyMap<string, number>

/**
 * Copies every row of every table, as it is, and gives how many each table got.
 *
 * The source must stand still meanwhile: held by a lock, or read in one transaction.
 * Errors: why not, as a sentence, after which the transaction must be rolled back.
 */
export async function copyRecord(source: Db, target: Transaction): Promise<Result<Counts, string>> {
  const shapes = await readShapes(source)
  const difference = findDifference(shapes, await readShapes(target))
  if (difference !== undefined) return err(difference)
  const tables = shapes.map(({ name }) => name)
  return withoutGuards(target, tables, async () => {
    const held = await findContent(target, tables)
    if (held !== undefined) return err(held)
    for (const name of FROM_THE_START) await sql`delete from ${sql.table(name)}`.execute(target)
    const counts = new Map<string, number>()
    for (const shape of shapes) counts.set(shape.name, await copyTable(source, target, shape))
    await countOn(target, tables)
    const lost = await findLost(target, counts)
    return lost === undefined ? ok(counts) : err(lost)
  })
}

async function copyTable(source: Db, target: Transaction, shape: Shape): Promise<number> {
  let count = 0
  for await (const rows of pagesOf(source, shape)) {
    await insertRows(target, shape, rows)
    count += rows.length
  }
  return count
}

/** What was written is counted again where it is. */
async function findLost(target: Transaction, counts: Counts): Promise<string | undefined> {
  for (const [name, count] of counts) {
    const { rows } = await sql<{ n: number }>`
      select cast(count(*) as integer) as n from ${sql.table(name)}
    `.execute(target)
    const there = rows[0]?.n
    if (there !== count) {
      return `Of ${count} rows of the table ${name}, ${there} are in the other database.`
    }
  }
  return undefined
}
