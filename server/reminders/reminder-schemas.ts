/** The shapes of reminders over HTTP. */

import { z } from '@hono/zod-openapi'

import { REMINDER_STATES } from '../../db/reminder-tables.ts'
import { DIGEST_KINDS } from '../../domain/reminder.ts'
import { Day } from '../schemas.ts'

const Told = z.object({ cycleId: z.string(), departmentId: z.string() })

const Kind = z.enum(DIGEST_KINDS).openapi({
  description:
    '`own` tells somebody of their own departments, `overview` tells a coordinator who is late.',
})

export const ReminderBody = z
  .object({
    id: z.string(),
    personId: z.string(),
    personName: z.string(),
    on: Day.openapi({ description: 'The day in the district.' }),
    kind: Kind,
    askedCycleId: z
      .string()
      .nullable()
      .openapi({ description: 'The cycle a coordinator sent it for; null when its day had come.' }),
    state: z.enum(REMINDER_STATES).openapi({
      description:
        '`waiting` for a first or another try, `sending`, `sent`; `unneeded` when nothing was left to say, `refused` for good by the mail server, `unknown` when it may have arrived and is not sent again, `given_up` when its day was over.',
    }),
    tries: z.int(),
    nextTryAt: z.string().nullable().openapi({ description: 'Of one that waits; a UTC moment.' }),
    settledAt: z.string().nullable().openapi({ description: 'UTC moment.' }),
    error: z.string().nullable().openapi({ description: 'The code of the last failure.' }),
    told: z.array(Told).openapi({ description: 'What it told of; empty before it is sent.' }),
  })
  .openapi('Reminder')

export const NextReminders = z
  .object({
    obstacles: z.array(z.enum(['off', 'no_mail', 'demonstration'])).openapi({
      description:
        'Why nothing is sent: reminders are turned off, the server has no SMTP_URL, or it is the demonstration. Empty when they are sent.',
    }),
    next: z
      .object({
        on: Day,
        people: z.array(
          z.object({
            personId: z.string(),
            personName: z.string(),
            kind: Kind,
            told: z.array(Told),
          }),
        ),
      })
      .nullable()
      .openapi({ description: 'As things are now; null when nobody is reminded for 120 days.' }),
  })
  .openapi('NextReminders')

export const ReminderPreview = z
  .object({
    items: z.array(
      z.object({
        personId: z.string(),
        personName: z.string(),
        kind: Kind,
        subject: z.string(),
        text: z.string(),
      }),
    ),
  })
  .openapi('ReminderPreview')

export const SentNow = z
  .object({ added: z.int().openapi({ description: 'People who are sent one now.' }) })
  .openapi('SentReminders')
