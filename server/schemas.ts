/** Shapes that several routes take. */

import { z } from '@hono/zod-openapi'

import { isCalendarDate, isSchoolYear } from '../domain/calendar.ts'
import { SUPPRESSED } from '../domain/suppressed.ts'

/** A real calendar day. */
export const Day = z
  .string()
  .refine(isCalendarDate, 'Write a day that exists, as YYYY-MM-DD.')
  .openapi({ example: '2022-10-05', format: 'date' })

/** A school year. */
export const Year = z
  .string()
  .refine(isSchoolYear, 'Write a school year as 2022-23.')
  .openapi({ example: '2022-23' })

export const Id = z.string().min(1).max(100)

export const IdPath = z.object({ id: Id.openapi({ param: { name: 'id', in: 'path' } }) })

/** What PostgreSQL cannot hold and no one types on purpose. */
// oxlint-disable-next-line eslint/no-control-regex
const UNWANTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** Text as typed, without control characters or broken surrogates. */
export function text(longest: number, shortest = 0) {
  return z
    .string()
    .min(shortest, shortest > 0 ? 'Write something here.' : undefined)
    .max(longest, `Write at most ${longest} characters.`)
    .refine((value) => !UNWANTED.test(value), 'Remove the control characters.')
    .refine((value) => value.isWellFormed(), 'Remove the broken characters.')
}

export const TimeZone = z
  .string()
  .refine(isTimeZone, 'Write a time zone such as America/Los_Angeles.')

/** A short code: letters, digits and hyphens. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/, 'Use 1 to 20 letters, digits and hyphens.')

/** A moment to look back from. */
export const AsOf = z.iso
  .datetime({ offset: false, message: 'Write a UTC moment such as 2022-12-15T20:00:00Z.' })
  .optional()
  .openapi({
    example: '2022-12-15T20:00:00Z',
    description: 'Answers as the record stood at this moment.',
  })

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}

export const SuppressedMark = z
  .enum(SUPPRESSED)
  .nullable()
  .openapi({ description: '*: hidden; >= or <=: a share said by its bound; null: as it is.' })

/** A number that goes to a rule as it was sent: Infinity (1e309 in JSON) too, which says how to mend it. */
export const NumberAsSent = z
  .custom<number>((value) => typeof value === 'number', 'Send a JSON number.')
  .nullable()
  .optional()
  .openapi({ type: 'number', example: 149 })
