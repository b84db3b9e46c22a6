import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, test } from 'vitest'

import { calendarDate } from '../../domain/calendar.ts'
import { sparklinePaths, tickPath } from '../../web/shared/sparkline/sparkline-paths.ts'
import { describeSeries, Sparkline } from '../../web/shared/sparkline/Sparkline.tsx'

afterEach(cleanup)

const FRAME = {
  from: calendarDate('2022-07-01'),
  to: calendarDate('2023-06-30'),
  width: 374,
  height: 53,
}
const PERCENT = { kind: 'percent', label: '', places: 1 } as const

test('a missing value breaks the line and a value alone is a dot', () => {
  const { line, dots } = sparklinePaths(
    [at('2022-07-01', 1), at('2022-09-01', null), at('2022-11-01', 3), at('2023-01-01', 2)],
    [],
    FRAME,
  )
  expect(line.match(/M/g)).toHaveLength(2)
  expect(line.match(/L/g)).toHaveLength(1)
  expect(dots.match(/M/g)).toHaveLength(3)
})

test('no line leads to a value that may not be compared with the one before', () => {
  const reworded = { ...at('2022-11-01', 3), apart: true }
  const points = [at('2022-07-01', 1), reworded, at('2023-01-01', 2)]
  const { line, dots } = sparklinePaths(points, [], FRAME)
  expect(line.replaceAll(/[^ML]/g, '')).toBe('MML')
  expect(dots.match(/M/g)).toHaveLength(3)
})

test('a point stands at its true date', () => {
  const places = ['2022-07-01', '2022-07-11', '2023-06-30'].map(
    (day) => sparklinePaths([at(day, 1)], [], FRAME).last?.x,
  )
  expect(places).toEqual([5, 15, 369])
})

test('zero is drawn, at the bottom of a range that begins there', () => {
  const { last } = sparklinePaths([at('2022-07-01', 10), at('2022-09-01', 0)], [], FRAME)
  expect(last?.y).toBe(45)
})

test('values that never change stand in the middle', () => {
  const { last } = sparklinePaths([at('2022-07-01', 4), at('2022-09-01', 4)], [], FRAME)
  expect(last?.y).toBe(25)
})

test('no value gives no line, and the path is still drawn', () => {
  const paths = sparklinePaths([at('2022-09-01', null)], [{ on: FRAME.from, value: 1 }], FRAME)
  expect(paths).toMatchObject({ line: '', dots: '', last: null })
  expect(paths.path).toMatch(/^M5 /)
})

test('ticks stand on the floor', () => {
  expect(tickPath([FRAME.from], FRAME)).toBe('M5 53v-4')
})

test('the drawing is an image that says its numbers', () => {
  const points = [at('2022-09-30', 55), at('2022-12-31', null), at('2023-01-20', 61.4)]
  const path = [{ on: FRAME.to, value: 65 }]
  const label = describeSeries(points, path, PERCENT)
  render(<Sparkline {...FRAME} points={points} path={path} label={label} />)
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    '61.4% on Jan 20, 2023; before that 55%, no number; the path ends at 65%.',
  )
})

test('a series without a number says so', () => {
  expect(describeSeries([at('2022-09-30', null)], [], PERCENT)).toBe('No number yet.')
})

function at(day: string, value: number | null) {
  return { on: calendarDate(day), value }
}
