import { expect, test } from 'vitest'

import {
  certainBounds,
  favourableOptions,
  meanAnswer,
  percentFavourable,
  wilson,
} from '../../../domain/statistics/survey.ts'

test.each<[string, () => unknown]>([
  ['a scale has two options or more, not 1', () => favourableOptions(1)],
  ['a scale has two options or more, from a lower end to a higher one', () => meanAnswer([3], { low: 1, high: 2 })],
  ['nobody was asked, so there is no share', () => certainBounds(0, 0, 0)],
  ['nobody answered, so there is no share', () => wilson(0, 0)],
  ['a count is a whole number of 0 or more, not -1', () => percentFavourable([3, -1])],
  ['41 of 40 is not a share: it lies between 0 and the whole', () => wilson(41, 40)],
])('%s', (message, wrong) => {
  expect(wrong).toThrow(new RangeError(message))
}) // prettier-ignore

test('totals without answers that do not apply have none of them', () => {
  expect(percentFavourable({ favourable: 3, answers: 4 })).toEqual({
    favourable: 3,
    valid: 4,
    percent: 75,
  })
})
