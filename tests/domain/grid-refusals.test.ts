import { describe, expect, test } from 'vitest'

import { checkGrid } from '../../domain/grid-check.ts'
import type { Metric } from '../../domain/plan.ts'
import type { GridDefinition } from '../../domain/status-grid.ts'
import { gridOf } from '../support/grids.ts'
import { metricOf, rateOf, scoreOf } from '../support/metrics.ts'

const SITES = ['a', 'b']

describe('a grid is refused by a code, in words', () => {
  test.each<[string, Metric, Partial<GridDefinition>, string]>([
    ['kind_without_levels', metricOf({ kind: null }), {}, 'Say first how the metric is measured; cut points are in its unit.'],
    ['kind_without_levels', metricOf({ kind: 'milestone' }), {}, 'A stage, or a yes of one place, is neither high nor low. Its status says where it stands.'],
    ['against_direction', rateOf({ direction: 'at_least' }), { better: 'lower' }, 'The metric\'s direction says that higher is better; set the grid the same way, or change the direction.'],
    ['against_direction', rateOf({ direction: 'at_most' }), {}, 'The metric\'s direction says that lower is better; set the grid the same way, or change the direction.'],
    ['wrong_number_of_cuts', rateOf(), { levelCuts: [20] }, 'Give 4 cut points; there are 1.'],
    ['not_a_number', rateOf(), { changeCuts: [-5, -1, 1, 1.0000001] }, 'Write each cut point as a number of at most 6 decimal places.'],
    ['cuts_not_ascending', rateOf(), { levelCuts: [20, 10, 5, 80] }, 'Cut points go up from left to right: 10 does not come after 20.'],
    ['outside_scale', metricOf(), { levelCuts: [-1, 40, 60, 80] }, '−1 is outside of what the metric can be; keep cut points not below 0.'],
    ['outside_scale', scoreOf(), { levelCuts: [1, 2, 3, 6] }, '6 is outside of what the metric can be; keep cut points between 1 and 5.'],
    ['outside_scale', metricOf({ kind: 'yes_no', siteIds: SITES }), { levelCuts: [20, 40, 60, 101] }, '101 is outside of what the metric can be; keep cut points between 0 and 100.'],
    ['changes_all_one_way', rateOf(), { fewChangeCuts: [1, 2] }, '“Maintained” would be from 1 to 2, without no change in it; put 0 between the two.'],
    ['wrong_shape', rateOf(), { colours: gridOf().colours.with(2, ['red']) }, 'The colour table needs 5 rows of 5 colours.'],
    ['colour_worsens', rateOf(), { colours: gridOf().colours.with(4, ['red', 'red', 'red', 'red', 'red']) }, 'A better level or a better change may not give a worse colour. The order is red, orange, yellow, green, blue.'],
  ])('%s', (code, metric, partial, message) => {
    const checked = checkGrid(gridOf(partial), metric)
    expect(checked.ok ? [] : checked.error).toMatchObject([{ code, message }])
  }) // prettier-ignore

  test('and never for the ends of what a metric can be', () => {
    const whole = { levelCuts: [0, 40, 60, 1_000_000] }
    expect(checkGrid(gridOf(whole), metricOf()).ok).toBe(true)
    expect(checkGrid(gridOf({ levelCuts: [-40, 40, 60, 80] }), metricOf({ kind: 'level' })).ok).toBe(true) // prettier-ignore
    expect(checkGrid(gridOf({ levelCuts: [1, 2, 3, 5] }), scoreOf()).ok).toBe(true)
  })
})
