import { expect, test } from 'vitest'

import { chooseAtPlace } from '../../domain/choice.ts'
import { observed } from '../support/metrics.ts'

const early = observed({ group: 'new', observedOn: '2022-08-01', value: 1 })
const late = observed({ group: 'new', observedOn: '2022-08-02', value: 2 })
const everyone = observed({ group: '', observedOn: '2022-07-01', value: 9 })
const missing = observed({ group: '', value: null, missing: 'not_held' })

test('of a level the last value of each group counts, and the earlier one says why not', () => {
  expect(chooseAtPlace({ kind: 'level' }, [late, early])).toEqual({
    chosen: [late],
    others: [{ observation: early, code: 'later_value' }],
  })
})

test('beside a value for everyone its groups do not count, whatever the day', () => {
  expect(chooseAtPlace({ kind: 'level' }, [late, everyone])).toEqual({
    chosen: [everyone],
    others: [{ observation: late, code: 'value_for_everyone' }],
  })
})

test.each(['count', null] as const)('every value of a kind that adds counts: %s', (kind) => {
  expect(chooseAtPlace({ kind }, [early, late, missing])).toEqual({
    chosen: [early, late],
    others: [{ observation: missing, code: 'no_number' }],
  })
})
