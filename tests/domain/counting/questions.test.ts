import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../../domain/calendar.ts'
import { askedFor, counted, leftOutOf, numbersOf } from '../../support/counting.ts'

const BY_DATE = { date: { column: 'Date' } } as const

describe('what can be meant in two ways is asked', () => {
  const rows = { counting: { how: 'sum', column: 'Value' }, ...BY_DATE } as const

  test('the order of dates, unless one of them proves it', async () => {
    const open = ['Date,Value', '03/04/2023,1', '04/03/2023,2']
    expect(await askedFor(open, rows)).toEqual(['dateOrder'])
    const proven = [...open, '13/04/2023,3']
    expect(numbersOf(await counted(proven, rows))).toEqual({
      '2023-03-31': { value: 2 },
      '2023-04-30': { value: 4 },
    })
    const contrary = [...proven, '04/13/2023,5']
    expect(await askedFor(contrary, rows)).toEqual(['dateOrder'])
    const done = await counted(contrary, { ...rows, dateOrder: 'month_first' })
    expect(leftOutOf(done)).toEqual({ date_not_read: 1 })
  })

  test('the decimal mark, unless the column or the delimiter tells', async () => {
    const open = ['Date;Value', '2022-09-01;1,234']
    expect(await askedFor(open, rows)).toEqual(['decimal'])
    expect(numbersOf(await counted(open, { ...rows, decimal: ',' }))).toEqual({
      '2022-09-30': { value: 1.234 },
    })
    expect(numbersOf(await counted([...open, '2022-09-02;2,5'], rows))).toEqual({
      '2022-09-30': { value: 3.734 },
    })
    expect(await askedFor([...open, '2022-09-02;2,5', '2022-09-02;2.5'], rows)).toEqual(['decimal'])
    const commas = ['Date,Value', '2022-09-01,"1,234"']
    const done = await counted(commas, rows)
    expect(numbersOf(done)).toEqual({ '2022-09-30': { value: 1234 } })
    expect(done.warnings.map(({ code }) => code)).toContain('thousands_read')
  })

  test('the scale of percents', async () => {
    const lines = ['Date,Rate', '9/30/2022,0.934', '12/31/2022,93.4', '3/31/2023,93.4%']
    const latest = { counting: { how: 'latest', column: 'Rate' }, ...BY_DATE } as const
    expect(await askedFor(lines, latest)).toEqual(['percent Rate'])
    const said = { ...latest, counting: { ...latest.counting, percent: 'percent' } } as const
    expect(numbersOf(await counted(lines, said))).toMatchObject({ '2022-09-30': { value: 0.934 } })
    const fractions = ['Date,Rate', '2022-09-30,0.934']
    const asFraction = { ...latest, counting: { ...latest.counting, percent: 'fraction' } } as const
    expect(await askedFor(fractions, latest)).toEqual(['percent Rate'])
    expect(numbersOf(await counted(fractions, asFraction))).toEqual({
      '2022-09-30': { value: 93.4 },
    })
  })

  test('quarters of a bare year, sites nobody knows, the period, the table', async () => {
    const quarters = ['Place,2012-Q4 Vol.,2012-Q4 Cost,2013-Q1 Vol.', 'a,1,2,3']
    const wide = { how: 'wide to long', heading: 'Vol.', as: 'count' } as const
    expect(await askedFor(quarters, { counting: wide, by: 'cycle' })).toEqual(['quarters'])
    const done = await counted(quarters, { counting: wide, by: 'cycle', quarters: 'fiscal' })
    expect(numbersOf(done)).toEqual({ '2012-06-30': { value: 1 }, '2012-09-30': { value: 3 } })

    const places = [
      'School,Date,Value',
      'Alder Crk,2022-09-01,1',
      'Closed,2022-09-01,2',
      ',2022-09-01,3',
    ]
    expect(await askedFor(places, { ...rows, site: 'School' })).toEqual([
      'sites Alder Crk',
      'sites Closed',
    ])
    const known = await counted(places, {
      ...rows,
      site: 'School',
      sites: { 'alder crk': '101', Closed: null },
    })
    expect(numbersOf(known)).toEqual({ '2022-09-30 101': { value: 1 } })
    expect(leftOutOf(known)).toEqual({ site_left_out: 1, site_missing: 1 })

    const undated = { counting: { how: 'sum', column: 'Value' }, by: 'day' } as const
    expect(await askedFor(places, undated)).toEqual(['date'])
    const two = [
      'Name,Value',
      'a,1',
      'b,2',
      'c,3',
      '',
      'Name,Value,Other',
      'a,1,x',
      'b,2,x',
      'c,3,x',
    ]
    const day = calendarDate('2022-10-18')
    const typed = { ...undated, date: { from: day, to: day } }
    expect(await askedFor(two, typed)).toEqual(['table'])
    expect((await counted(two, { ...typed, table: 2 })).read).toBe(3)
  })
})
