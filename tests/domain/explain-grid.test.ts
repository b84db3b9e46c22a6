import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { explainPlace } from '../../domain/explain-grid.ts'
import type { GridInput, GridReason } from '../../domain/status-grid.ts'
import { GRID_REASONS, NO_PLACE, placeInGrid } from '../../domain/status-grid.ts'
import { gridOf, inputOf } from '../support/grids.ts'

function explained(partial: Partial<GridInput> = {}, unit = '%') {
  const input = inputOf(partial)
  return explainPlace({ ...input, ...placeInGrid(input), unit })
}

function formulas(partial: Partial<GridInput> = {}, unit = '%') {
  const { calculations } = explained(partial, unit)
  return Object.fromEntries(calculations.map(({ name, formula }) => [name, formula]))
}

describe('a place by level and change', () => {
  test('is told with the cut points around it, the columns and the colour', () => {
    const told = explained({ value: 62, lastYear: 59, n: 240, lastYearN: 230 })
    expect(told.rule.name.startsWith('Level and change: the value')).toBe(true)
    expect(told.rule.source).toContain('docs/decisions, number 10')
    expect(told.calculations).toEqual([
      { name: 'Level', formula: '60 ≤ 62 < 80: high' },
      { name: 'Change in a year', formula: '62 − 59 = 3 points' },
      { name: 'Columns', formula: 'the smaller of 240 and 230 = 230 ≥ 150: five' },
      { name: 'How it moved', formula: '1 ≤ 3 < 5: increased' },
      { name: 'Colour', formula: 'row 4 of 5 and column 4 of 5, counted from the worst: green' },
    ])
    expect(told.used).toEqual([
      { year: 'this', value: 62, n: 240 },
      { year: 'last', value: 59, n: 230 },
    ])
    expect(told.why).toBeNull()
  })

  test('at either end has only one cut point', () => {
    expect(formulas({ value: 10, lastYear: 20 })).toMatchObject({
      Level: '10 < 20: very low',
      'How it moved': '−10 < −5: declined strongly',
    })
    expect(formulas({ value: 80, lastYear: 70 })).toMatchObject({
      Level: '80 ≤ 80: very high',
      'How it moved': '5 ≤ 10: increased strongly',
    })
  })

  test('where lower is better has its cut points on the other side', () => {
    const definition = gridOf({ better: 'lower' })
    expect(formulas({ definition, value: 60, lastYear: 61 })).toMatchObject({
      Level: '40 < 60 ≤ 60: medium',
      'How it moved': '−5 < −1 ≤ −1: declined',
    })
  })

  test('of few has three columns, and of fewer no colour', () => {
    expect(formulas({ value: 50, lastYear: 49, n: 149 })).toMatchObject({
      Columns: 'the smaller of 149 and 200 = 149 < 150: three',
      'How it moved': '−2 ≤ 1 < 2: maintained',
    })
    const fewer = explained({ n: 29 })
    expect(fewer.calculations.at(-1)).toEqual({
      name: 'Colour',
      formula: 'the smaller of 29 and 200 = 29 < 30: none',
    })
    expect(fewer.why).toBe('Too few for a colour; it needs at least 30 in both years.')
  })

  test('of as many as five columns need has five, also where one year alone has a group', () => {
    expect(formulas({ n: 150 })).toMatchObject({
      Columns: 'the smaller of 150 and 200 = 150 ≥ 150: five',
    })
    expect(formulas({ n: 150, lastYearN: null })).toMatchObject({ Columns: '150 ≥ 150: five' })
    expect(formulas({ n: null, lastYearN: 149 })).toMatchObject({ Columns: '149 < 150: three' })
  })

  test('without a value is none', () => {
    expect(explained({ value: null })).toMatchObject({ calculations: [], used: [], hidden: false })
  })

  test('of a count has nothing behind it', () => {
    expect(formulas({ n: null, lastYearN: null }, 'people')).toMatchObject({
      Columns: 'no group stands behind it: five',
      'Change in a year': '50 − 49 = 1 person',
    })
  })

  test('without a year ago has its level and the reason', () => {
    const told = explained({ lastYear: null, lastYearN: null })
    expect(told.calculations.map(({ name }) => name)).toEqual(['Level'])
    expect(told.used).toHaveLength(1)
    expect(told.why).toBe('No value last year.')
  })
})

describe('a place that is not told', () => {
  test('of too few this year has no number at all', () => {
    const told = explained({ n: 10 })
    expect(told).toMatchObject({ hidden: true, calculations: [], used: [] })
    expect(JSON.stringify(told)).not.toMatch(/\b(?:10|49|50|200)\b(?!")/)
  })

  test('of too few last year tells nothing of that year', () => {
    const told = explained({ lastYearN: 10, lastYear: 47 })
    expect(told.hidden).toBe(false)
    expect(told.calculations.map(({ name }) => name)).toEqual(['Level'])
    expect(JSON.stringify([told.calculations, told.used])).not.toMatch(/47|\b10\b/)
  })

  test.each(GRID_REASONS.filter(withholds))('for %s has no number, but the reason', (reason) => {
    const told = explainPlace({ ...inputOf(), ...NO_PLACE, reason, unit: '%' })
    expect(told).toMatchObject({ calculations: [], used: [] })
    expect(told.why).toMatch(/\.$/)
    expect(told.hidden).toBe(reason === 'too_few_to_show' || reason === 'share_not_shown')
  })
})

describe('every range', () => {
  test('holds between the cut points it names', () => {
    const number = fc
      .double({ min: -10, max: 110, noNaN: true })
      .map((one) => Number(one.toFixed(3)))
    fc.assert(
      fc.property(
        fc.record({ value: number, lastYear: number, n: fc.integer({ min: 11, max: 400 }) }),
        fc.constantFrom('higher', 'lower'),
        (input, better) => {
          const told = formulas({ ...input, definition: gridOf({ better }) })
          expect(holds(told.Level ?? '')).toBe(true)
          expect(holds(told['How it moved'] ?? '')).toBe(true)
        },
      ),
    )
  })
})

function withholds(reason: GridReason): boolean {
  return !['no_value_last_year', 'too_few_last_year', 'too_few_for_a_colour'].includes(reason)
}

/** Whether `60 ≤ 62 < 80: high` is true. */
function holds(formula: string): boolean {
  const parts = (formula.split(':')[0] ?? '').split(' ')
  return parts.every((sign, at) => {
    if (sign !== '≤' && sign !== '<') return true
    const [left, right] = [parts[at - 1], parts[at + 1]].map((one) =>
      Number(one?.replace('−', '-').replaceAll(',', '')),
    )
    if (left === undefined || right === undefined) return false
    return sign === '<' ? left < right : left <= right
  })
}
