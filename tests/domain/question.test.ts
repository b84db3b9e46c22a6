import { describe, expect, test } from 'vitest'

import { defaultCycles, schoolYear } from '../../domain/calendar.ts'
import type { Asked } from '../../domain/question.ts'
import { mayCompare, questionIn } from '../../domain/question.ts'
import type { CycleParts, YearBefore } from '../../domain/standing.ts'
import { standingsOf } from '../../domain/standing.ts'
import { day, rateOf } from '../support/metrics.ts'

const CYCLES = defaultCycles(schoolYear('2022-23'))
const BEFORE = defaultCycles(schoolYear('2021-22'))
const AUTUMN = { startsOn: day('2022-10-01'), endsOn: day('2022-12-31') }

describe('the question of some days', () => {
  test('is what is stated there, on the first and last of them too', () => {
    const stated = [asked('2022-10-01', 'a'), asked('2022-12-31', 'b')]
    expect(questionIn(stated, AUTUMN).wordings).toEqual(['a', 'b'])
    const around = [asked('2022-09-30', 'a'), asked('2022-11-01', 'b'), asked('2023-01-01', 'c')]
    expect(questionIn(around, AUTUMN).wordings).toEqual(['b'])
  })

  test('is the last that was stated before, where they state none', () => {
    const stated = [asked('2022-02-01', 'b'), asked('2021-02-01', 'a'), asked('2022-11-01', null)]
    expect(questionIn(stated, AUTUMN)).toEqual({ wordings: ['b'], scales: [5] })
    expect(questionIn([asked('2023-01-01', 'c')], AUTUMN)).toEqual({ wordings: [], scales: [] })
  })
})

test('one question compares with itself and with one unsaid, several with nothing', () => {
  const [a, b, both, unsaid] = [['a'], ['b'], ['a', 'b'], []].map((wordings) => ({
    wordings,
    scales: [],
  }))
  if (!a || !b || !both || !unsaid) throw new Error('no versions')
  expect([mayCompare(a, a), mayCompare(a, unsaid), mayCompare(unsaid, b)]).toEqual([
    true,
    true,
    true,
  ])
  const apart = [
    mayCompare(a, b),
    mayCompare(both, both),
    mayCompare(both, unsaid),
    mayCompare(unsaid, both),
  ]
  expect(apart).toEqual([false, false, false, false])
  const five = { wordings: ['a'], scales: [5] }
  expect(mayCompare(five, { ...five, scales: [7] })).toBe(false)
})

describe('a standing whose survey asks another question', () => {
  const before = [asked('2021-08-10', 'a'), asked('2021-11-10', 'b')]

  test('has nothing to be compared with on the other side of it, and says so', () => {
    const [first, second, third] = stand([
      ...before,
      asked('2022-08-10', 'a'),
      asked('2022-11-10', 'c'),
    ])
    expect(first).toMatchObject({ sameCycleLastYear: 44, lastYearDenominator: 230 })
    expect(first).not.toHaveProperty('newQuestion')
    expect(second).toMatchObject({
      cycleValue: 50,
      previous: null,
      sameCycleLastYear: null,
      lastYearDenominator: null,
      newQuestion: { previous: true, lastYear: true },
    })
    expect(third).toMatchObject({ previous: 50, newQuestion: { previous: false, lastYear: true } })
  })

  test('knows the last value before it, also past a cycle without one', () => {
    const skipping = CYCLES.filter(({ number }) => number !== 2)
    const [, second, third] = stand(
      [asked('2022-08-10', 'a'), asked('2023-02-10', 'b')],
      skipping,
      [],
    )
    expect(second).not.toHaveProperty('newQuestion')
    expect(third).toMatchObject({ previous: null, newQuestion: { previous: true } })
  })

  test('says nothing of a question where there was no value', () => {
    const questions = [...before, asked('2022-08-10', 'c'), asked('2022-11-10', 'd')]
    const standings = [...stand(questions, [], []), ...stand(questions, [], BEFORE, null)]
    for (const standing of standings) expect(standing).not.toHaveProperty('newQuestion')
  })
})

function asked(observedOn: string, wording: string | null): Asked {
  const survey = { scale: wording === null ? null : 5, wording }
  return { observedOn: day(observedOn), survey }
}

/** 50 % in each of the cycles given, 44 % or what is given in each of those a year ago. */
function stand(
  questions: readonly Asked[],
  now = CYCLES,
  then = BEFORE,
  valueThen: number | null = 44,
) {
  const own: CycleParts = {
    observations: 1,
    numerator: 120,
    denominator: 240,
    lastOn: null,
    missing: null,
    obstacle: null,
    have: 1,
    expected: 1,
  }
  const yearBefore = (cycle: (typeof BEFORE)[number]): YearBefore => ({
    value: valueThen,
    denominator: 230,
    days: cycle,
  })
  return standingsOf({
    metric: rateOf(),
    cycles: CYCLES,
    parts: new Map(now.map(({ id }) => [id, own])),
    lastYear: new Map(then.map((cycle) => [cycle.number, yearBefore(cycle)])),
    asked: questions,
    today: day('2023-07-01'),
    coverageFloor: 0.8,
  })
}
