/** The minutes of the meetings: every version of each text, one for a department and one for the whole. */

import { recordChange } from './changes.ts'
import type { CycleMeeting } from './meetings.ts'
import type { Signed } from './reflections.ts'
import { isStanding } from './standing-versions.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** A text of the minutes; version 0 where nobody has written one. */
export interface Minutes {
  id: string
  meetingId: string
  /** Null: of the meeting as a whole. */
  departmentId: string | null
  text: string
  version: number
  written: Signed | null
}

/** The name of a text. No department has a name with an asterisk. */
export function minutesId(meetingId: string, departmentId: string | null): string {
  return `${meetingId}:${departmentId ?? '*'}`
}

/** A text that nobody has written. */
export function unwrittenMinutes(meetingId: string, departmentId: string | null): Minutes {
  const id = minutesId(meetingId, departmentId)
  return { id, meetingId, departmentId, text: '', version: 0, written: null }
}

/** What is written of some meetings, at least one, by id. */
export async function readMinutes(
  db: Db,
  meetingIds: readonly string[],
  asOf?: number,
): Promise<Map<string, Minutes>> {
  const rows = await db
    .selectFrom('meeting_minutes')
    .innerJoin('ledger', 'ledger.tx', 'meeting_minutes.tx')
    .selectAll('meeting_minutes')
    .select(['ledger.actor', 'ledger.at'])
    .where('meeting_minutes.meeting_id', 'in', meetingIds)
    .where(isStanding('meeting_minutes', asOf))
    .orderBy('meeting_minutes.id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        meetingId: row.meeting_id,
        departmentId: row.department_id,
        text: row.text,
        version: row.version,
        written: { by: row.actor, at: row.at },
      },
    ]),
  )
}

/** The whole meeting's text, then one for each department on the agenda; a text of another department stays. */
export async function listMinutes(
  db: Db,
  { id, agenda }: Pick<CycleMeeting, 'id' | 'agenda'>,
  asOf?: number,
): Promise<Minutes[]> {
  const written = await readMinutes(db, [id], asOf)
  const wanted = [null, ...agenda.flatMap(({ departmentId }) => departmentId ?? [])]
  const listed = wanted.map(
    (departmentId) =>
      written.get(minutesId(id, departmentId)) ?? unwrittenMinutes(id, departmentId),
  )
  const ids = new Set(listed.map((one) => one.id))
  return [...listed, ...Array.from(written.values()).filter((one) => !ids.has(one.id))]
}

/** Writes the next version of a text. */
export async function writeMinutes(
  writing: Writing,
  { schoolYear }: Pick<CycleMeeting, 'schoolYear'>,
  before: Minutes,
  text: string,
): Promise<void> {
  const { id, meetingId, departmentId } = before
  const version = before.version + 1
  const was = { meetingId, departmentId, text: before.text, version: before.version }
  const tx = await recordChange(writing, {
    action: 'meeting_minutes.write',
    entityId: id,
    before: before.version === 0 ? undefined : was,
    after: { meetingId, departmentId, text, version },
    scopes: [schoolYear],
  })
  await writing.tx
    .updateTable('meeting_minutes')
    .set({ superseded_tx: tx })
    .where('id', '=', id)
    .where('superseded_tx', 'is', null)
    .execute()
  await writing.tx
    .insertInto('meeting_minutes')
    .values({
      id,
      version,
      meeting_id: meetingId,
      department_id: departmentId,
      text,
      tx,
      superseded_tx: null,
    })
    .execute()
}
