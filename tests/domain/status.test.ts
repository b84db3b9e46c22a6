import { expect, test } from 'vitest'

import { countStatuses, STATUSES, worstStatus } from '../../domain/status.ts'

test('statuses are counted, never averaged', () => {
  expect(countStatuses(['met', 'at_risk', 'met'])).toMatchObject({ met: 2, at_risk: 1, no_data: 0 })
})

test('no status is counted before there is a metric', () => {
  expect(Object.values(countStatuses([]))).toEqual(STATUSES.map(() => 0))
})

test('the worst status held by at least one metric is the headline', () => {
  expect(worstStatus(countStatuses(['met', 'not_due', 'at_risk']))).toBe('at_risk')
  expect(worstStatus(countStatuses([...STATUSES]))).toBe('off_track')
  expect(worstStatus(countStatuses(['not_due']))).toBe('not_due')
  expect(worstStatus(countStatuses([]))).toBeUndefined()
})
