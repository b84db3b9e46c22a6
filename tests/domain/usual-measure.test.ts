import { expect, test } from 'vitest'

import { usualMeasure } from '../../domain/usual-measure.ts'

const GIVEN = { unit: '', target: null, stages: [], targetStage: null }
const STAGES = { stages: ['begun', 'tried', 'done'], targetStage: 'done' }

test.each([
  [{ kind: 'rate' }, { unit: '%', rateBase: 100 }],
  [
    { kind: 'rate', unit: 'per user' },
    { unit: 'per user', rateBase: 100 },
  ],
  [{ kind: 'yes_no' }, { rateBase: 1, target: 1 }],
  [
    { kind: 'yes_no', unit: '%' },
    { rateBase: 100, target: 100 },
  ],
  [
    { kind: 'yes_no', target: 0 },
    { rateBase: 1, target: 0 },
  ],
  [{ kind: 'milestone', ...STAGES }, { target: 2 }],
  [{ kind: 'milestone', ...STAGES, target: 1 }, { target: 1 }],
  [{ kind: 'milestone' }, { target: null }],
  [{ kind: 'count' }, {}],
  [{ kind: null }, {}],
] as const)('of %j follows %j', (given, usual) => {
  expect(
    usualMeasure({ ...GIVEN, ...given, stages: [...('stages' in given ? given.stages : [])] }),
  ).toEqual(usual)
})
