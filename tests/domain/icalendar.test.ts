import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import { escapeText, foldLine, writeCalendar } from '../../domain/icalendar.ts'

const EVENT = {
  uid: '2022-23-Q1-due@0123.quarterdeck.invalid',
  on: calendarDate('2022-10-31'),
  summary: 'Q1, 2022-23; due',
  description: 'One\nTwo',
  url: 'https://plans.district.example/collection?year=2022-23&cycle=2022-23-Q1',
  sequence: 7,
  changedAt: '2022-09-01T17:00:00.000Z',
}

const octets = (text: string) => new TextEncoder().encode(text).length
const unfold = (text: string) => text.replaceAll('\r\n ', '')
const unescape = (text: string) =>
  text.replaceAll(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))

describe('writeCalendar', () => {
  test('writes the whole feed', () => {
    expect(writeCalendar({ name: 'Cycles', events: [EVENT] }).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Quarterdeck//Cycles//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Cycles',
      'X-WR-CALNAME:Cycles',
      'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
      'X-PUBLISHED-TTL:PT12H',
      'BEGIN:VEVENT',
      'UID:2022-23-Q1-due@0123.quarterdeck.invalid',
      'DTSTAMP:20220901T170000Z',
      'LAST-MODIFIED:20220901T170000Z',
      'SEQUENCE:7',
      'DTSTART;VALUE=DATE:20221031',
      'DTEND;VALUE=DATE:20221101',
      String.raw`SUMMARY:Q1\, 2022-23\; due`,
      String.raw`DESCRIPTION:One\nTwo`,
      'URL:https://plans.district.example/collection?year=2022-23&cycle=2022-23-Q1',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  test('has no line that is a line’s end of anybody’s making, or longer than 75 octets', () => {
    const mean = constantFrom(
      '\r\n',
      '\n',
      '\r',
      'END:VEVENT',
      ',',
      ';',
      '\\',
      'é',
      '校',
      '🏫',
      '\u0000',
    )
    const text = array(mean, { maxLength: 90 }).map((parts) => parts.join(''))
    assert(
      property(text, text, (summary, description) => {
        const file = writeCalendar({ name: 'x', events: [{ ...EVENT, summary, description }] })
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        for (const line of file.split('\r\n')) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          // oxlint-disable-next-line eslint/no-control-regex
          expect(line).not.toMatch(/[\u0000-\u0008\u000A-\u001F]/)
        }
        const lines = unfold(file).split('\r\n')
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
        const written = lines.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
        expect(unescape(written)).toBe(summary.replaceAll(/\r\n?/g, '\n').replaceAll('\u0000', ''))
      }),
    )
  })
})

describe('foldLine', () => {
  test.each([
    [75, 1],
    [76, 2],
    [149, 2],
    [150, 3],
  ])('a line of %d octets becomes %d', (length, lines) => {
    expect(foldLine('x'.repeat(length)).split('\r\n')).toHaveLength(lines)
  })

  const lines = string({ unit: 'binary', maxLength: 300 }).filter((line) => !/[\r\n]/.test(line))

  test('nothing is lost, and no character is cut', () => {
    assert(
      property(lines, (line) => {
        const folded = foldLine(line)
        expect(unfold(folded)).toBe(line)
        expect(folded.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('a backslash before an n is not a line’s end', () => {
  expect(escapeText(String.raw`C:\new`)).toBe(String.raw`C:\\new`)
})
