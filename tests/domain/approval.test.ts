import { describe, expect, test } from 'vitest'

import type { ApprovalDeed, StepTaken } from '../../domain/approval.ts'
import { isChangedSince, isReason, obstacleTo } from '../../domain/approval.ts'
import type { PlanState } from '../../domain/plan.ts'

const EDITOR = 'editor@district.example'
const OWNER = 'owner@district.example'
interface Taken extends StepTaken {
  by: string
}

const HANDED_IN: Taken[] = [{ step: 'submit', by: EDITOR }]
const APPROVED: Taken[] = [...HANDED_IN, { step: 'approve', by: OWNER }]
const CHANGED: Taken[] = [...APPROVED, { step: 'change', by: OWNER }]

/** What is in the way of somebody's deed. */
function obstacleFor(
  deed: ApprovalDeed,
  { state, steps }: { state: PlanState; steps: readonly Taken[] },
  actor: string,
) {
  const seen = steps.map((step) => ({ ...step, isOwn: step.by === actor }))
  return obstacleTo(deed, { state, steps: seen })
}

describe('what is in the way of a deed', () => {
  test.each<[ApprovalDeed, PlanState, boolean]>([
    ['submit', 'draft', true],
    ['submit', 'returned', true],
    ['submit', 'submitted', false],
    ['submit', 'approved', false],
    ['return', 'submitted', true],
    ['return', 'approved', true],
    ['return', 'draft', false],
    ['return', 'returned', false],
    ['approve', 'submitted', true],
    ['approve', 'draft', false],
    ['approve', 'returned', false],
    ['approve', 'approved', false],
  ])('%s from %s', (deed, state, isFree) => {
    const obstacle = isFree ? undefined : 'wrong_state'
    expect(obstacleFor(deed, { state, steps: [] }, OWNER)).toBe(obstacle)
  })

  test('nobody approves what they handed in', () => {
    expect(obstacleFor('approve', { state: 'submitted', steps: HANDED_IN }, EDITOR)).toBe(
      'own_work',
    )
    expect(obstacleFor('approve', { state: 'submitted', steps: HANDED_IN }, OWNER)).toBeUndefined()
  })

  test('who handed it in an earlier time may approve it when another did so last', () => {
    const again: Taken[] = [
      { step: 'submit', by: OWNER },
      { step: 'return', by: EDITOR },
      { step: 'submit', by: EDITOR },
    ]
    expect(obstacleFor('approve', { state: 'submitted', steps: again }, OWNER)).toBeUndefined()
    expect(obstacleFor('approve', { state: 'submitted', steps: again }, EDITOR)).toBe('own_work')
  })

  test('what was changed after its approval is approved again, not by who changed it', () => {
    const changed = { state: 'approved', steps: CHANGED } as const
    expect(obstacleFor('approve', changed, OWNER)).toBe('own_work')
    expect(obstacleFor('approve', changed, EDITOR)).toBeUndefined()
    const settled = [...CHANGED, { step: 'approve', by: EDITOR } as const]
    expect(obstacleFor('approve', { state: 'approved', steps: settled }, OWNER)).toBe('wrong_state')
  })

  test('everybody may return what they handed in themselves', () => {
    expect(obstacleFor('return', { state: 'submitted', steps: HANDED_IN }, EDITOR)).toBeUndefined()
  })
})

test.each([
  [HANDED_IN, false],
  [APPROVED, false],
  [CHANGED, true],
  [[...CHANGED, { step: 'approve', by: EDITOR } as const], false],
])('a change counts until the next approval', (steps, isChanged) => {
  expect(isChangedSince(steps)).toBe(isChanged)
})

test.each([
  ['', false],
  ['         x          ', false],
  ['123456789', false],
  ['1234567890', true],
])('%j as a reason', (reason, isEnough) => {
  expect(isReason(reason)).toBe(isEnough)
})
