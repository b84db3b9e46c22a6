/** What may be done to a plan in its state, by whom, and what is in the way. */

import { parseResponse } from 'hono/client'

import type { ApprovalDeed } from '../../../domain/approval.ts'
import { isChangedSince, obstacleTo } from '../../../domain/approval.ts'
import { promiseGapsOf } from '../../../domain/measurability.ts'
import type { Api } from '../../api.ts'
import type { Metric, Plan, StoredPlan } from '../stored-plan.ts'
import { metricsOf } from '../stored-plan.ts'

/** Whether something of an approved plan was changed. */
export function isChanged({ plan, steps }: Pick<StoredPlan, 'plan' | 'steps'>): boolean {
  return plan.state === 'approved' && isChangedSince(steps)
}

/** Whether somebody may do a deed now; `own` where only another may. */
export function mayTake(
  deed: ApprovalDeed,
  { plan, steps }: Pick<StoredPlan, 'plan' | 'steps'>,
): boolean | 'own' {
  const obstacle = obstacleTo(deed, { state: plan.state, steps })
  return obstacle === 'own_work' ? 'own' : obstacle === undefined
}

export interface Obstacle {
  metric: Metric
  message: string
}

/** The metrics that break the plan's promise. */
export function obstaclesOf(plan: Plan): Obstacle[] {
  return metricsOf(plan).flatMap((metric) => {
    const [gap] = promiseGapsOf(metric)
    return gap ? [{ metric, message: gap.message }] : []
  })
}

/** Does a deed to the plan that was read. Throws what `parseResponse` throws. */
export async function takeDeed(
  api: Api,
  { plan: { id }, etag }: Pick<StoredPlan, 'plan' | 'etag'>,
  deed: ApprovalDeed,
  note = '',
): Promise<void> {
  const to = { param: { id }, query: {}, header: { 'if-match': etag } }
  const plan = api.planWay[':id']
  if (deed === 'submit') await parseResponse(plan.submit.$post({ ...to, json: {} }))
  else if (deed === 'approve') await parseResponse(plan.approve.$post({ ...to, json: {} }))
  else await parseResponse(plan.return.$post({ ...to, json: { note } }))
}
