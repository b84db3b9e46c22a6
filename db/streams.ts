/** Streams: what is asked once, its parts, and what refers to it. */

import type { StreamDefinition } from '../domain/stream.ts'
import { recordChange } from './changes.ts'
import { newId } from './ids.ts'
import { byName } from './name-order.ts'
import type { StreamTable } from './stream-tables.ts'
import type { Db, Transaction } from './tables.ts'
import type { Writing } from './writing.ts'

export interface Stream extends StreamDefinition {
  id: string
  departmentId: string
  version: number
}

/** What refers to a stream. */
export interface StreamUses {
  /** In all their versions, withdrawn ones too. */
  answers: number
  /** Cuts, those out of use too. */
  cuts: number
}

/** The streams of a department, or all, by name. */
export async function listStreams(db: Db, departmentId?: string): Promise<Stream[]> {
  const rows = await db
    .selectFrom('stream')
    .selectAll()
    .$if(departmentId !== undefined, (q) => q.where('department_id', '=', departmentId ?? ''))
    .execute()
  const streams = await Promise.all(rows.map((row) => toStream(db, row)))
  return streams.toSorted(byName)
}

/** A stream by its id. */
export async function findStream(db: Db, id: string): Promise<Stream | undefined> {
  const row = await db.selectFrom('stream').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toStream(db, row)
}

/** What refers to a stream; to one that is read as it stood after a ledger number, as of then. */
export async function findStreamUses(db: Db, id: string, asOf?: number): Promise<StreamUses> {
  const answers = await db
    .selectFrom('stream_answer')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('rows'))
    .where('stream_id', '=', id)
    .$if(asOf !== undefined, (q) => q.where('tx', '<=', asOf ?? 0))
    .executeTakeFirstOrThrow()
  const cuts = await db
    .selectFrom('stream_cut')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('rows'))
    .where('stream_id', '=', id)
    .executeTakeFirstOrThrow()
  return { answers: answers.rows, cuts: cuts.rows }
}

/** Adds a stream; undefined when the department has one of that name. */
export async function insertStream(
  writing: Writing,
  departmentId: string,
  definition: StreamDefinition,
  id: string = newId(),
): Promise<Stream | undefined> {
  if (await isTaken(writing.tx, departmentId, definition.name)) return undefined
  const stream: Stream = { ...definition, id, departmentId, version: 1 }
  await writing.tx.insertInto('stream').values(toRow(stream)).execute()
  await insertParts(writing.tx, stream)
  await recordChange(writing, { action: 'stream.add', entityId: stream.id, after: stream, scopes })
  return stream
}

/** Changes a stream; `taken` when another of the department has the name. The caller has checked the version. */
export async function updateStream(
  writing: Writing,
  before: Stream,
  definition: StreamDefinition,
): Promise<Stream | 'taken'> {
  const { tx } = writing
  const { id, departmentId } = before
  if (definition.name !== before.name && (await isTaken(tx, departmentId, definition.name))) {
    return 'taken'
  }
  const after: Stream = { ...definition, id, departmentId, version: before.version + 1 }
  await tx.updateTable('stream').set(toRow(after)).where('id', '=', id).execute()
  await tx.deleteFrom('stream_part').where('stream_id', '=', id).execute()
  await insertParts(tx, after)
  const action = 'stream.change'
  await recordChange(writing, { action, entityId: id, before, after, scopes })
  return after
}

/** Deletes a stream that nothing refers to. The caller has asked `findStreamUses`. */
export async function deleteStream(writing: Writing, before: Stream): Promise<void> {
  const { id } = before
  await writing.tx.deleteFrom('stream_part').where('stream_id', '=', id).execute()
  await writing.tx.deleteFrom('stream').where('id', '=', id).execute()
  await recordChange(writing, { action: 'stream.remove', entityId: id, before, scopes })
}

// A stream lives across years.
const scopes = ['organisation']

async function isTaken(tx: Transaction, departmentId: string, name: string): Promise<boolean> {
  const row = await tx
    .selectFrom('stream')
    .select('id')
    .where('department_id', '=', departmentId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row !== undefined
}

async function insertParts(tx: Transaction, { id, parts }: Stream): Promise<void> {
  const rows = parts.map(({ name, points }, position) => ({
    stream_id: id,
    position,
    name,
    points,
  }))
  await tx.insertInto('stream_part').values(rows).execute()
}

function toRow(stream: Stream): StreamTable {
  return {
    id: stream.id,
    department_id: stream.departmentId,
    name: stream.name,
    question: stream.question,
    wording: stream.wording,
    is_survey: stream.isSurvey ? 1 : 0,
    version: stream.version,
  }
}

async function toStream(db: Db, row: StreamTable): Promise<Stream> {
  const parts = await db
    .selectFrom('stream_part')
    .select(['name', 'points'])
    .where('stream_id', '=', row.id)
    .orderBy('position')
    .execute()
  return {
    id: row.id,
    departmentId: row.department_id,
    name: row.name,
    question: row.question,
    wording: row.wording,
    isSurvey: row.is_survey === 1,
    parts,
    version: row.version,
  }
}
