import { expect, test } from 'vitest'

import { hideMetric } from '../../../domain/privacy/hidden.ts'
import { CYCLE, hide, said, T } from '../../support/guarded.ts'
import { metricOf } from '../../support/metrics.ts'

test('the earlier value of a level, whichever is known first', () => {
  const observations = said('level', [
    { day: 2, people: 50 },
    { day: 1, people: 5 },
  ])
  const hidden = hide(metricOf({ kind: 'level' }), observations).get(CYCLE)
  expect(hidden?.observations).toEqual(new Set(['observation-1']))
  expect(hidden?.total).toBeNull()
})

test('a cycle in which nobody said a number hides nothing, also where its total is held back', () => {
  const observations = said('count', [{ people: 4 }]).map((one) => ({
    ...one,
    value: null,
    missing: 'not_held' as const,
  }))
  const heldBack = new Set([CYCLE])
  const hidden = hideMetric({ measure: metricOf(), observations, threshold: T, heldBack })
  expect(hidden).toEqual(new Map())
})
