import { describe, expect, test } from 'vitest'

import type { Decision } from '../../domain/decision.ts'
import { ageOf, checkDecision, DECISION_KINDS } from '../../domain/decision.ts'
import { day } from '../support/metrics.ts'

const CYCLE = { startsOn: day('2022-07-01') }
const KEPT: Decision = {
  kind: 'keep',
  text: ' Go on ',
  owner: ' Lead ',
  dueOn: null,
  state: 'open',
  outcome: ' ',
}

describe('a decision', () => {
  test('is kept with its texts trimmed', () => {
    expect(checkDecision(KEPT, CYCLE)).toEqual({
      ok: true,
      value: { ...KEPT, text: 'Go on', owner: 'Lead', outcome: '' },
    })
  })

  test.each<[string, Partial<Decision>, string[]]>([
    ['says something', { text: ' \n' }, ['text: text_missing']],
    ['is due in its cycle or later', { dueOn: day('2022-06-30') }, ['dueOn: due_before_cycle']],
    ['may be due on the first day of its cycle', { dueOn: day('2022-07-01') }, []],
    ['that is done says what came of it', { state: 'done' }, ['outcome: outcome_missing']],
    ['may be done', { state: 'done', outcome: 'It holds.' }, []],
    ['may say what came of it so far', { outcome: 'Begun.' }, []],
    [
      'tells everything that is wrong at once',
      { kind: 'stop', text: '', state: 'done' },
      ['text: text_missing', 'dueOn: due_missing', 'outcome: outcome_missing'],
    ],
    [
      'tells a missing text before a day that is too early',
      { text: '', dueOn: day('2022-06-30') },
      ['text: text_missing', 'dueOn: due_before_cycle'],
    ],
  ])('%s', (_, changes, codes) => {
    const checked = checkDecision({ ...KEPT, ...changes }, CYCLE)
    const told = checked.ok ? [] : checked.error.map(({ field, code }) => `${field}: ${code}`)
    expect(told).toEqual(codes)
  })

  test('needs a day where somebody has to do something', () => {
    const needing = DECISION_KINDS.filter((kind) => !checkDecision({ ...KEPT, kind }, CYCLE).ok)
    expect(needing).toEqual(['adjust', 'stop', 'escalate'])
  })
})

describe('the age of a decision', () => {
  const days = { takenOn: day('2022-10-20'), changedOn: day('2022-11-01') }

  test.each([
    ['open', null, '2022-10-20', { ageDays: 0, overdueDays: 0 }],
    ['open', null, '2022-12-31', { ageDays: 72, overdueDays: 0 }],
    ['open', '2022-12-31', '2022-12-31', { ageDays: 72, overdueDays: 0 }],
    ['open', '2022-12-31', '2023-01-01', { ageDays: 73, overdueDays: 1 }],
    ['done', '2022-12-31', '2023-01-01', { ageDays: 12, overdueDays: 0 }],
    ['open', '2022-12-31', '2022-10-19', { ageDays: 0, overdueDays: 0 }],
  ] as const)('%s, due %s, on %s is %o', (state, due, today, age) => {
    const decision = { state, dueOn: due && day(due) }
    expect(ageOf(decision, { ...days, today: day(today) })).toEqual(age)
  })
})
