import { describe, expect, test } from 'vitest'

import { calendarDate, schoolYear } from '../../../domain/calendar.ts'
import { recordable } from '../../../domain/counting/count.ts'
import { isTyped, typedFields } from '../../../domain/counting/typed.ts'
import { askedFor, counted, DISTRICT, leftOutOf, numbersOf } from '../../support/counting.ts'

const PORTAL = [
  'Account,Student,User Type,School,Date',
  'p1@d.example,A,Parent,Alder Creek Elementary,9/13/2022 7:00',
  'P1@D.example ,B,Parent,alder creek  elementary,9/14/2022 7:00',
  'p2@d.example,C,Parent,301,9/30/2022 7:00',
  'p1@d.example,A,Parent,101,10/1/2022 7:00',
  's1@d.example,A,Student,101,10/2/2022 7:00',
  ',A,Parent,101,10/3/2022 7:00',
  'p3@d.example,D,Parent,101,someday',
]
const BY_DATE = { date: { column: 'Date' } } as const
const PARENTS = [{ column: 'User Type', is: ['parent'] }]

describe('counting', () => {
  test('distinct people by site and month, the rows left out by reason', async () => {
    const done = await counted(PORTAL, {
      counting: { how: 'distinct', keys: ['Account'] },
      where: PARENTS,
      site: 'School',
      ...BY_DATE,
    })
    expect(numbersOf(done)).toEqual({
      '2022-09-30 101': { value: 1 },
      '2022-09-30 301': { value: 1 },
      '2022-10-31 101': { value: 1 },
    })
    expect(leftOutOf(done)).toEqual({ filtered: 1, key_missing: 1, date_not_read: 1 })
    expect(done.leftOut.find(({ reason }) => reason === 'date_not_read')?.lines).toEqual([8])
    expect([done.read, done.counted]).toEqual([7, 4])
    expect(done.provenance).toEqual({
      file: 'file.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      recipe: expect.stringMatching(/^test \([0-9a-f]{8}\)$/),
      rows: 7,
      counted: 4,
      leftOut: { filtered: 1, key_missing: 1, date_not_read: 1 },
    })
  })

  test('rows by cycle, with the cycles that are not filled', async () => {
    const done = await counted(PORTAL, { counting: { how: 'rows' }, by: 'cycle', ...BY_DATE })
    expect(numbersOf(done)).toEqual({ '2022-09-30': { value: 3 }, '2022-12-31': { value: 3 } })
    expect(done.covered).toEqual({
      startsOn: '2022-09-13',
      endsOn: '2022-10-03',
      cycles: [
        { id: '2022-23-Q1', startsOn: '2022-09-13', endsOn: '2022-09-30', filled: false },
        { id: '2022-23-Q2', startsOn: '2022-10-01', endsOn: '2022-10-03', filled: false },
      ],
    })
    expect(done.warnings.map(({ code }) => code)).toEqual(['cycle_not_filled'])
  })

  test('a whole cycle is filled', async () => {
    const lines = ['Date,Views', '2022-07-01,1', '2022-09-30,2']
    const done = await counted(lines, {
      counting: { how: 'sum', column: 'Views' },
      by: 'cycle',
      ...BY_DATE,
    })
    expect(done.covered?.cycles.map(({ filled }) => filled)).toEqual([true])
    expect(done.warnings).toEqual([])
  })

  test('minutes of one person add up before the least is asked for', async () => {
    const lines = [
      'Name,Email,Join Time,Duration (Minutes)',
      'Ada,ada@d.example,10/18/2022 03:55 PM,20',
      'Ada R.,ADA@d.example,10/18/2022 04:30 PM,15',
      'Ben,,10/18/2022 04:30 PM,29',
      'Cy,,10/18/2022 04:30 PM,1 hr 2 min',
    ]
    const keys = ['Email', 'Name']
    const minutes = { column: 'Duration (Minutes)', atLeast: 30 }
    const counting = { how: 'distinct', keys, minutes } as const
    const done = await counted(lines, { counting, by: 'day', date: { column: 'Join Time' } })
    expect(numbersOf(done)).toEqual({ '2022-10-18': { value: 2 } })
    expect(leftOutOf(done)).toEqual({ under_minutes: 1 })
    const roster = await counted(lines, {
      counting: { how: 'ratio of roster', keys, minutes, roster: 12 },
      by: 'day',
      date: { column: 'Join Time' },
    })
    expect(numbersOf(roster)).toEqual({ '2022-10-18': { numerator: 2, denominator: 12 } })
    const asked = {
      counting: { how: 'ratio of roster', keys },
      date: { column: 'Join Time' },
    } as const
    expect(await askedFor(lines, asked)).toEqual(['roster'])
  })

  test('ratios keep their two numbers', async () => {
    const lines = [
      'Date,Present,Members,Posted',
      '18.10.2022,7,9,yes',
      '15.11.2022,6,9,No',
      '13.12.2022,,9,TRUE',
    ]
    const columns = {
      how: 'ratio of columns',
      numerator: 'Present',
      denominator: 'Members',
    } as const
    const done = await counted(lines, { counting: columns, by: 'cycle', ...BY_DATE })
    expect(numbersOf(done)).toEqual({ '2022-12-31': { numerator: 13, denominator: 18 } })
    expect(leftOutOf(done)).toEqual({ no_value: 1 })
    const part = [{ column: 'Posted', is: ['Yes', 'true', '1'] }]
    const rows = await counted(lines, {
      counting: { how: 'ratio of rows', part },
      by: 'cycle',
      ...BY_DATE,
    })
    expect(numbersOf(rows)).toEqual({ '2022-12-31': { numerator: 2, denominator: 3 } })
  })

  const SURVEY = [
    'Timestamp,Email Address,Useful?,Scale',
    '10/18/2022 17:05:22,a@d.example,Strongly agree,5',
    '10/18/2022 17:06:01,b@d.example,agree ,4',
    '10/18/2022 17:09:12,B@d.example,Agree,4',
    '10/19/2022 17:06:40,c@d.example,Neutral,3',
    '10/19/2022 17:06:41,,N/A,',
    '10/19/2022 17:06:42,,,9',
  ]

  test('favourable answers, of those who answered', async () => {
    const counting = {
      how: 'percent favourable',
      columns: ['Useful?'],
      favourable: ['Strongly agree', 'Agree'],
    } as const
    const done = await counted(SURVEY, { counting, date: { column: 'Timestamp' } })
    expect(numbersOf(done)).toEqual({ '2022-10-31': { numerator: 3, denominator: 4 } })
    expect(leftOutOf(done)).toEqual({ no_answer: 2 })
    expect(done.warnings.find(({ code }) => code === 'repeated_answers')?.lines).toEqual([4])
    const once = { counting, date: { column: 'Timestamp' }, oncePer: 'Email Address' } as const
    expect(numbersOf(await counted(SURVEY, once))).toEqual({
      '2022-10-31': { numerator: 2, denominator: 3 },
    })
  })

  test('the mean of a scale, which has to be said', async () => {
    const means = { how: 'mean of scale', columns: ['Scale'] } as const
    const date = { column: 'Timestamp' }
    expect(await askedFor(SURVEY, { counting: means, date })).toEqual(['scale Scale'])
    const done = await counted(SURVEY, { counting: { ...means, scale: [1, 5] }, date })
    expect(numbersOf(done)).toEqual({ '2022-10-31': { mean: 4, n: 4 } })
    expect(leftOutOf(done)).toEqual({ no_answer: 1, outside_scale: 1 })
  })

  test('the latest value stands, on its own day; of one day the later row', async () => {
    const lines = [
      'Date,Score',
      '2022-10-20,80',
      '2022-10-27,82.5',
      '2022-10-27,83',
      '2022-10-01,99',
    ]
    const done = await counted(lines, { counting: { how: 'latest', column: 'Score' }, ...BY_DATE })
    expect(numbersOf(done)).toEqual({ '2022-10-27': { value: 83 } })
  })

  test('months side by side become numbers of their own, without the totals row', async () => {
    const lines = [
      'Attendance 2022-2023,,,',
      'School,Aug,Jan,Feb',
      'Alder Creek Elementary,91.1%,*,"94,1%"',
      'Arroyo Vista High,88.9%,n/a,',
      'District,92.0%,91%,90%',
    ]
    const wide = { counting: { how: 'wide to long', as: 'level' } } as const
    const done = await counted(lines, { ...wide, site: 'School' })
    expect(numbersOf(done)).toEqual({
      '2022-08-31 101': { value: 91.1 },
      '2022-08-31 301': { value: 88.9 },
      '2023-02-28 101': { value: 94.1 },
    })
    expect(leftOutOf(done)).toEqual({ suppressed: 1, no_value: 2, totals_row: 1 })
    const totals = await counted(lines, { ...wide, totals: 'only' })
    expect(numbersOf(totals)).toEqual({
      '2022-08-31': { value: 92 },
      '2023-01-31': { value: 91 },
      '2023-02-28': { value: 90 },
    })
    const [, ...untitled] = lines
    expect(await askedFor(untitled, { ...wide, site: 'School' })).toEqual(['schoolYear'])
    const said = { ...wide, site: 'School', schoolYear: schoolYear('2021-22') } as const
    expect(Object.keys(numbersOf(await counted(untitled, said)))).toContain('2021-08-31 101')
  })

  test('wide counts of one place add up, wide levels do not', async () => {
    const lines = ['Kind,2022-09,2022-10', 'a,1,2', 'b,3,4']
    const long = (as: 'count' | 'level') =>
      counted(lines, { counting: { how: 'wide to long', as } })
    expect(numbersOf(await long('count'))).toEqual({
      '2022-09-30': { value: 4 },
      '2022-10-31': { value: 6 },
    })
    expect(leftOutOf(await long('level'))).toEqual({ place_repeated: 2 })
  })

  test('typed numbers have the file as their evidence', async () => {
    const on = calendarDate('2022-10-18')
    const done = await counted('an agenda\nin words\n', {
      counting: { how: 'typed', values: [{ on, value: 3 }] },
    })
    expect(numbersOf(done)).toEqual({ '2022-10-18': { value: 3 } })
    expect(done.provenance.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  test('typed numbers may be read in a file that no rule can count', async () => {
    const on = calendarDate('2022-10-18')
    const values = [{ on, site: '101', numerator: 3, denominator: 4 }]
    const counting = { how: 'typed', values } as const
    const done = await counted(new Blob(['%PDF-1.7\n\u0000']), { counting })
    expect(numbersOf(done)).toEqual({ '2022-10-18 101': { numerator: 3, denominator: 4 } })
    expect([done.provenance.file, done.read]).toEqual(['file.csv', 0])
  })

  test.each([
    ['count', [], ['value']],
    ['level', [], ['value']],
    ['rate', [], ['numerator', 'denominator']],
    ['score', [], ['mean', 'n']],
    ['milestone', [], ['value']],
    ['milestone', ['built'], []],
    ['yes_no', [], []],
    [null, [], []],
  ] as const)('of a %s with stages %j is typed %j', (kind, stages, fields) => {
    expect(typedFields(kind, stages)).toEqual(fields)
    const value = Object.fromEntries(fields.map((field) => [field, 0]))
    expect(isTyped({ on: calendarDate('2022-10-18'), ...value }, fields)).toBe(true)
    expect(isTyped({ on: calendarDate('2022-10-18') }, fields)).toBe(fields.length === 0)
  })

  test('the date may stand over the table', async () => {
    const lines = [
      'Topic,Start Time,Participants',
      'Training,10/18/2022 03:55 PM,170',
      '',
      'Name,Email',
      'Ada,',
      'Ben,',
      'Cy,',
    ]
    const done = await counted(lines, {
      counting: { how: 'distinct', keys: ['Email', 'Name'] },
      by: 'day',
      date: { above: 'Start Time' },
    })
    expect(numbersOf(done)).toEqual({ '2022-10-18': { value: 3 } })
    expect(done.warnings.map(({ code }) => code)).toContain('more_people_said')
  })

  test('a period that is not over is not recorded', async () => {
    const lines = ['Date,Value', '2026-10-31,1', '2026-11-28,2']
    const done = await counted(lines, { counting: { how: 'rows' }, ...BY_DATE })
    expect(recordable(done, DISTRICT).map(({ observedOn }) => observedOn)).toEqual(['2026-10-31'])
    expect(done.warnings.map(({ code }) => code)).toContain('period_not_over')
  })
})
