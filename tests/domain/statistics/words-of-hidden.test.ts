import { expect, test } from 'vitest'

import type { Point } from '../../../domain/statistics/points.ts'
import { heldBackSentence } from '../../../domain/statistics/words-of-hidden.ts'

test.each([
  [
    'one of three is hidden',
    [4, 'suppressed', 6],
    [
      '1 period with a number is not shown, so that no small group can be worked out; everything drawn and said here is made of the 2 shown.',
    ],
  ],
  [
    'two are hidden, and one has no number',
    ['suppressed', null, 6, 'suppressed'],
    [
      '2 periods with a number are not shown, so that no small group can be worked out; everything drawn and said here is made of the 1 shown.',
    ],
  ],
  [
    'all with a number are hidden',
    ['suppressed', null],
    ['No period is shown, so that no small group can be worked out.'],
  ],
  ['none is hidden', [4, null], []],
] as const)('%s', (_, values, sentences) => {
  expect(heldBackSentence(values.map(pointOf))).toEqual(sentences)
})

function pointOf(value: number | 'suppressed' | null): Pick<Point, 'value' | 'gap'> {
  return value === 'suppressed' ? { value: null, gap: value } : { value, gap: null }
}
