import { describe, expect, test } from 'vitest'

import { checkGrid, hasLevels } from '../../domain/grid-check.ts'
import type { Metric } from '../../domain/plan.ts'
import type { GridDefinition } from '../../domain/status-grid.ts'
import { gridOf } from '../support/grids.ts'
import { metricOf, rateOf, scoreOf } from '../support/metrics.ts'

describe('checkGrid', () => {
  test('accepts what holds together', () => {
    expect(checkGrid(gridOf(), rateOf())).toEqual({ ok: true, value: gridOf() })
    const edges = gridOf({ levelCuts: [0, 40, 60, 100], changeCuts: [-5, 0, 1, 5] })
    expect(checkGrid(edges, rateOf()).ok).toBe(true)
    expect(checkGrid(gridOf({ fewChangeCuts: [-2, 0] }), rateOf()).ok).toBe(true)
  })

  test.each([
    ['one place', ['a'], false],
    ['several places', ['a', 'b'], true],
  ])('a yes of %s has levels: %s', (_, siteIds, expected) => {
    expect(hasLevels(metricOf({ kind: 'yes_no', siteIds }))).toBe(expected)
  })

  test.each<[string, Partial<GridDefinition>, string]>([
    ['levelCuts', { levelCuts: [20, 40, 60] }, 'Give 4 cut points; there are 3.'],
    ['fewChangeCuts', { fewChangeCuts: [-1, 0, 1] }, 'Give 2 cut points; there are 3.'],
    [
      'levelCuts',
      { levelCuts: [20, 40, 40, 80] },
      'Cut points go up from left to right: 40 does not come after 40.',
    ],
    [
      'changeCuts',
      { changeCuts: [-5, 1, -1, 5] },
      'Cut points go up from left to right: −1 does not come after 1.',
    ],
    [
      'levelCuts',
      { levelCuts: [20, 40, Number.NaN, 80] },
      'Write each cut point as a number of at most 6 decimal places.',
    ],
    [
      'levelCuts',
      { levelCuts: [20, 40, 60, 100.1] },
      '100.1 is outside of what the metric can be; keep cut points between 0 and 100.',
    ],
    [
      'levelCuts',
      { levelCuts: [-1, 40, 60, 80] },
      '−1 is outside of what the metric can be; keep cut points between 0 and 100.',
    ],
    [
      'changeCuts',
      { changeCuts: [1, 2, 3, 4] },
      '“Maintained” would be from 2 to 3, without no change in it; put 0 between the two.',
    ],
    [
      'changeCuts',
      { changeCuts: [-5, 0.5, 2, 5] },
      '“Maintained” would be from 0.5 to 2, without no change in it; put 0 between the two.',
    ],
    [
      'levelCuts',
      { levelCuts: [-2, -1, 60, 80] },
      '−2 is outside of what the metric can be; keep cut points between 0 and 100.',
    ],
    [
      'fewChangeCuts',
      { fewChangeCuts: [-3, -1] },
      '“Maintained” would be from −3 to −1, without no change in it; put 0 between the two.',
    ],
    ['colours', { colours: [] }, 'The colour table needs 5 rows of 5 colours.'],
    ['fewColours', { fewColours: gridOf().colours }, 'The colour table needs 5 rows of 3 colours.'],
  ])('refuses %s of %o in words', (path, partial, message) => {
    expect(problemsOf(gridOf(partial), rateOf())).toEqual([[path, message]])
  })

  test.each([
    ['to the right', 0, 1],
    ['upwards', 1, 0],
  ])('refuses a colour that worsens %s', (_, row, column) => {
    const colours = gridOf().colours.map((colour) => colour.map(() => 'green' as const))
    const worse = colours.map((list, r) =>
      list.map((colour, c) => (r === row && c === column ? ('red' as const) : colour)),
    )
    expect(problemsOf(gridOf({ colours: worse }), rateOf())).toEqual([
      [
        'colours',
        'A better level or a better change may not give a worse colour. The order is red, orange, yellow, green, blue.',
      ],
    ])
  })

  test('names every field that is wrong once', () => {
    const wrong = gridOf({ levelCuts: [900, 40, 60, 80], changeCuts: [], fewChangeCuts: [1, -1] })
    expect(problemsOf(wrong, rateOf()).map(([path]) => path)).toEqual([
      'levelCuts',
      'changeCuts',
      'fewChangeCuts',
    ])
  })

  test.each<[string, Metric, boolean]>([
    ['a count may not be below 0', metricOf(), false],
    ['a level may be anything', metricOf({ kind: 'level' }), true],
    ['a score keeps to its scale', scoreOf(), false],
  ])('%s', (_, metric, allowed) => {
    const definition = gridOf({ levelCuts: [-1, 2, 3, 4] })
    expect(checkGrid(definition, metric).ok).toBe(allowed)
  })

  test('a grid turns the way its metric does, and either way where neither end is better', () => {
    const lower = gridOf({ better: 'lower' })
    expect(problemsOf(lower, rateOf())).toMatchObject([['better', expect.any(String)]])
    expect(problemsOf(gridOf(), rateOf({ direction: 'at_most' }))).toMatchObject([
      ['better', expect.any(String)],
    ])
    expect(problemsOf(lower, rateOf({ direction: 'down' }))).toEqual([])
    expect(problemsOf(lower, rateOf({ direction: 'between' }))).toEqual([])
    expect(problemsOf(gridOf(), rateOf({ direction: 'keep' }))).toEqual([])
  })

  test('a stage, a yes of one place and what is not measured yet have no levels', () => {
    const refused = [
      metricOf({ kind: 'milestone' }),
      metricOf({ kind: 'yes_no' }),
      metricOf({ kind: null }),
    ]
    for (const metric of refused) expect(checkGrid(gridOf(), metric).ok).toBe(false)
    const sites = metricOf({ kind: 'yes_no', siteIds: ['a', 'b'] })
    expect(checkGrid(gridOf(), sites).ok).toBe(true)
  })
})

function problemsOf(definition: GridDefinition, metric: Metric): [string, string][] {
  const checked = checkGrid(definition, metric)
  return checked.ok ? [] : checked.error.map(({ path, message }) => [path, message])
}
