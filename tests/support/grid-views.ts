/** Status and change as the API answers it, for tests of the pages. */

import type { Grid, MetricInGrid } from '../../web/grid/grid.ts'
import { gridOf } from './grids.ts'

/** A definition with lists of its own, as an answer has. */
export function answeredGrid(partial: Parameters<typeof gridOf>[0] = {}) {
  const grid = gridOf(partial)
  return {
    ...grid,
    levelCuts: [...grid.levelCuts],
    changeCuts: [...grid.changeCuts],
    fewChangeCuts: [...grid.fewChangeCuts],
    colours: grid.colours.map((row) => [...row]),
    fewColours: grid.fewColours.map((row) => [...row]),
  }
}

/** A rate of 62 % after 59 %, high and increased, green, unless the test says otherwise. */
export function metricInGrid(partial: Partial<MetricInGrid> = {}): MetricInGrid {
  return {
    id: 'lessons',
    code: 'DR-1.1.a',
    title: 'Lessons completed',
    text: 'Lessons',
    kind: 'rate',
    unit: '%',
    direction: 'up',
    rateBase: 100,
    siteIds: [],
    department: { id: 'data', code: 'DR', name: 'Data and Research' },
    definition: answeredGrid(),
    value: 62,
    lastYear: 59,
    n: 240,
    lastYearN: 230,
    level: 'high',
    row: 4,
    change: 3,
    move: 'increased',
    column: 4,
    columns: 5,
    colour: 'green',
    reason: null,
    sentence: '62 % (149 of 240), a high level; 3 points more than a year ago, increased: green.',
    ...partial,
  }
}

/** A metric that is not placed. */
export function withoutPlace(partial: Partial<MetricInGrid>): MetricInGrid {
  return metricInGrid({
    level: null,
    row: null,
    change: null,
    move: null,
    column: null,
    columns: null,
    colour: null,
    ...partial,
  })
}

export function gridView(metrics: MetricInGrid[]): Grid {
  return {
    schoolYear: '2022-23',
    cycleId: '2022-23-Q2',
    cycle: 'Q2',
    today: '2023-02-10',
    asOf: null,
    record: 9,
    metrics,
  }
}
