import { expect, test } from 'vitest'

import { addPeople } from '../../../domain/privacy/layout.ts'

type Counted = readonly [population: number, numerator: number | null]

test.each<[string, Counted[], Counted]>([
  ['of two shares', [[40, 20], [60, 30]], [100, 50]],
  ['of a share and of nobody', [[40, 20], [0, null]], [40, 20]],
  ['of a share and of people who have none', [[40, 20], [60, null]], [100, null]],
  ['of people who have none and of a share', [[60, null], [40, 20]], [100, null]],
  ['of numbers that are no share', [[4, null], [6, null]], [10, null]],
  ['of nobody', [[0, null], [0, null]], [0, null]],
  ['of nothing', [], [0, null]],
  ['of none among nobody', [[0, 0]], [0, 0]],
])('people add up %s; their shares where everybody has one', (_, parts, [population, numerator]) => {
  const people = parts.map(([own, counted]) => ({ population: own, numerator: counted }))
  expect(addPeople(people)).toEqual({ population, numerator })
}) // prettier-ignore
