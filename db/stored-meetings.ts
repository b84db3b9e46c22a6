/** What is stored of meetings, their minutes and feedback, every version, in the form in which the log tells of it. */

import type { StoredState } from './stored-states.ts'
import type { Db } from './tables.ts'
import { nameOfVersion } from './told-states.ts'

/** Everything there is, a table at a time. */
export async function* storedMeetings(db: Db): AsyncGenerator<StoredState[]> {
  yield await readMeetingVersions(db)
  yield await readMinutesVersions(db)
  yield await readFeedbackVersions(db)
}

async function readMeetingVersions(db: Db): Promise<StoredState[]> {
  const rows = await db.selectFrom('meeting').selectAll().execute()
  return rows.map((row) => {
    const { id, title, state, version, tx } = row
    const planned = { title, heldOn: row.held_on, startsAt: row.starts_at, state }
    const agenda = readable(row.agenda)
    return {
      entity: 'meeting',
      id: nameOfVersion(id, version),
      state: { id, cycleId: row.cycle_id, ...planned, agenda, ...writtenOf(row, version, tx) },
    }
  })
}

async function readMinutesVersions(db: Db): Promise<StoredState[]> {
  const rows = await db.selectFrom('meeting_minutes').selectAll().execute()
  return rows.map((row) => {
    const { id, text, version, tx } = row
    const place = { meetingId: row.meeting_id, departmentId: row.department_id }
    return {
      entity: 'meeting_minutes',
      id: nameOfVersion(id, version),
      state: { ...place, text, ...writtenOf(row, version, tx) },
    }
  })
}

async function readFeedbackVersions(db: Db): Promise<StoredState[]> {
  const rows = await db.selectFrom('meeting_feedback').selectAll().execute()
  return rows.map((row) => {
    const { id, clear, useful, note, version, tx } = row
    const place = {
      meetingId: row.meeting_id,
      departmentId: row.department_id,
      fromDepartmentId: row.from_department_id,
    }
    return {
      entity: 'meeting_feedback',
      id: nameOfVersion(id, version),
      state: { ...place, clear, useful, note, ...writtenOf(row, version, tx) },
    }
  })
}

/** What an agenda's text says; the text itself where it says nothing, which no entry tells of. */
function readable(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function writtenOf(
  { superseded_tx: supersededTx }: { superseded_tx: number | null },
  version: number,
  tx: number,
) {
  return { version, tx, supersededTx }
}
