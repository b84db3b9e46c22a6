/** The shapes of meetings, their minutes and the feedback given in them, over HTTP. */

import { z } from '@hono/zod-openapi'

import type { NameOf } from '../../db/author-names.ts'
import type { GivenFeedback } from '../../db/meeting-feedback.ts'
import type { Minutes as WrittenMinutes } from '../../db/meeting-minutes.ts'
import type { CycleMeeting } from '../../db/meetings.ts'
import type { Signed as SignedBy } from '../../db/reflections.ts'
import { FEEDBACK_ANSWERS } from '../../domain/meeting-feedback.ts'
import { AGENDA_KINDS, MEETING_MINUTES, MEETING_STATES } from '../../domain/meeting.ts'
import { Day, Id, text } from '../schemas.ts'

const LONGEST_TITLE = 200
const LONGEST_NOTES = 4_000
const LONGEST_MINUTES = 20_000
const LONGEST_NOTE = 2_000
const MOST_ITEMS = 200
/** A meeting of a working day. */

const Signed = z.object({
  by: z.string().openapi({ description: 'What they are called today.' }),
  at: z.string().openapi({ description: 'UTC moment.' }),
})

const item = {
  kind: z.enum(AGENDA_KINDS).openapi({
    description: 'opening: what was decided last time. closing: feedback, and what was decided.',
  }),
  departmentId: Id.nullable().openapi({ description: 'Null but for the item of a department.' }),
  title: text(LONGEST_TITLE),
  minutes: z.number().openapi({ description: 'Whole minutes, 1 to 240.', example: 10 }),
  presenter: text(LONGEST_TITLE).openapi({ description: 'A role or a name.' }),
  notes: text(LONGEST_NOTES).openapi({ description: 'For the presenter.' }),
}
const planned = {
  title: text(LONGEST_TITLE, 1).openapi({ example: 'DLN 2' }),
  heldOn: Day,
  startsAt: z
    .string()
    .max(20)
    .nullable()
    .openapi({ example: '09:00', description: 'HH:MM on the district’s clock, or null.' }),
}

export const Meeting = z
  .object({
    id: z.string(),
    version: z.int(),
    cycleId: z.string().openapi({ description: 'The cycle that is looked back on.' }),
    schoolYear: z.string(),
    ...planned,
    state: z.enum(MEETING_STATES),
    snapshotId: z
      .string()
      .nullable()
      .openapi({ description: 'The latest sealed packet of its cycle; null where there is none.' }),
    agenda: z.array(z.object({ id: z.string(), ...item })),
    changed: Signed,
  })
  .openapi('Meeting')

export const NewMeeting = z
  .strictObject({
    cycleId: Id,
    title: planned.title.optional(),
    heldOn: Day.optional().openapi({ description: "Left out: the cycle's own meeting day." }),
    startsAt: planned.startsAt.optional(),
    minutes: z
      .int()
      .min(MEETING_MINUTES.least)
      .max(MEETING_MINUTES.most)
      .default(60)
      .openapi({ description: 'Of the whole meeting, which the agenda shares out.' }),
  })
  .openapi('NewMeeting')

export const MeetingChange = z
  .strictObject({
    ...planned,
    state: z.enum(MEETING_STATES),
    agenda: z
      .array(
        z.strictObject({
          id: Id.optional(),
          ...item,
          departmentId: item.departmentId.optional(),
          presenter: item.presenter.optional(),
          notes: item.notes.optional(),
        }),
      )
      .max(MOST_ITEMS),
  })
  .partial()
  .openapi('MeetingChange', {
    description: 'Fields that are left out stay as they are; an agenda is replaced as a whole.',
  })

export const Minutes = z
  .object({
    id: z.string(),
    departmentId: z.string().nullable().openapi({ description: 'Null: of the whole meeting.' }),
    text: z.string(),
    version: z.int().openapi({ description: '0 where nobody has written any.' }),
    written: Signed.nullable(),
  })
  .openapi('Minutes')

export const MinutesChange = z
  .strictObject({ departmentId: Id.nullable(), text: text(LONGEST_MINUTES) })
  .openapi('MinutesChange')

const answer = z.enum(FEEDBACK_ANSWERS).nullable()

export const Feedback = z
  .object({
    id: z.string(),
    departmentId: z.string().openapi({ description: 'Whom it is about.' }),
    fromDepartmentId: z.string(),
    clear: answer,
    useful: answer,
    note: z.string(),
    version: z.int(),
    written: Signed,
  })
  .openapi('Feedback')

export const NewFeedback = z
  .strictObject({
    departmentId: Id.openapi({ description: 'Whom it is about.' }),
    fromDepartmentId: Id.openapi({ description: 'Who says it.' }),
    clear: answer.optional().openapi({ description: 'Whether it was clear.' }),
    useful: answer.optional().openapi({ description: 'Whether it was useful to you.' }),
    note: text(LONGEST_NOTE).optional(),
  })
  .openapi('NewFeedback', { description: 'It takes the place of what you said before.' })

const Answers = z.object({ yes: z.int(), partly: z.int(), no: z.int() })

export const FeedbackList = z
  .object({
    items: z.array(Feedback),
    summaries: z.array(
      z.object({
        departmentId: z.string(),
        given: z.int().openapi({ description: 'Departments that gave any.' }),
        clear: Answers,
        useful: Answers,
      }),
    ),
    nextCursor: z.null(),
  })
  .openapi('FeedbackList')

/** A meeting as it is answered. */
export function toMeeting(
  { tx: _tx, changed, ...meeting }: CycleMeeting,
  { nameOf, snapshotId }: { nameOf: NameOf; snapshotId: string | null },
): z.infer<typeof Meeting> {
  return { ...meeting, snapshotId, changed: named(changed, nameOf) }
}

/** A text of the minutes as it is answered. */
export function toMinutes(
  { id, departmentId, text: said, version, written }: WrittenMinutes,
  nameOf: NameOf,
): z.infer<typeof Minutes> {
  return { id, departmentId, text: said, version, written: written && named(written, nameOf) }
}

/** Feedback as it is answered. */
export function toFeedback(
  { meetingId: _meeting, written, ...given }: GivenFeedback,
  nameOf: NameOf,
): z.infer<typeof Feedback> {
  return { ...given, written: named(written, nameOf) }
}

function named({ by, at }: SignedBy, nameOf: NameOf) {
  return { by: nameOf(by), at }
}
