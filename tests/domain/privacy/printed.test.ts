import { describe, expect, test } from 'vitest'

import { attack, CYCLE, said } from '../../support/guarded.ts'
import { metricOf } from '../../support/metrics.ts'
import { cycleFrom, hiddenFrom } from '../../support/told-cycles.ts'

describe('an onlooker of a cycle', () => {
  test.each([
    [
      'reads what is printed outright, and takes the groups from everyone',
      'rate: a 0 of 11, a/x 0 of 1',
      '',
      '6 secrets, 5 numbers, 2 small',
      'a/x 1 person, site a without its groups 10 people, group x 1 person, a 0 counted, site a 0 counted, total 0 counted',
      '',
    ],
    [
      'takes each group that shares members from everyone by itself',
      'score with overlap: a 10, a/y 4, b 41, c/x 30, c/y 1',
      '',
      '6 secrets, 9 numbers, 5 small',
      'a 10 people, a/y 4 people, site a 10 people, site a without y 6 people, c/y 1 person, group y 5 people',
      '',
    ],
    [
      'reads a value that adds to nothing',
      'level: a/x 4, a/x/2 0',
      '',
      '1 secret, 5 numbers, 1 small',
      'a/x 4 people',
      '',
    ],
    [
      'knows that no group has more people than everyone',
      'score: a 12, a/x 1',
      'x hidden; a/x',
      '2 secrets, 5 numbers, 2 small',
      '',
      'a/x 1 to 12',
    ],
    [
      'knows that no group counts more than everyone',
      'rate: a 0 of 60, a/x 0 of 1, b 8 of 10',
      'x hidden; a a/x',
      '8 secrets, 7 numbers, 4 small, 1 partner',
      'a/x 0 counted, group x 0 counted, a 0 counted, site a 0 counted, b 10 people, site b 10 people',
      'a/x 1 to 60',
    ],
    [
      'knows the people of a share that is said by its bound',
      'rate: a 2 of 4, b 20 of 20',
      'total coded; a hidden, b hidden; a b',
      '7 secrets, 5 numbers, 2 small, 2 partners, 1 coded',
      '',
      'a 1 to 23',
    ],
    [
      'adds what is printed of a group to what is hidden of it',
      'rate: a 24 of 25, a//2 9 of 10, a/x 24 of 24, a/x/2 0 of 0',
      'total coded; x coded; a/x/2',
      '6 secrets, 7 numbers, 1 small, 1 partner, 2 coded',
      'group x 24 counted, a//2 10 people, a 24 counted, a/x 24 counted, site a 33 counted, total 33 counted',
      '',
    ],
    [
      'reckons with days on which more are counted than there are',
      'rate: a 18 of 20, a//2 3 of 0, a//3 2 of 2',
      'total coded; a coded; a a//2 a//3',
      '5 secrets, 5 numbers, 1 small, 2 partners, 2 coded, 1 contradiction',
      '',
      'a//3 1 to 21',
    ],
    [
      'reads of the total what is hidden of the only day',
      'rate with overlap: a 44 of 41',
      'a',
      '3 secrets, 3 numbers, 1 partner, 1 contradiction',
      'a 44 counted, site a 44 counted, total 44 counted',
      '',
    ],
    [
      'has a range for the whole of a number, printed parts and all',
      'count: a 12, a/x 11',
      'x hidden; a/x',
      '1 secret, 5 numbers, 2 partners',
      '',
      'site a without its groups 0 to 11',
    ],
    [
      'knows no more than that a part of somebody is hidden, where numbers are not whole',
      'level: a 4.5, b 40.5, c 30.5',
      'a hidden, b hidden; a b',
      '2 secrets, 7 numbers, 2 small, 2 partners',
      '',
      'a 0 to 45',
    ],
    [
      'reckons with the bound of a total to the last person',
      'rate: a 10 of 10, b 287 of 290',
      'total coded; a hidden; a',
      '7 secrets, 5 numbers, 2 small, 1 coded',
      'a 10 people, a 10 counted, site a 10 people, site a 10 counted, total 297 counted, b 287 counted, site b 287 counted',
      'a 10 to 10',
    ],
    [
      'takes a printed group from everyone before a hidden one',
      'rate: a 3 of 20, a/x 3 of 8, a/y 0 of 4',
      'y hidden; a/y',
      '8 secrets, 7 numbers, 4 small',
      'a/y 0 counted, site a without its groups 0 counted, group y 0 counted, a/x 8 people, group x 8 people',
      'a/y 1 to 12',
    ],
  ])('%s', (_, text, hidden, counts, found, narrowest) => {
    const verdict = verdictOf(text, hidden)
    expect(verdict).toEqual({ counts, found, narrowest })
  })
})

test('of the district as one place, its only value is the place and the total', () => {
  expect(attack(metricOf(), said('count', [{ people: 4 }]), new Map())).toMatchObject({
    numbers: 3,
    secrets: 3,
  })
})

test('a group that cannot be added up is not printed', () => {
  const answers = said('score', [
    { site: 'a', group: 'new', people: 4 },
    { site: 'b', group: 'new', people: 5 },
    { site: 'b', group: 'old', people: 30 },
  ])
  const observations = answers.map((one, at) => (at === 0 ? { ...one, n: null } : one))
  const audit = attack(metricOf({ kind: 'score' }), observations, new Map())
  expect(audit.recovered.map(({ name }) => name)).not.toContain('group new')
})

function verdictOf(text: string, told: string) {
  const { metric, observations } = cycleFrom(text)
  const audit = attack(metric, observations, new Map([[CYCLE, hiddenFrom(told, observations)]]))
  const names = text.replace(/^.*: /, '').split(', ').map((one) => one.split(' ')[0] ?? '') // prettier-ignore
  const nameOf = (name: string) =>
    name.replace(/^observation observation-(\d+)$/, (_, at) => names[Number(at)] ?? '')
  const { numbers, small, partners, coded, untried, contradictions, narrowest } = audit
  const counts = [
    several(audit.secrets, 'secret'),
    several(numbers, 'number'),
    small > 0 ? `${small} small` : '',
    partners > 0 ? several(partners, 'partner') : '',
    coded > 0 ? `${coded} coded` : '',
    untried > 0 ? `${untried} untried` : '',
    contradictions.length > 0 ? several(contradictions.length, 'contradiction') : '',
  ]
  return {
    counts: counts.filter((one) => one !== '').join(', '),
    found: audit.recovered
      .map(({ name, what, value }) => {
        const people = value === 1 ? 'person' : 'people'
        return `${nameOf(name)} ${value} ${what === 'population' ? people : 'counted'}`
      })
      .join(', '),
    narrowest: narrowest ? `${nameOf(narrowest.name)} ${narrowest.low} to ${narrowest.high}` : '',
  }
}

function several(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
