import { describe, expect, test } from 'vitest'

import type { ChangedObservation } from '../../../domain/privacy/differences.ts'
import { unsafeTotals } from '../../../domain/privacy/differences.ts'
import type { HiddenOfMetric } from '../../../domain/privacy/hidden.ts'
import { CYCLE, said, T } from '../../support/guarded.ts'

/** The ledger number of the earlier total. */
const SINCE = 10

/** A version of an observation: known from `tx` on, until `until`. */
interface Version {
  id: string
  people: number
  tx: number
  until?: number
  withdrawn?: boolean
}

describe('a total beside an earlier one', () => {
  test.each<[string, Version[], boolean]>([
    ['nothing came or went', [], false],
    ['a small group came', [{ id: 'a', people: 4, tx: 12 }], true],
    ['a large group came', [{ id: 'a', people: 40, tx: 12 }], false],
    ['a small group was in both', [{ id: 'a', people: 4, tx: 10 }], false],
    [
      'a small group was corrected to a large one',
      [
        { id: 'a', people: 4, tx: 5, until: 12 },
        { id: 'a', people: 40, tx: 12 },
      ],
      true,
    ],
    [
      'a large group was corrected to a small one',
      [
        { id: 'a', people: 40, tx: 5, until: 12 },
        { id: 'a', people: 4, tx: 12 },
      ],
      true,
    ],
    // The difference of two secrets is neither of them.
    [
      'a small group was corrected to another small one',
      [
        { id: 'a', people: 4, tx: 5, until: 12 },
        { id: 'a', people: 5, tx: 12 },
      ],
      false,
    ],
    [
      'a small group had been corrected by the earlier total',
      [
        { id: 'a', people: 4, tx: 5, until: 10 },
        { id: 'a', people: 40, tx: 10 },
      ],
      false,
    ],
    [
      'a small group was withdrawn',
      [
        { id: 'a', people: 4, tx: 5, until: 12 },
        { id: 'a', people: 4, tx: 12, withdrawn: true },
      ],
      true,
    ],
    [
      'a small group had been withdrawn by the earlier total',
      [
        { id: 'a', people: 4, tx: 5, until: 8 },
        { id: 'a', people: 4, tx: 8, withdrawn: true },
      ],
      false,
    ],
    [
      'a small group came and was corrected, both since',
      [
        { id: 'a', people: 4, tx: 12, until: 14 },
        { id: 'a', people: 40, tx: 14 },
      ],
      false,
    ],
    ['nobody came', [{ id: 'a', people: 0, tx: 12 }], false],
  ])('is held back where that tells somebody: %s', (_, versions, isHeld) => {
    expect(unsafe(versions)).toEqual(isHeld ? [CYCLE] : [])
  })

  test.each<[string, Version[], boolean]>([
    ['came', [{ id: 'a', people: 40, tx: 12 }], true],
    ['was there before', [{ id: 'a', people: 40, tx: 5 }], false],
    [
      'was corrected',
      [
        { id: 'a', people: 40, tx: 5, until: 12 },
        { id: 'a', people: 41, tx: 12 },
      ],
      true,
    ],
    ['of nobody came', [{ id: 'a', people: 0, tx: 12 }], false],
  ])('is held back where a hidden group of many %s', (_, versions, isHeld) => {
    expect(unsafe(versions, { hidden: ['a'] })).toEqual(isHeld ? [CYCLE] : [])
  })

  test('is not held back for a reason why there is no number', () => {
    const { observation, ...version } = versionOf({ id: 'a', people: 4, tx: 12 }, CYCLE)
    const missing = { ...observation, value: null, missing: 'not_held' as const }
    expect(unsafeOf([{ ...version, observation: missing }])).toEqual([])
  })

  test('is judged by its own cycle alone', () => {
    const elsewhere = versionOf({ id: 'a', people: 4, tx: 12 }, '2022-23-Q2')
    expect(unsafeOf([elsewhere])).toEqual([])
  })
})

describe('several small groups that came', () => {
  test.each<[string, number[], string[], boolean]>([
    ['hide each other where together they are enough', [6, 7], [], false],
    ['do not where together they are few', [4, 5], [], true],
    ['hide behind a hidden group of many', [6, 40], ['1'], false],
    // The hidden group of many is one number more, which nothing else would hide.
    ['do not hide a hidden group of many', [6, 7, 40], ['2'], true],
    ['do not where there is one alone', [4], [], true],
  ])('%s', (_, people, hidden, isHeld) => {
    const came = people.map((count, at) => ({ id: `${at}`, people: count, tx: 12 }))
    expect(unsafe(came, { hidden, company: true })).toEqual(isHeld ? [CYCLE] : [])
    expect(unsafe(came, { hidden })).toEqual([CYCLE])
  })
})

function unsafe(
  versions: readonly Version[],
  { hidden = [], company = false }: { hidden?: readonly string[]; company?: boolean } = {},
): string[] {
  return unsafeOf(
    versions.map((one) => versionOf(one, CYCLE)),
    hidden,
    company,
  )
}

function unsafeOf(
  changes: readonly ChangedObservation[],
  ids: readonly string[] = [],
  company = false,
): string[] {
  const ofCycle = {
    total: null,
    sites: new Map(),
    groups: new Map(),
    observations: new Set(ids),
    cells: [],
  }
  const hidden: HiddenOfMetric = new Map(ids.length > 0 ? [[CYCLE, ofCycle]] : [])
  const measure = { kind: 'count' } as const
  const since = new Map([[CYCLE, SINCE]])
  return Array.from(unsafeTotals({ measure, changes, since, hidden, threshold: T, company }))
}

function versionOf(
  { id, people, tx, until, withdrawn = false }: Version,
  cycleId: string,
): ChangedObservation {
  const [observation] = said('count', [{ people }])
  if (!observation) throw new Error('one observation')
  return {
    observation: { ...observation, id, cycleId, tx },
    withdrawn,
    supersededTx: until ?? null,
  }
}
