/** The calendar day and the hour of a moment, and the moment of a time of day. */

import type { CalendarDate } from './calendar.ts'
import { calendarDate } from './calendar.ts'

// Making a formatter costs more than everything else a small answer needs.
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day that a moment falls on in a time zone. */
export function dayIn(timeZone: string, moment: Date): CalendarDate {
  const formatter =
    formatters.get(timeZone) ??
    // The Canadian locale is the one that writes dates as YYYY-MM-DD.
    new Intl.DateTimeFormat('en-CA', { timeZone })
  formatters.set(timeZone, formatter)
  return calendarDate(formatter.format(moment))
}

const hours = new Map<string, Intl.DateTimeFormat>()

/** The hour of the day, 0 to 23, that a moment falls in in a time zone. */
export function hourIn(timeZone: string, moment: Date): number {
  const formatter =
    hours.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  hours.set(timeZone, formatter)
  return Number(formatter.format(moment))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * The moment at which a clock of a time zone shows a time, `HH:MM`, on a day.
 *
 * A time that a change of the clocks leaves out is an hour earlier; of one that it shows twice it is one of the two.
 */
export function momentIn(timeZone: string, day: CalendarDate, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const guess = wanted - aheadBy(timeZone, new Date(wanted))
  return new Date(wanted - aheadBy(timeZone, new Date(guess)))
}

/** Milliseconds by which the clocks of a time zone are ahead of UTC, at a whole minute. */
function aheadBy(timeZone: string, moment: Date): number {
  const formatter =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(timeZone, formatter)
  const parts = new Map(formatter.formatToParts(moment).map(({ type, value }) => [type, value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return Date.parse(`${day}T${parts.get('hour')}:${parts.get('minute')}:00Z`) - moment.getTime()
}
