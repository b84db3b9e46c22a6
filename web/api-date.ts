/** Dates of the API, which the server has checked: here only their brand is put back. */

import type { CalendarDate, SchoolYear } from '../domain/calendar.ts'

/** Errors: throws RangeError for text that the API does not write. */
export function apiDate(text: string): CalendarDate {
  if (!isApiDate(text)) throw new RangeError(`not a date of the API: ${text}`)
  return text
}

/** Errors: throws RangeError for text that the API does not write. */
export function apiYear(text: string): SchoolYear {
  if (!isApiYear(text)) throw new RangeError(`not a school year of the API: ${text}`)
  return text
}

function isApiDate(text: string): text is CalendarDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text)
}

function isApiYear(text: string): text is SchoolYear {
  return /^\d{4}-\d{2}$/.test(text)
}
