import { describe, expect, test } from 'vitest'

import type { Holder, Right } from '../../domain/access.ts'
import {
  PROOF_HOLDS,
  RIGHTS,
  ROLES,
  ROUTES,
  accessFor,
  isProofFresh,
  mayUse,
  mayUseIn,
  reachesDistrict,
} from '../../domain/access.ts'

const EDITOR: Holder = { role: 'editor', departments: ['data', 'programs'] }
const KEY: Holder = { role: 'read_key', departments: ['data'] }

describe('the rights of each role', () => {
  test.each([
    ['coordinator', RIGHTS],
    [
      'owner',
      ['public', 'read', 'read_district', 'see_small_groups', 'observe', 'edit_plan', 'approve'],
    ],
    ['editor', ['public', 'read', 'read_district', 'see_small_groups', 'observe', 'edit_plan']],
    ['viewer', ['public', 'read', 'read_district']],
    ['auditor', ['public', 'read', 'read_district', 'see_small_groups', 'read_log']],
    ['observe_key', ['public', 'read', 'see_small_groups', 'observe']],
    ['read_key', ['public', 'read']],
  ] as const)('%s', (role, rights) => {
    expect(RIGHTS.filter((right) => mayUse(role, right))).toEqual(rights)
  })

  test('every role is there', () => {
    expect(ROLES).toHaveLength(7)
  })
})

describe('how far a right reaches', () => {
  test.each<[string, Holder, Right, boolean]>([
    ['a coordinator administers the district', coordinator(), 'administer', true],
    ['an editor reads the district', EDITOR, 'read', true],
    ['an editor records in the own departments only', EDITOR, 'observe', false],
    ['an editor sees small groups in the own departments only', EDITOR, 'see_small_groups', false],
    ['a key reads its own department only', KEY, 'read', false],
    ['a viewer records nowhere', { role: 'viewer', departments: 'all' }, 'observe', false],
  ])('%s', (_, holder, right, reaches) => {
    expect(reachesDistrict(holder, right)).toBe(reaches)
  })

  test.each<[string, Holder, Right, string | null, boolean]>([
    ['the first own department', EDITOR, 'observe', 'data', true],
    ['the second own department', EDITOR, 'observe', 'programs', true],
    ['another department', EDITOR, 'observe', 'finance', false],
    ['the whole district', EDITOR, 'observe', null, false],
    ['a right not held', EDITOR, 'administer', 'data', false],
    ['reading another department', EDITOR, 'read', 'finance', true],
    ['a key in its department', KEY, 'read', 'data', true],
    ['a key in another', KEY, 'read', 'programs', false],
    ['an editor of no department', { role: 'editor', departments: [] }, 'observe', 'data', false],
  ])('%s', (_, holder, right, department, may) => {
    expect(mayUseIn(holder, right, department)).toBe(may)
  })
})

test('a route that is not in the table asks for nothing that anybody holds', () => {
  expect(accessFor('GET', '/nothing')).toBeUndefined()
  expect(accessFor('GET', 'constructor')).toBeUndefined()
  expect(accessFor('get', '/me')).toEqual({ right: 'read' })
})

function coordinator(): Holder {
  return { role: 'coordinator', departments: 'all' }
}

test.each([
  [0, true],
  [PROOF_HOLDS, true],
  [PROOF_HOLDS + 1, false],
])('a proof of %d ms ago is fresh: %s', (ago, fresh) => {
  const now = new Date('2022-10-05T18:00:00Z')
  expect(isProofFresh(new Date(now.getTime() - ago), now)).toBe(fresh)
})

test('what was never proved is not fresh', () => {
  expect(isProofFresh(undefined, new Date())).toBe(false)
})

test('every deed that makes people, roles, links, keys or settings, closes a cycle or goes before the public, asks for a proof; ending does not', () => {
  const asking = Object.entries(ROUTES).filter(([, { proof }]) => proof)
  expect(asking.map(([route]) => route)).toEqual([
    'PATCH /settings',
    'POST /cycles/{id}/close',
    'POST /cycles/{id}/reopen',
    'POST /snapshots/{id}/publish',
    'POST /users',
    'PATCH /users/{id}',
    'DELETE /users/{id}',
    'POST /users/{id}/reopen',
    'POST /users/{id}/erase',
    'POST /users/{id}/link',
    'POST /users/{id}/clear-second-factor',
    'POST /api-keys',
  ])
})
