/** The stamp that says when a report was made: `Oct 05 2022 @ 11:09:36 (PDT)`. */

import { isExists } from 'date-fns/isExists'

import { fold } from './fold.ts'

const STAMP =
  /^([a-z]{3})[a-z]{0,6}\.? (\d{1,2}),? (\d{4}) {0,2}@? {0,2}(\d{1,2}):(\d{2})(?::(\d{2}))? {0,2}(am|pm)? {0,2}\(?([a-z]{2,4})([+-]\d{1,2})?\)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ZONE_HOURS = new Map([
  ['PDT', -7],
  ['PST', -8],
  ['MDT', -6],
  ['MST', -7],
  ['CDT', -5],
  ['CST', -6],
  ['EDT', -4],
  ['EST', -5],
  ['AKDT', -8],
  ['AKST', -9],
  ['HST', -10],
  ['UTC', 0],
  ['GMT', 0],
])

/**
 * The UTC instant of a stamp, with the zone that it prints.
 *
 * Errors: undefined for a day or a time that does not exist, and without a known zone.
 */
export function readStamp(text: string): string | undefined {
  const match = text.length <= 60 ? STAMP.exec(fold(text)) : null
  if (!match) return undefined
  const [, monthName = '', day, year, hourText, minute, second = '0', half, zone = '', shift] =
    match
  const month = MONTHS.indexOf(monthName.toLowerCase())
  const offset = ZONE_HOURS.get(zone.toUpperCase())
  const hour = hourOf(Number(hourText), half)
  if (month < 0 || offset === undefined || hour === undefined) return undefined
  if (!isExists(Number(year), month, Number(day))) return undefined
  if (Number(minute) > 59 || Number(second) > 59) return undefined
  const hours = hour - offset - Number(shift ?? 0)
  const instant = Date.UTC(Number(year), month, Number(day), hours, Number(minute), Number(second))
  return new Date(instant).toISOString()
}

/** A UTC instant as a stamp in a time zone. */
export function printStamp(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  const parts = new Map(
    format.formatToParts(new Date(instant)).map((each) => [each.type, each.value]),
  )
  const [month, day, year] = [parts.get('month'), parts.get('day'), parts.get('year')]
  const time = [parts.get('hour'), parts.get('minute'), parts.get('second')].join(':')
  return `${month} ${day} ${year} @ ${time} (${parts.get('timeZoneName')})`
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}
