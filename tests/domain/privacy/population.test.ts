import { expect, test } from 'vitest'

import { thresholdFor } from '../../../domain/privacy/population.ts'

test.each([
  ['pupils are never shown in fewer than eleven', 'student', 5, 11],
  ['pupils are hidden in as few as a district chose', 'student', 20, 20],
  ['in a survey a district may choose fewer', 'survey', 5, 5],
] as const)('%s', (_, privacyClass, chosen, expected) => {
  expect(thresholdFor(privacyClass, chosen)).toBe(expected)
})
