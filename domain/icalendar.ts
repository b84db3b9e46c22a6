/** Writing an iCalendar feed of days and of what has its hour. Source: RFC 5545, and RFC 7986 for the feed's own name. */

import type { CalendarDate } from './calendar.ts'
import { daysAfter } from './calendar.ts'

/** Something that takes one whole day, or some of it. */
export interface CalendarEvent {
  /** The same for the same thing for ever, and nobody else's. */
  uid: string
  on: CalendarDate
  /** UTC instants; absent for the whole day. */
  between?: { start: Date; end: Date }
  summary: string
  description: string
  /** Where it is looked after; null for nowhere. */
  url: string | null
  /** Counts up when the event changes. */
  sequence: number
  /** UTC instant. */
  changedAt: string
}

/** Octets of a line, without its end. */
const LONGEST_LINE = 75

/** The whole file, its lines ended by CRLF. */
export function writeCalendar({
  name,
  events,
}: {
  name: string
  events: readonly CalendarEvent[]
}): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quarterdeck//Cycles//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent): string[] {
  const { uid, summary, description, url, sequence, changedAt } = event
  const changed = plainMoment(changedAt)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    // Of something that is published, the moment it was last changed.
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${sequence}`,
    ...timeLines(event),
    `SUMMARY:${escapeText(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

function timeLines({ on, between }: CalendarEvent): string[] {
  if (between) {
    const [start, end] = [between.start.toISOString(), between.end.toISOString()]
    return [`DTSTART:${plainMoment(start)}`, `DTEND:${plainMoment(end)}`]
  }
  // The end is the first day that is no longer part of it.
  return [`DTSTART;VALUE=DATE:${plain(on)}`, `DTEND;VALUE=DATE:${plain(daysAfter(on, 1))}`]
}

function plainMoment(instant: string): string {
  return instant.replaceAll(/[-:]|\.\d+/g, '')
}

function plain(day: CalendarDate): string {
  return day.replaceAll('-', '')
}

/** Text as a value: no control character but a tab stays, a line's end is written `\n`. */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll(/\r\n?/g, '\n')
      // oxlint-disable-next-line eslint/no-control-regex
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
      .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
      .replaceAll('\n', '\\n')
  )
}

/** A line as lines of 75 octets at the most; no character is cut in two. */
export function foldLine(line: string): string {
  const folded: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > LONGEST_LINE) {
      folded.push(part)
      part = ''
      // The space at the beginning of a line that goes on.
      octets = 1
    }
    part += character
    octets += size
  }
  return [...folded, part].join('\r\n ')
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x8_00) return 2
  return code < 0x1_00_00 ? 3 : 4
}
