/** What was recorded of streams. Every change is a new version, as with observations. */

import { createHash } from 'node:crypto'

import type { ExpressionBuilder, Selectable } from 'kysely'

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'
import { boundsOf } from '../domain/calendar.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import type { Json } from '../domain/canonical-json.ts'
import type { Counts } from '../domain/stream.ts'
import { noteFed, toFed } from './fed-observations.ts'
import { newId } from './ids.ts'
import type { RecordedObservation } from './observation-row.ts'
import { AGAIN, standing, toObservation } from './observation-row.ts'
import type { StreamAnswerTable } from './stream-tables.ts'
import type { Db, Instant, Tables } from './tables.ts'
import type { Writing } from './writing.ts'

/** Where an answer stands: at most one a stream, day, site and group. */
export interface AnswerPlace {
  observedOn: CalendarDate
  siteId: string | null
  group: string
}

/** What an answer says. */
export interface AnswerContent extends AnswerPlace {
  invited: number | null
  counts: Counts
  note: string
  evidenceUrl: string | null
}

/** An answer on the record, in one of its versions. */
export interface StreamAnswer extends AnswerContent {
  id: string
  streamId: string
  version: number
  /** Why this version replaced the one before; null on the first. */
  reason: string | null
  withdrawn: boolean
  recordedAt: Instant
  recordedBy: string
  tx: number
}

type AnswerRow = Selectable<StreamAnswerTable>

export interface AnswerScope {
  schoolYear?: SchoolYear
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** The standing answers of a stream, the newest day first. */
export async function listAnswers(
  db: Db,
  streamId: string,
  { schoolYear, asOf }: AnswerScope = {},
): Promise<StreamAnswer[]> {
  const year = schoolYear && boundsOf(schoolYear)
  let query = db
    .selectFrom('stream_answer')
    .selectAll()
    .where('stream_id', '=', streamId)
    .where((eb) => stood(eb, asOf))
    .orderBy('observed_on', 'desc')
    .orderBy('id', 'desc')
  if (year) {
    query = query.where('observed_on', '>=', year.startsOn).where('observed_on', '<=', year.endsOn)
  }
  const rows = await query.execute()
  return rows.map(toAnswer)
}

/** The answer that stands, by its id. */
export async function findAnswer(db: Db, id: string): Promise<StreamAnswer | undefined> {
  const row = await db
    .selectFrom('stream_answer')
    .selectAll()
    .where('id', '=', id)
    .where((eb) => stood(eb, undefined))
    .executeTakeFirst()
  return row && toAnswer(row)
}

/** The newest version in an answer's place, a withdrawn one too. */
export async function findAnswerAt(
  db: Db,
  streamId: string,
  { observedOn, siteId, group }: AnswerPlace,
): Promise<StreamAnswer | undefined> {
  const rows = await db
    .selectFrom('stream_answer')
    .selectAll()
    .where('stream_id', '=', streamId)
    .where('observed_on', '=', observedOn)
    .where('participant_group', '=', group)
    .where('superseded_tx', 'is', null)
    .orderBy('withdrawn')
    .orderBy('tx', 'desc')
    .execute()
  const row = rows.find((each) => each.site_id === siteId)
  return row && toAnswer(row)
}

/** Records an answer, corrects the one before, or takes it back. */
export async function writeAnswer(
  writing: Writing,
  {
    streamId,
    departmentId,
    before,
    content,
    reason,
    withdrawn = false,
    fed,
    id = before?.id ?? newId(),
  }: {
    id?: string
    streamId: string
    departmentId: string
    before: StreamAnswer | undefined
    content: AnswerContent
    reason: string | null
    withdrawn?: boolean
    /** The observations that it wrote, by their ids. */
    fed: readonly string[]
  },
): Promise<StreamAnswer> {
  const version = (before?.version ?? 0) + 1
  const said = before?.withdrawn ? AGAIN : reason
  const payload = {
    streamId,
    departmentId,
    ...(before && { before: toAnswerEntry(before) }),
    ...(!withdrawn && { after: toAnswerEntry({ ...content, id, version }) }),
    ...(said !== null && { reason: said }),
    fed: toFed(fed),
  }
  const entry = { entity: 'stream_answer', entityId: id, payload }
  const tx = await logOf(writing, entry, { isNew: !before || before.withdrawn, withdrawn })
  if (before) {
    await writing.tx
      .updateTable('stream_answer')
      .set({ superseded_tx: tx })
      .where('id', '=', id)
      .where('version', '=', before.version)
      .execute()
  }
  const answer: StreamAnswer = {
    ...content,
    id,
    streamId,
    version,
    reason: before ? said : null,
    withdrawn,
    recordedAt: writing.at,
    recordedBy: writing.actor,
    tx,
  }
  await writing.tx.insertInto('stream_answer').values(toRow(answer)).execute()
  await noteFed(writing, answer, fed)
  return answer
}

/** What stands of some metrics, at least one, in an answer's place. By metric id. */
export async function listStandingAt(
  db: Db,
  metricIds: readonly string[],
  { observedOn, siteId, group }: AnswerPlace,
): Promise<Map<string, RecordedObservation>> {
  const rows = await db
    .selectFrom('observation')
    .selectAll()
    .where('metric_id', 'in', metricIds)
    .where('observed_on', '=', observedOn)
    .where('participant_group', '=', group)
    .where(standing())
    .execute()
  const here = rows.filter((row) => row.site_id === siteId)
  return new Map(here.map((row) => [row.metric_id, toObservation(row)]))
}

/** Whether a version stands, or stood after a ledger number. */
function stood(eb: ExpressionBuilder<Tables, 'stream_answer'>, asOf: number | undefined) {
  const open = eb('stream_answer.superseded_tx', 'is', null)
  const isGood = eb('stream_answer.withdrawn', '=', eb.lit(0))
  if (asOf === undefined) return eb.and([open, isGood])
  return eb.and([
    eb('stream_answer.tx', '<=', asOf),
    eb.or([open, eb('stream_answer.superseded_tx', '>', asOf)]),
    isGood,
  ])
}

function logOf(
  writing: Writing,
  entry: { entity: string; entityId: string; payload: Record<string, Json> },
  { isNew, withdrawn }: { isNew: boolean; withdrawn: boolean },
): Promise<number> {
  if (withdrawn) return writing.log({ action: 'stream_answer.withdraw', ...entry })
  if (isNew) return writing.log({ action: 'stream_answer.record', ...entry })
  return writing.log({ action: 'stream_answer.correct', ...entry })
}

/** As the ledger has it: of the note a salted hash, so that a name typed by mistake can be blanked. */
export function toAnswerEntry(
  answer: AnswerContent & Pick<StreamAnswer, 'id' | 'version'>,
): Record<string, Json> {
  const { id, version, observedOn, siteId, group, invited, counts, note, evidenceUrl } = answer
  const hash = createHash('sha256').update(`${id}.${version}\n${note}`).digest('hex')
  const noteSha256 = note === '' ? null : hash
  const place = { observedOn, siteId, group }
  return { version, ...place, invited, counts: { ...counts }, noteSha256, evidenceUrl }
}

function toRow(answer: StreamAnswer): AnswerRow {
  return {
    id: answer.id,
    version: answer.version,
    stream_id: answer.streamId,
    observed_on: answer.observedOn,
    site_id: answer.siteId,
    participant_group: answer.group,
    invited: answer.invited,
    counts: canonicalJson({ ...answer.counts }),
    note: answer.note,
    evidence_url: answer.evidenceUrl,
    withdrawn: answer.withdrawn ? 1 : 0,
    reason: answer.reason,
    recorded_at: answer.recordedAt,
    recorded_by: answer.recordedBy,
    tx: answer.tx,
    superseded_tx: null,
  }
}

/** An answer as it is stored. */
export function toAnswer(row: AnswerRow): StreamAnswer {
  return {
    id: row.id,
    streamId: row.stream_id,
    version: row.version,
    observedOn: row.observed_on,
    siteId: row.site_id,
    group: row.participant_group,
    invited: row.invited,
    counts: toCounts(JSON.parse(row.counts)),
    note: row.note,
    evidenceUrl: row.evidence_url,
    reason: row.reason,
    withdrawn: row.withdrawn === 1,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    tx: row.tx,
  }
}

function toCounts(stored: unknown): Counts {
  if (typeof stored !== 'object' || stored === null) throw new TypeError('not counts')
  return Object.fromEntries(
    Object.entries(stored).map(([name, count]) => {
      if (typeof count !== 'number') throw new TypeError('not a count')
      return [name, count]
    }),
  )
}
