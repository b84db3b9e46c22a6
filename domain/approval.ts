/**
 * Handing something in, and somebody else's yes to it: a plan, or a department's
 * values of a cycle. Nobody approves their own.
 */

import type { PlanState } from './plan.ts'

export const APPROVAL_DEEDS = ['submit', 'return', 'approve'] as const
export type ApprovalDeed = (typeof APPROVAL_DEEDS)[number]

/** A deed, or a change to what was approved. */
export type ApprovalStep = ApprovalDeed | 'change'

/** Somebody doing one of them. */
export interface StepTaken {
  step: ApprovalStep
}

/** As somebody who wants to do the next one sees it. */
export interface SeenStep extends StepTaken {
  /** Whether they took it themselves. */
  isOwn: boolean
}

/** The shortest reason that is taken where something settled is opened again. */
export const SHORTEST_REASON = 10

const FROM: Readonly<Record<ApprovalDeed, readonly PlanState[]>> = {
  submit: ['draft', 'returned'],
  return: ['submitted', 'approved'],
  approve: ['submitted'],
}

/** Where a deed leads. */
export const LEADS_TO: Readonly<Record<ApprovalDeed, PlanState>> = {
  submit: 'submitted',
  return: 'returned',
  approve: 'approved',
}

/**
 * Why somebody may not do a deed now: `wrong_state`, or `own_work` for approving what they
 * handed in or changed themselves; undefined when nothing is in the way.
 *
 * The steps are given oldest first.
 */
export function obstacleTo(
  deed: ApprovalDeed,
  { state, steps }: { state: PlanState; steps: readonly SeenStep[] },
): 'wrong_state' | 'own_work' | undefined {
  const isChanged = deed === 'approve' && state === 'approved' && isChangedSince(steps)
  if (!FROM[deed].includes(state) && !isChanged) return 'wrong_state'
  return deed === 'approve' && workOf(steps).some(({ isOwn }) => isOwn) ? 'own_work' : undefined
}

/** Whether something changed after the last approval. */
export function isChangedSince(steps: readonly StepTaken[]): boolean {
  return sinceApproval(steps).some(({ step }) => step === 'change')
}

/** The work that waits for an approval: handed in last, or changed after it was approved. */
function workOf(steps: readonly SeenStep[]): SeenStep[] {
  const open = sinceApproval(steps)
  const handedIn = open.findLast(({ step }) => step === 'submit')
  const changes = open.filter(({ step }) => step === 'change')
  return [...(handedIn ? [handedIn] : []), ...changes]
}

function sinceApproval<S extends StepTaken>(steps: readonly S[]): readonly S[] {
  return steps.slice(steps.findLastIndex(({ step }) => step === 'approve') + 1)
}

/** Whether a reason says enough to open something settled. */
export function isReason(reason: string): boolean {
  return reason.trim().length >= SHORTEST_REASON
}

/** Where something stands after its steps, given oldest first. */
export function stateAfter(steps: readonly StepTaken[]): PlanState {
  const last = steps.findLast(({ step }) => step !== 'change')
  return last && last.step !== 'change' ? LEADS_TO[last.step] : 'draft'
}
