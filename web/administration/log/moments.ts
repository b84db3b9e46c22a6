/** Moments of the log by the district's own clock. */

const LOCALE = 'en-US'

/** `Tuesday, January 24, 2023`: the day an entry was made. */
export function sayDay(moment: string, timeZone: string): string {
  const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const
  return format(moment, { ...options, timeZone })
}

/** `2:45 PM` */
export function sayTime(moment: string, timeZone: string): string {
  return format(moment, { hour: 'numeric', minute: '2-digit', timeZone })
}

/** `Jan 24, 2023, 2:45 PM` */
export function sayDayAndTime(moment: string, timeZone: string): string {
  return format(moment, { dateStyle: 'medium', timeStyle: 'short', timeZone })
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function format(moment: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify(options)
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALE, options)
  formatters.set(key, formatter)
  // Some browsers put a narrow space before PM, where a line must not break but a search should find it.
  return formatter.format(new Date(moment)).replaceAll('\u202F', ' ')
}
