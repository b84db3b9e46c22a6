/** What departments say of how another presented in a meeting: every version of it. */

import type { Feedback } from '../domain/meeting-feedback.ts'
import { recordChange } from './changes.ts'
import type { CycleMeeting } from './meetings.ts'
import type { Signed } from './reflections.ts'
import { isStanding } from './standing-versions.ts'
import type { Db } from './tables.ts'
import type { Writing } from './writing.ts'

/** Who says it of whom; it stays the same in every version. */
export interface FeedbackPlace {
  meetingId: string
  /** Whom it is about. */
  departmentId: string
  fromDepartmentId: string
}

export interface GivenFeedback extends Feedback, FeedbackPlace {
  id: string
  version: number
  written: Signed
}

export interface FeedbackScope {
  meetingId: string
  /** Whom it is about. */
  departmentId?: string | undefined
  /** A ledger number: as the record stood after that entry. */
  asOf?: number | undefined
}

/** The name of what one department says of another in a meeting. */
export function feedbackId({ meetingId, departmentId, fromDepartmentId }: FeedbackPlace): string {
  return `${meetingId}:${departmentId}:${fromDepartmentId}`
}

/** The feedback that was given in a meeting, by its id. */
export async function listFeedback(
  db: Db,
  { meetingId, departmentId, asOf }: FeedbackScope,
): Promise<GivenFeedback[]> {
  let query = db
    .selectFrom('meeting_feedback')
    .innerJoin('ledger', 'ledger.tx', 'meeting_feedback.tx')
    .selectAll('meeting_feedback')
    .select(['ledger.actor', 'ledger.at'])
    .where('meeting_feedback.meeting_id', '=', meetingId)
    .where(isStanding('meeting_feedback', asOf))
  if (departmentId !== undefined) {
    query = query.where('meeting_feedback.department_id', '=', departmentId)
  }
  const rows = await query.execute()
  return rows
    .map((row) => ({
      id: row.id,
      meetingId: row.meeting_id,
      departmentId: row.department_id,
      fromDepartmentId: row.from_department_id,
      clear: row.clear,
      useful: row.useful,
      note: row.note,
      version: row.version,
      written: { by: row.actor, at: row.at },
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Writes what one department says of another, in the place of what it said before. */
export async function giveFeedback(
  writing: Writing,
  { schoolYear }: Pick<CycleMeeting, 'schoolYear'>,
  place: FeedbackPlace,
  { before, feedback }: { before: GivenFeedback | undefined; feedback: Feedback },
): Promise<void> {
  const id = feedbackId(place)
  const { meetingId, departmentId, fromDepartmentId } = place
  const about = { meetingId, departmentId, fromDepartmentId }
  const version = (before?.version ?? 0) + 1
  const tx = await recordChange(writing, {
    action: 'meeting_feedback.give',
    entityId: id,
    before: before && { ...about, ...saidOf(before), version: before.version },
    after: { ...about, ...saidOf(feedback), version },
    scopes: [schoolYear],
  })
  await writing.tx
    .updateTable('meeting_feedback')
    .set({ superseded_tx: tx })
    .where('id', '=', id)
    .where('superseded_tx', 'is', null)
    .execute()
  await writing.tx
    .insertInto('meeting_feedback')
    .values({
      id,
      version,
      meeting_id: meetingId,
      department_id: departmentId,
      from_department_id: fromDepartmentId,
      ...saidOf(feedback),
      tx,
      superseded_tx: null,
    })
    .execute()
}

function saidOf({ clear, useful, note }: Feedback): Feedback {
  return { clear, useful, note }
}
