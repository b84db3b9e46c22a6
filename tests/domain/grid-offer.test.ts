import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkGrid } from '../../domain/grid-check.ts'
import { offerGrid } from '../../domain/grid-offer.ts'
import { metricOf, rateOf, scoreOf } from '../support/metrics.ts'

describe('offerGrid', () => {
  test('begins the middle at the baseline and ends at the target', () => {
    expect(offerGrid(rateOf({ baseline: 40, target: 60 }))).toMatchObject({
      better: 'higher',
      levelCuts: [30, 40, 50, 60],
      changeCuts: [-10, -2, 2, 10],
      fewChangeCuts: [-2, 2],
    })
  })

  test('turns round where lower is better', () => {
    const down = rateOf({ direction: 'down', baseline: 20, target: 10 })
    expect(offerGrid(down)).toMatchObject({
      better: 'lower',
      levelCuts: [10, 15, 20, 25],
      changeCuts: [-5, -1, 1, 5],
    })
  })

  test('stays inside of what the metric can be', () => {
    expect(offerGrid(rateOf({ baseline: 5, target: 65 }))?.levelCuts).toEqual([2.5, 5, 35, 65])
    expect(offerGrid(metricOf({ baseline: 0, target: 40 }))?.levelCuts).toEqual([10, 20, 30, 40])
    // Half a span behind the baseline would be below 0.
    expect(offerGrid(rateOf({ baseline: 0.1, target: 0.9 }))?.levelCuts).toEqual([
      0.05, 0.1, 0.5, 0.9,
    ])
    const full = rateOf({ direction: 'down', baseline: 100, target: 80 })
    expect(offerGrid(full)?.levelCuts).toEqual([80, 85, 90, 95])
    expect(offerGrid(scoreOf())?.levelCuts).toEqual([2.5, 3, 3.5, 4])
  })

  test('looks behind the baseline where lower is better, however near the target is', () => {
    const full = rateOf({ direction: 'down', baseline: 100, target: 99.5 })
    expect(offerGrid(full)?.levelCuts).toEqual([99.5, 99.625, 99.75, 99.875])
    const nearly = rateOf({ direction: 'down', baseline: 99, target: 98.5 })
    expect(offerGrid(nearly)?.levelCuts).toEqual([98.5, 98.75, 99, 99.25])
  })

  test('the least room behind a baseline that has a cut point of its own is a ten thousandth', () => {
    const [enough, less] = [0.0001, 0.00009].map((baseline) =>
      offerGrid(rateOf({ baseline, target: 60 })),
    )
    expect(enough?.levelCuts).toEqual([0.00005, 0.0001, 30.00005, 60])
    expect(less?.levelCuts[1]).toBe(30.000045)
  })

  test.each([
    ['a baseline', rateOf({ baseline: null })],
    ['a target', rateOf({ target: null })],
    ['a way between the two', rateOf({ baseline: 80, target: 80 })],
    ['a target beyond its baseline', rateOf({ baseline: 90, target: 80 })],
    ['a better end', rateOf({ direction: 'exactly' })],
    ['levels', metricOf({ kind: 'milestone' })],
  ])('a metric without %s is offered nothing', (_, metric) => {
    expect(offerGrid(metric)).toBeNull()
  })

  test('the shortest way between the two that has cut points is a ten thousandth', () => {
    expect(offerGrid(rateOf({ baseline: 0, target: 0.0001 }))?.levelCuts).toEqual([
      0.000025, 0.00005, 0.000075, 0.0001,
    ])
    expect(offerGrid(rateOf({ baseline: 0, target: 0.00009 }))).toBeNull()
  })

  test('whatever is offered is accepted', () => {
    const percent = fc.integer({ min: 0, max: 100_000_000 }).map((micro) => micro / 1_000_000)
    fc.assert(
      fc.property(percent, percent, (baseline, target) => {
        const direction = target > baseline ? 'up' : 'down'
        const metric = rateOf({ direction, baseline, target })
        const offer = offerGrid(metric)
        const isAccepted = offer !== null && checkGrid(offer, metric).ok
        expect(isAccepted || Math.abs(target - baseline) < 0.001).toBe(true)
      }),
    )
  })
})
