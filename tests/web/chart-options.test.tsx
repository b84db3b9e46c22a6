import { describe, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import { timeChartAnnotations } from '../../web/shared/chart/chart-annotations.ts'
import { bandAround } from '../../web/shared/chart/chart-datasets.ts'
import { timeChartConfiguration, valueRange } from '../../web/shared/chart/chart-options.ts'
import { dateAt, noon } from '../../web/shared/chart/chart-time.ts'
import { eventLetter } from '../../web/shared/chart/time-chart-model.ts'
import type { TimeChartModel } from '../../web/shared/chart/time-chart-model.ts'
import { timeChartRows } from '../../web/shared/chart/time-chart-rows.ts'
import { wrapped } from '../../web/shared/chart/wrapped.ts'
import { on, PORTAL, WIDE } from '../support/charts.ts'

describe('the lines', () => {
  test('a missing value is a gap that is not spanned, and zero is a point', () => {
    const line = dataset('Observation')
    expect(line?.spanGaps).toBe(false)
    expect(line?.data.map(({ y }) => y)).toEqual([54.8, null, 0, 61.4])
  })

  test('a missing value is marked on the floor with its reason', () => {
    const marks = dataset('no number')
    expect(marks).toMatchObject({ yAxisID: 'floor', showLine: false, pointStyle: ['crossRot'] })
    expect(marks?.data.map(({ note }) => note)).toEqual(['the portal was being moved'])
  })

  test('a small group is a square and is not told apart by colour alone', () => {
    const observations = [{ on: calendarDate('2022-10-14'), value: null, suppressed: true }]
    const marks = dataset('no number', { ...PORTAL, observations })
    expect(marks).toMatchObject({ pointStyle: ['rect'] })
    expect(marks?.data[0]?.note).toBe('hidden: small group')
  })

  test('the last point that has a value is the large one', () => {
    const observations = [...PORTAL.observations, { on: calendarDate('2023-01-30'), value: null }]
    expect(dataset('Observation', { ...PORTAL, observations })?.pointRadius).toEqual([
      3.5, 3.5, 3.5, 6, 3.5,
    ])
  })

  test('the path is dashed and lighter than the data', () => {
    expect(dataset('Path')).toMatchObject({ borderColor: 'path', borderDash: [2, 4] })
    expect(dataset('Observation')).toMatchObject({ borderColor: 'line' })
  })

  test('the data lies over the path and the path over the band', () => {
    // Chart.js draws the lowest order last, on top.
    expect(order('Observation')).toBeLessThan(order('Path'))
    expect(order('Path')).toBeLessThan(order(''))
  })

  test('a cycle value spans its cycle, both days inclusive; a missing one is left out', () => {
    const steps = dataset('value')
    expect(steps?.data.map(({ x }) => dateAt(x))).toEqual([
      '2022-07-01',
      '2022-10-01',
      '2022-10-01',
    ])
    expect(steps?.data.map(({ y }) => y)).toEqual([54.8, 54.8, null])
  })

  test('whiskers stand in the middle of the cycles whose ends are known, with caps', () => {
    const cycleValues = [
      { cycle: 'Q1', value: 88, low: 83, high: 92 },
      { cycle: 'Q2', value: 80 },
    ]
    const model = { ...PORTAL, cycleValues }
    const drawn = timeChartConfiguration(model, WIDE).data.datasets
    const whiskers = drawn.find(({ pointStyle }) => pointStyle === 'line')
    expect(whiskers?.data.map(({ x, y }) => [dateAt(x), y])).toEqual([
      ['2022-08-16', 83],
      ['2022-08-16', 92],
      ['2022-08-16', null],
    ])
    expect(whiskers).toMatchObject({ borderColor: 'line', spanGaps: false, pointRadius: 7 })
    expect(dataset('value', model)?.data.map(({ note }) => note)).toEqual([
      'Q1 value, 83% to 92%',
      'Q1 value, 83% to 92%',
      undefined,
      'Q2 value',
      'Q2 value',
      undefined,
    ])
    expect(
      valueRange({ ...model, observations: [], path: [], baseline: null, target: null }),
    ).toEqual({
      min: expect.closeTo(78.56, 9),
      max: expect.closeTo(93.44, 9),
    })
  })

  test('the line ends where another question begins, and the points stay', () => {
    const breaks = [calendarDate('2022-12-20')]
    const line = dataset('Observation', { ...PORTAL, breaks })
    expect(line?.data.map(({ y }) => y)).toEqual([54.8, null, 0, null, 61.4])
    expect(line?.pointRadius).toEqual([3.5, 3.5, 3.5, 3.5, 6])
    const onTheDay = dataset('Observation', { ...PORTAL, breaks: [calendarDate('2023-01-20')] })
    expect(onTheDay?.data.map(({ y }) => y)).toEqual([54.8, null, 0, null, 61.4])
    const before = dataset('Observation', { ...PORTAL, breaks: [calendarDate('2022-09-14')] })
    expect(before?.data.map(({ y }) => y)).toEqual([54.8, null, 0, 61.4])
  })

  test('a metric without path, baseline and tolerance draws only what it has', () => {
    const bare = { ...PORTAL, path: [], baseline: null, tolerance: null, cycleValues: [] }
    const { datasets } = timeChartConfiguration(bare, WIDE).data
    expect(datasets.map(({ label }) => label)).toEqual(['Observation', 'no number'])
  })
})

test.each([
  ['up', [60, 62]],
  ['at_least', [60, 62]],
  ['down', [62, 64]],
  ['at_most', [62, 64]],
  ['keep', [60, 64]],
  ['exactly', [60, 64]],
  ['between', [60, 64]],
] as const)('the tolerance of %s lies on the side that falls short', (direction, band) => {
  expect(bandAround(62, { direction, tolerance: 2 })).toEqual(band)
})

describe('the range of values', () => {
  test('holds the data, the path, the band, the baseline and the target', () => {
    const { min, max } = valueRange(PORTAL)
    expect(min).toBe(0)
    expect(max).toBeGreaterThan(65)
  })

  test('of a percent does not pass 100, unless a value does', () => {
    const near = { ...PORTAL, observations: [on('2022-09-14', 99)] }
    expect(valueRange(near).max).toBe(100)
    expect(valueRange({ ...PORTAL, observations: [on('2022-09-14', 104)] }).max).toBeGreaterThan(
      104,
    )
  })

  test('of values that begin near zero begins at zero', () => {
    expect(valueRange({ ...PORTAL, observations: [on('2022-09-14', 9)] }).min).toBe(0)
  })

  test('of values far from zero does not begin at zero', () => {
    const far = { ...PORTAL, observations: [on('2022-09-14', 55)] }
    expect(valueRange(far).min).toBeGreaterThan(40)
  })

  test('of nothing is still a range', () => {
    const none = {
      ...PORTAL,
      observations: [],
      cycleValues: [],
      path: [],
      target: null,
      baseline: null,
    }
    expect(valueRange(none)).toEqual({ min: 0, max: 100 })
  })
})

describe('what stands around the data', () => {
  test('each cycle is a band with its name, shorter where there is little room', () => {
    const wide = timeChartAnnotations(PORTAL, WIDE)
    const narrow = timeChartAnnotations(PORTAL, { ...WIDE, width: 340 })
    expect(wide['cycle-Q2']).toMatchObject({ type: 'box' })
    expect(wide['cycle-name-Q2']).toMatchObject({ content: 'Q2  Oct–Dec' })
    expect(narrow['cycle-name-Q2']).toMatchObject({ content: 'Q2' })
  })

  test('an event is a line with its letter, and its words where they fit', () => {
    const wide = timeChartAnnotations(PORTAL, WIDE)
    const narrow = timeChartAnnotations(PORTAL, { ...WIDE, width: 340 })
    expect(wide['event-A']).toMatchObject({ type: 'line', xMin: noon(calendarDate('2022-10-10')) })
    expect(wide['event-flag-A']).toMatchObject({ content: 'A  Portal moved' })
    expect(narrow['event-flag-A']).toMatchObject({ content: 'A' })
  })

  test('the last value, the baseline and the target are named beside the marks', () => {
    expect(timeChartAnnotations(PORTAL, WIDE)).toMatchObject({
      'last-value': { content: '61.4%' },
      'path-end': { content: 'Target 65%' },
      baseline: { content: 'Baseline 51%' },
    })
  })

  test.each([
    ['at_least', 'Target at least 90%'],
    ['at_most', 'Target at most 90%'],
    ['exactly', 'Target exactly 90%'],
    ['keep', 'Target 90%'],
  ] as const)('the bound of %s is a line that says so', (direction, content) => {
    const marks = timeChartAnnotations(
      { ...PORTAL, direction, path: [], target: { value: 90 } },
      WIDE,
    )
    expect(marks['target']).toMatchObject({ type: 'line', yMin: 90, yMax: 90 })
    expect(marks['target-label']).toMatchObject({ content })
  })

  test('a condition with a tolerance shows it as a zone on the side that falls short', () => {
    const bound = { ...PORTAL, direction: 'at_most', path: [], target: { value: 90 } } as const
    expect(timeChartAnnotations(bound, WIDE)['tolerance']).toMatchObject({ yMin: 90, yMax: 91.5 })
    const strict = timeChartAnnotations({ ...bound, tolerance: 0 }, WIDE)
    expect(strict['tolerance']).toBeUndefined()
  })

  test('a range is a zone', () => {
    const between = {
      ...PORTAL,
      direction: 'between',
      path: [],
      target: { low: 8, high: 14 },
    } as const
    expect(timeChartAnnotations(between, WIDE)).toMatchObject({
      target: { type: 'box', yMin: 8, yMax: 14 },
      'target-label': { content: 'Target 8% to 14%' },
    })
  })

  test('the as-of day is drawn within the year and left out at its end', () => {
    expect(timeChartAnnotations(PORTAL, WIDE)['as-of-label']).toMatchObject({
      content: 'as of Jan 31',
    })
    const over = { ...PORTAL, asOf: calendarDate('2023-06-30') }
    expect(timeChartAnnotations(over, WIDE)['as-of']).toBeUndefined()
  })
})

test('the table twin holds a row for every mark, in the order of dates', () => {
  expect(
    timeChartRows(PORTAL).map(({ on: day, what, value }) => `${day} ${what} ${value}`),
  ).toEqual([
    '2022-07-01 Baseline 51',
    '2022-09-14 Observation 54.8',
    '2022-09-30 Q1 value 54.8',
    '2022-10-10 Event null',
    '2022-10-14 Observation null',
    '2022-12-09 Event null',
    '2022-12-14 Observation 0',
    '2022-12-31 Q2 value null',
    '2022-12-31 Path 61',
    '2023-01-20 Observation 61.4',
    '2023-06-30 Path 65',
  ])
})

test('a decision is told apart from what only happened, in the table and on the chart', () => {
  const [first, ...others] = PORTAL.events
  if (!first) throw new Error('no event')
  const decided = { ...PORTAL, events: [{ ...first, isDecision: true }, ...others] }
  const rows = timeChartRows(decided).filter((row) => row.on === first.on)
  expect(rows.map(({ what, note }) => [what, note])).toEqual([['Decision', first.label]])
  expect(timeChartAnnotations(decided, WIDE)['event-A']).toMatchObject({ borderDash: [5, 3] })
  expect(timeChartAnnotations(PORTAL, WIDE)['event-A']).not.toHaveProperty('borderDash')
})

describe('a cycle that reads otherwise than it was reported', () => {
  const sentence = 'reported 58% at DLN 1, now 54.8%: roster corrected'
  const restated = [
    { cycle: 'Q1', on: calendarDate('2022-09-30'), reported: 58, now: 54.8, sentence },
    { cycle: 'Q2', on: calendarDate('2022-12-31'), reported: 90, now: null, sentence: 'gone' },
  ]
  const model = { ...PORTAL, restated }

  test('has a hollow mark where it stood, joined to where it stands', () => {
    const marks = dataset('Restated', model)
    expect(marks).toMatchObject({
      pointStyle: 'rectRot',
      pointBackgroundColor: 'paper',
      pointRadius: [6.5, 0, 0, 6.5, 0, 0],
      spanGaps: false,
    })
    expect(marks?.data.map(({ y }) => y)).toEqual([58, 54.8, null, 90, null, null])
    expect(marks?.data[0]?.told).toBe(`Q1: ${sentence}`)
    expect(timeChartAnnotations(model, WIDE)['restated-Q1']).toMatchObject({
      content: 'reported 58%',
    })
    expect(timeChartAnnotations(model, { ...WIDE, width: 340 })['restated-Q1']).toMatchObject({
      content: '58%',
    })
  })

  test('has room on the scale, and a row in the table', () => {
    expect(valueRange(model).max).toBeGreaterThan(90)
    expect(timeChartRows(model)).toContainEqual({
      on: '2022-09-30',
      what: 'Q1 value as reported',
      value: 58,
      note: sentence,
    })
  })

  test('leaves no trace where there is none', () => {
    expect(dataset('Restated')).toBeUndefined()
    expect(Object.keys(timeChartAnnotations(PORTAL, WIDE)).join(' ')).not.toContain('restated')
  })
})

test('a text is broken between words, and a word that is too long has a line of its own', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrapped('unbreakable is one', 6)).toEqual(['unbreakable', 'is one'])
})

test('events are lettered, then numbered', () => {
  expect([0, 25, 26].map(eventLetter)).toEqual(['A', 'Z', '27'])
})

function order(label: string): number {
  return dataset(label)?.order ?? Infinity
}

function dataset(label: string, model: TimeChartModel = PORTAL) {
  return timeChartConfiguration(model, WIDE).data.datasets.find((one) => one.label === label)
}
