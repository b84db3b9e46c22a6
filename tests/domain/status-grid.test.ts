import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { GridDefinition, GridInput } from '../../domain/status-grid.ts'
import { placeInGrid } from '../../domain/status-grid.ts'
import { gridOf, inputOf } from '../support/grids.ts'

const LOWER = gridOf({ better: 'lower' })

describe('levels', () => {
  test.each([
    [19.999999, 'very_low', 1],
    [20, 'low', 2],
    [39.999999, 'low', 2],
    [40, 'medium', 3],
    [60, 'high', 4],
    [79.999999, 'high', 4],
    [80, 'very_high', 5],
    [0, 'very_low', 1],
    [100, 'very_high', 5],
  ])('a value of %s is %s', (value, level, row) => {
    expect(placeInGrid(inputOf({ value }))).toMatchObject({ level, row })
  })

  test.each([
    [20, 'very_low', 5],
    [20.000001, 'low', 4],
    [40, 'low', 4],
    [60, 'medium', 3],
    [80, 'high', 2],
    [80.000001, 'very_high', 1],
    [0, 'very_low', 5],
  ])('where lower is better, %s is %s in row %s: a cut point is on its better side', (...row) => {
    const [value, level, at] = row
    expect(placeInGrid(inputOf({ definition: LOWER, value }))).toMatchObject({ level, row: at })
  })

  test('a cut point that sums of doubles miss by their last digit is reached', () => {
    const definition = gridOf({ levelCuts: [0.1, 0.2, 0.3, 0.4] })
    expect(0.7 - 0.4).toBeLessThan(0.3)
    expect(placeInGrid(inputOf({ definition, value: 0.7 - 0.4 })).level).toBe('high')
    const lower = { ...definition, better: 'lower' } as const
    expect(0.1 + 0.2).toBeGreaterThan(0.3)
    expect(placeInGrid(inputOf({ definition: lower, value: 0.1 + 0.2 })).row).toBe(3)
  })
})

describe('changes', () => {
  test.each([
    [44.9, 'declined_strongly', 1],
    [45, 'declined', 2],
    [48.9, 'declined', 2],
    [49, 'maintained', 3],
    [50, 'maintained', 3],
    [50.9, 'maintained', 3],
    [51, 'increased', 4],
    [54.9, 'increased', 4],
    [55, 'increased_strongly', 5],
  ])('from 50 to %s has %s', (value, move, column) => {
    expect(placeInGrid(inputOf({ value, lastYear: 50 }))).toMatchObject({
      move,
      column,
      columns: 5,
    })
  })

  test.each([
    [45, 'declined_strongly', 5],
    [49, 'declined', 4],
    [51, 'maintained', 3],
    [51.1, 'increased', 2],
    [55, 'increased', 2],
    [55.1, 'increased_strongly', 1],
  ])('where lower is better, from 50 to %s has %s in column %s', (value, move, column) => {
    const placed = placeInGrid(inputOf({ definition: LOWER, value, lastYear: 50 }))
    expect(placed).toMatchObject({ move, column })
  })

  test('the change is not rounded, and no change is 0', () => {
    expect(placeInGrid(inputOf({ value: 50.0499, lastYear: 49.05 })).change).toBe(50.0499 - 49.05)
    expect(placeInGrid(inputOf({ value: 50.0499, lastYear: 49.05 })).move).toBe('maintained')
    expect(placeInGrid(inputOf({ value: 0, lastYear: 0 })).change).toBe(0)
  })

  test('a change that doubles miss by their last digit is reached', () => {
    const definition = gridOf({ changeCuts: [-0.2, -0.1, 0.1, 0.2] })
    expect(0.9 - 0.8).toBeLessThan(0.1)
    const placed = placeInGrid(inputOf({ definition, value: 0.9, lastYear: 0.8 }))
    expect(placed.move).toBe('increased')
  })
})

// Last digits weigh as much as the numbers that they come from, also at a cut point of 0.
describe('a cut point missed by the last digit', () => {
  test('of large numbers is reached', () => {
    const definition = gridOf({ levelCuts: [1000, 2000, 3000.3, 4000] })
    expect(3000.1 + 0.2).toBeLessThan(3000.3)
    expect(placeInGrid(inputOf({ definition, value: 3000.1 + 0.2 })).level).toBe('high')
  })

  test('at no change is reached', () => {
    const definition = gridOf({ better: 'lower', changeCuts: [-5, 0, 1, 5] })
    expect(0.1 + 0.2).toBeGreaterThan(0.3)
    const missed = placeInGrid(inputOf({ definition, value: 0.1 + 0.2, lastYear: 0.3 }))
    const exact = placeInGrid(inputOf({ definition, value: 0.3, lastYear: 0.3 }))
    expect(missed.column).toBe(exact.column)
  })
})

describe('without cut points', () => {
  test.each([
    ['no value', { value: null }, null],
    ['few people', { n: 10 }, null],
    ['few people last year', { lastYearN: 10 }, null],
    ['enough people', {}, 1],
  ])('a metric with %s says that they are missing', (_, partial, change) => {
    const placed = placeInGrid(inputOf({ ...partial, definition: null }))
    expect(placed).toMatchObject({ level: null, change, reason: 'no_cut_points' })
  })
})

describe('how many stand behind a value', () => {
  test.each([
    [149, 149, 3],
    [150, 150, 5],
    [150, 149, 3],
    [149, 150, 3],
    [null, null, 5],
    [null, 149, 3],
  ])('of %s after %s the change is placed in %s columns', (n, lastYearN, columns) => {
    expect(placeInGrid(inputOf({ n, lastYearN }))).toMatchObject({ columns })
  })

  test('three columns have cut points, names and colours of their own', () => {
    const few = { n: 149, lastYear: 40 }
    expect(placeInGrid(inputOf({ ...few, value: 41.9 }))).toMatchObject({
      move: 'maintained',
      column: 2,
      colour: 'yellow',
    })
    expect(placeInGrid(inputOf({ ...few, value: 58 }))).toMatchObject({
      move: 'increased',
      column: 3,
      colour: 'green',
    })
    expect(placeInGrid(inputOf({ ...few, value: 20 }))).toMatchObject({
      move: 'declined',
      column: 1,
      colour: 'orange',
    })
    const lower = placeInGrid(inputOf({ ...few, definition: LOWER, value: 20 }))
    expect(lower).toMatchObject({ move: 'declined', column: 3, colour: 'blue' })
  })

  test.each([
    [10, 30],
    [10, null],
    [1, 200],
  ])('of %s nothing is placed', (n, lastYearN) => {
    expect(placeInGrid(inputOf({ n, lastYearN }))).toEqual({
      level: null,
      row: null,
      change: null,
      move: null,
      column: null,
      columns: null,
      colour: null,
      reason: 'too_few_to_show',
    })
  })

  test('of 11 level and change are placed, without a colour', () => {
    expect(placeInGrid(inputOf({ n: 11, lastYearN: 11 }))).toMatchObject({
      level: 'medium',
      move: 'maintained',
      columns: 3,
      colour: null,
      reason: 'too_few_for_a_colour',
    })
  })

  test('after 10 there is a level and no change', () => {
    expect(placeInGrid(inputOf({ n: 200, lastYearN: 10 }))).toMatchObject({
      level: 'medium',
      change: null,
      move: null,
      colour: null,
      reason: 'too_few_last_year',
    })
  })

  test.each([
    [29, 30, null],
    [30, 29, null],
    [30, 30, 'yellow'],
  ])('of %s after %s the colour is %s', (n, lastYearN, colour) => {
    expect(placeInGrid(inputOf({ n, lastYearN }))).toMatchObject({
      colour,
      reason: colour ? null : 'too_few_for_a_colour',
    })
  })

  test('a value without a group behind it has level, change and colour', () => {
    expect(placeInGrid(inputOf({ n: null, lastYearN: null }))).toMatchObject({
      level: 'medium',
      move: 'increased',
      colour: 'green',
      reason: null,
    })
  })
})

describe('what is not there', () => {
  test('without cut points nothing is judged', () => {
    expect(placeInGrid(inputOf({ definition: null }))).toMatchObject({
      level: null,
      change: 1,
      move: null,
      colour: null,
      reason: 'no_cut_points',
    })
    expect(placeInGrid(inputOf({ definition: null, value: null })).reason).toBe('no_cut_points')
    expect(placeInGrid(inputOf({ definition: null, n: 5 })).change).toBeNull()
  })

  test('without a value there is no place; 0 is a value', () => {
    expect(placeInGrid(inputOf({ value: null }))).toMatchObject({ row: null, reason: 'no_value' })
    expect(placeInGrid(inputOf({ value: 0, lastYear: 0 }))).toMatchObject({ row: 1, column: 3 })
  })

  test('without last year there is a level and no change', () => {
    expect(placeInGrid(inputOf({ lastYear: null, lastYearN: null }))).toMatchObject({
      level: 'medium',
      change: null,
      colour: null,
      reason: 'no_value_last_year',
    })
  })

  test('the colour is the one of the metric’s own table', () => {
    const colours = gridOf().colours.map((row) => row.map(() => 'blue' as const))
    const definition = gridOf({ colours })
    expect(placeInGrid(inputOf({ definition, value: 1, lastYear: 90 })).colour).toBe('blue')
  })
})

describe('whatever the numbers', () => {
  // Whole numbers and powers of two keep arithmetic exact, so only the rule is tested.
  const whole = fc.integer({ min: -1000, max: 1000 })
  const cuts = (count: number) =>
    fc
      .uniqueArray(whole, { minLength: count, maxLength: count })
      .map((list) => list.toSorted((a, b) => a - b))
  const definitions: fc.Arbitrary<GridDefinition> = fc
    .record({
      better: fc.constantFrom('higher' as const, 'lower' as const),
      levelCuts: cuts(4),
      changeCuts: cuts(4),
      fewChangeCuts: cuts(2),
    })
    .map(gridOf)
  const inputs = fc.record({
    definition: definitions,
    value: whole,
    lastYear: whole,
    n: fc.integer({ min: 30, max: 300 }),
    lastYearN: fc.integer({ min: 30, max: 300 }),
  })

  test('a change of unit changes no place', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(0.125, 2, 1024), whole, (input, k, c) => {
        const { definition, value, lastYear } = input
        const scaled = {
          ...input,
          value: value * k + c,
          lastYear: lastYear * k + c,
          definition: {
            ...definition,
            levelCuts: definition.levelCuts.map((cut) => cut * k + c),
            changeCuts: definition.changeCuts.map((cut) => cut * k),
            fewChangeCuts: definition.fewChangeCuts.map((cut) => cut * k),
          },
        }
        expect(placeOf(scaled)).toEqual(placeOf(input))
      }),
    )
  })

  test('the mirror of a metric is in the same row, column and colour', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { definition, value, lastYear } = input
        const mirrored = {
          ...input,
          value: -value,
          lastYear: -lastYear,
          definition: {
            ...definition,
            better: definition.better === 'higher' ? ('lower' as const) : ('higher' as const),
            levelCuts: mirror(definition.levelCuts),
            changeCuts: mirror(definition.changeCuts),
            fewChangeCuts: mirror(definition.fewChangeCuts),
          },
        }
        expect(placeOf(mirrored)).toEqual(placeOf(input))
      }),
    )
  })

  test('a better value is never in a worse row, column or colour', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 500 }), (input, step) => {
        const sign = input.definition.better === 'higher' ? 1 : -1
        const before = placeInGrid(input)
        const after = placeInGrid({ ...input, value: input.value + sign * step })
        expect(after.row).toBeGreaterThanOrEqual(before.row ?? Number.NaN)
        expect(after.column).toBeGreaterThanOrEqual(before.column ?? Number.NaN)
      }),
    )
  })
})

function placeOf(input: GridInput) {
  const { row, column, columns, colour, reason } = placeInGrid(input)
  return { row, column, columns, colour, reason }
}

function mirror(cuts: readonly number[]): number[] {
  return cuts.map((cut) => (cut === 0 ? 0 : -cut)).toReversed()
}
