import { expect, test } from 'vitest'

import { letterAt } from '../../db/metric-fields.ts'

test.each([
  [1, 'a'],
  [26, 'z'],
  [27, 'aa'],
  [52, 'az'],
  [53, 'ba'],
  [702, 'zz'],
  [703, 'aaa'],
])('metric %i of an action is lettered %s', (place, letter) => {
  expect(letterAt(place)).toBe(letter)
})
