import { describe, expect, test } from 'vitest'

import { chartModelOf } from '../../../web/metric/chart-model.ts'
import { pointsOf } from '../../../web/metric/points.ts'
import { COUNCILS, seriesOf } from '../../support/series.ts'

describe('the points of a chart', () => {
  test('a metric of one place has a point for each date', () => {
    const points = pointsOf(
      seriesOf({}, [
        { observedOn: '2022-10-05', value: 0 },
        { observedOn: '2022-11-05', value: 7 },
      ]),
    )
    expect(points).toEqual([
      { on: '2022-10-05', value: 0, note: '' },
      { on: '2022-11-05', value: 7, note: '' },
    ])
  })

  test('rates of the same month are summed, never averaged', () => {
    const [point] = pointsOf(
      seriesOf(COUNCILS, [
        { siteId: 'eliot', observedOn: '2022-10-05', numerator: 9, denominator: 10 },
        { siteId: 'field', observedOn: '2022-10-20', numerator: 10, denominator: 90 },
      ]),
    )
    expect(point).toEqual({ on: '2022-10-20', value: 19, note: '19 of 100 · 2 of 3 sites' })
  })

  test('a running total grows from date to date over the cycles', () => {
    const points = pointsOf(
      seriesOf({ accumulates: true }, [
        { observedOn: '2022-09-05', value: 4 },
        { observedOn: '2022-10-05', value: 3 },
      ]),
    )
    expect(points.map(({ value }) => value)).toEqual([4, 7])
  })

  test('a site’s last level of the cycle stands in later months', () => {
    const level = { kind: 'level', siteIds: ['eliot', 'field'] } as const
    const points = pointsOf(
      seriesOf({ ...level, siteIds: [...level.siteIds] }, [
        { siteId: 'eliot', observedOn: '2022-10-05', value: 10 },
        { siteId: 'field', observedOn: '2022-10-05', value: 5 },
        { siteId: 'eliot', observedOn: '2022-11-05', value: 12 },
      ]),
    )
    expect(points.map(({ value }) => value)).toEqual([15, 17])
  })

  test('a sum without most of its sites is a gap that says so', () => {
    const [point] = pointsOf(
      seriesOf({ siteIds: ['eliot', 'field'] }, [
        { siteId: 'eliot', observedOn: '2022-10-05', value: 10 },
      ]),
    )
    expect(point).toMatchObject({ value: null, note: 'only 1 of 2 sites, too few to add up' })
  })

  test('a day with a reason only is a gap with the reason', () => {
    const [point] = pointsOf(seriesOf({}, [{ missing: 'not_held' }]))
    expect(point).toMatchObject({ value: null, note: 'not held' })
  })

  test('an undefined metric has none', () => {
    expect(pointsOf(seriesOf({ kind: null }, [{ value: 3 }]))).toEqual([])
  })
})

describe('the model of a chart', () => {
  test('stages are drawn from 1', () => {
    const stages = ['drafted', 'adopted', 'in force']
    const milestone = { kind: 'milestone', stages, baseline: 0, target: 2 } as const
    const model = chartModelOf(
      seriesOf({ ...milestone, stages }, [{ stage: 'adopted' }]),
      '2023-01-20',
    )
    expect(model.observations[0]?.value).toBe(2)
    expect(model.target).toEqual({ value: 3 })
    expect(model.baseline?.value).toBe(1)
  })

  test('a range has two ends and no path', () => {
    const series = seriesOf({ direction: 'between', target: 2, targetHigh: 4 })
    const model = chartModelOf(series, '2023-01-20')
    expect(model.target).toEqual({ low: 2, high: 4 })
    expect(model.path).toEqual([])
  })

  test('a metric without a target has no tolerance to draw', () => {
    const model = chartModelOf(seriesOf({ target: null }), '2023-01-20')
    expect(model.target).toBeNull()
    expect(model.tolerance).toBeNull()
  })
})
