/** What was sent of an answer, made into what is to be stored, or every problem with it. */

import type { z } from '@hono/zod-openapi'

import { listCycles } from '../db/cycles.ts'
import { findSite } from '../db/sites.ts'
import type { AnswerContent } from '../db/stream-answers.ts'
import type { Stream } from '../db/streams.ts'
import type { Db } from '../db/tables.ts'
import type { CalendarDate } from '../domain/calendar.ts'
import { isCalendarDate, schoolYearOf } from '../domain/calendar.ts'
import { checkEvidenceUrl, checkGroup, checkNote } from '../domain/observation-text.ts'
import { checkDay } from '../domain/observation.ts'
import type { Result } from '../domain/result.ts'
import { err, ok } from '../domain/result.ts'
import type { StreamProblem } from '../domain/stream.ts'
import { checkAnswer } from '../domain/stream.ts'
import type { NewAnswer } from './stream-schemas.ts'

type Sent = Omit<z.infer<typeof NewAnswer>, 'reason'>

/** The answer to store and the cycle of its day; or every problem at once. */
export async function checkSent(
  db: Db,
  sent: Sent,
  stream: Stream,
  latestDay: CalendarDate,
): Promise<Result<{ content: AnswerContent; cycleId: string }, StreamProblem[]>> {
  const typed = sent.observedOn.trim()
  const schoolYear = schoolYearOf(isCalendarDate(typed) ? typed : latestDay)
  const cycles = await listCycles(db, schoolYear)
  const day = checkDay(sent, { metric: { schoolYear }, cycles, latestDay })
  const group = checkGroup(sent.group)
  const note = checkNote(sent.note)
  const evidenceUrl = checkEvidenceUrl(sent.evidenceUrl)
  const counted = checkAnswer(sent, stream)
  const siteId = sent.siteId ?? null
  const isUnknown = siteId !== null && !(await findSite(db, siteId))
  if (!isUnknown && day.ok && group.ok && note.ok && evidenceUrl.ok && counted.ok) {
    const { observedOn, cycleId } = day.value
    const place = { observedOn, siteId, group: group.value }
    const beside = { note: note.value, evidenceUrl: evidenceUrl.value }
    return ok({ content: { ...place, ...counted.value, ...beside }, cycleId })
  }
  const message = 'There is no such site; choose one of the list.'
  const unknownSite = { path: 'siteId', code: 'site_unknown', message }
  return err([
    ...(isUnknown ? [unknownSite] : []),
    ...[day, group, note, evidenceUrl, counted].flatMap((each) => (each.ok ? [] : each.error)),
  ])
}
