import { expect, test } from 'vitest'

import { shownFigure, shownTerm } from '../../domain/packet/shown.ts'

const RATE = { kind: 'rate', unit: '%', stages: [], targetStage: null } as const
const DECIDED = { ...RATE, kind: 'yes_no' } as const

test.each([
  ['62\u202F%', { value: 62, suppressed: null }],
  ['95\u202F% or more', { value: 95, suppressed: '>=' }],
  ['5\u202F% or less', { value: 5, suppressed: '<=' }],
  ['hidden', { value: null, suppressed: '*' }],
  ['–', { value: null, suppressed: null }],
] as const)('a figure is said as “%s”', (said, standing) => {
  const coverage = { have: 1, expected: 1 }
  expect(shownFigure({ ...RATE, stages: [] }, { ...standing, coverage })).toBe(said)
})

test('yes is said of one place, also where none is counted, and a share of several', () => {
  const metric = { ...DECIDED, stages: [] }
  expect(shownTerm(metric, 1)).toBe('yes')
  expect([0, 1, 2].map((places) => shownTerm(metric, 1, places))).toEqual([
    'yes',
    'yes',
    '1\u202F%',
  ])
})
