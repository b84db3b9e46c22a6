import { describe, expect, test } from 'vitest'

import type { Fact } from '../../../domain/privacy/audit.ts'
import { auditSecrets } from '../../../domain/privacy/audit.ts'
import { attack, CYCLE, hide, said } from '../../support/guarded.ts'
import { metricOf, rateOf } from '../../support/metrics.ts'

const COUNT = metricOf({ kind: 'count' })
const RATE = rateOf()
const FIVE = { population: 5, numerator: null, least: 1 }

function fact(sum: number): Fact {
  return { terms: [[0, 1]], population: { low: sum, high: sum } }
}

describe('an onlooker', () => {
  test('proves nothing from facts that contradict each other', () => {
    const secrets = [{ name: 'one', terms: [[0, 1]] as const }]
    expect(auditSecrets([FIVE], [fact(5), fact(6)], secrets)).toBeUndefined()
    expect(auditSecrets([FIVE], [fact(5)], secrets)?.recovered).toHaveLength(1)
  })

  test('does not take events for people', () => {
    const incidents = { population: 12, numerator: 12, least: 1 }
    const facts = [{ terms: [[0, 1]] as const, population: { low: 12, high: 12 } }]
    const secrets = [{ name: 'one', terms: [[0, 1]] as const, only: 'numerator' as const }]
    const most = { terms: [[0, 1]] as const, numerator: { low: 12, high: 1e6 } }
    expect(auditSecrets([incidents], [...facts, most], secrets)?.recovered).toHaveLength(1)
    const events = { ...incidents, mayExceed: true }
    expect(auditSecrets([events], [...facts, most], secrets)?.recovered).toEqual([])
  })

  test('finds them where a single partner is printed after all', () => {
    const observations = said('count', [
      { site: 'a', people: 4 },
      { site: 'b', people: 40 },
      { site: 'c', people: 30 },
    ])
    const hidden = hide(COUNT, observations)
    hidden.get(CYCLE)?.sites.delete('c')
    hidden.get(CYCLE)?.observations.delete('observation-2')
    expect(attack(COUNT, observations, hidden).recovered).toContainEqual({
      name: 'site a',
      what: 'population',
      value: 4,
    })
  })

  test('finds everything where nothing is hidden', () => {
    const observations = said('rate', [{ site: 'a', people: 4 }, { site: 'b', people: 40 }]) // prettier-ignore
    const verdict = attack(RATE, observations, new Map())
    expect(verdict).toMatchObject({ small: 2, partners: 0 })
    expect(verdict.recovered).toHaveLength(2)
  })
})
