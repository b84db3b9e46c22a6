/** What is forgotten by itself, because nobody can use it any more. */

import { sweepAnswers } from '../db/idempotency.ts'
import { resumePublishing } from '../db/import-resuming.ts'
import { sweepRuns } from '../db/import-runs.ts'
import { sweepLinks } from '../db/one-time-links.ts'
import { sweepReminders } from '../db/reminders.ts'
import { sweepSessions } from '../db/sessions.ts'
import { sweepTries } from '../db/tries.ts'
import { dayIn } from './clock.ts'
import type { Deps } from './context.ts'

const DAY = 24 * 60 * 60 * 1000
/** For how long a repeated request gets its first answer again. */
const ANSWERS_KEPT = 30 * DAY
/** For how long refused rows can be downloaded. */
const REJECTS_KEPT = 7 * DAY
/** For how long it can be read who was reminded of what. */
const REMINDERS_KEPT = 400 * DAY

/** Sign-ins and links that have ended, tries that count no longer, answers kept for repeated requests, old reminders. */
export async function sweep({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await sweepSessions(db, now.toISOString())
  await sweepLinks(db, now.toISOString())
  await sweepTries(db, new Date(now.getTime() - DAY).toISOString())
  await sweepAnswers(db, new Date(now.getTime() - ANSWERS_KEPT).toISOString())
  await sweepReminders(db, dayIn('UTC', new Date(now.getTime() - REMINDERS_KEPT)))
}

/**
 * Ends imports whose entry is on the ledger; takes away what others left that were cut off, and
 * refused rows that nobody has asked for in a week.
 */
export async function sweepImports({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const now = clock.now()
  await resumePublishing(db, now)
  await sweepRuns(db, now, new Date(now.getTime() - REJECTS_KEPT).toISOString())
}
