import { expect, test } from 'vitest'

import { missedBy } from '../../../domain/statistics/words-of-change.ts'

const UP = { direction: 'up' } as const
const DOWN = { direction: 'down' } as const

test.each([
  ['short of a target', UP, 40, 38, { edge: 40, off: 2 }],
  ['beyond what it is to fall to', DOWN, 40, 43, { edge: 40, off: 3 }],
  ['below nothing', UP, -3, -5, { edge: -3, off: 2 }],
  ['at it', UP, 40, 40, { edge: 40, off: 0 }],
  ['short by the last digit of a double', DOWN, 0.3, 0.1 + 0.2, { edge: 0.3, off: 0 }],
  ['short by the last digit below nothing', UP, -0.3, -0.1 - 0.2, { edge: -0.3, off: 0 }],
] as const)('%s', (_, measure, target, value, missed) => {
  expect(missedBy(measure, target, value)).toEqual(missed)
})
