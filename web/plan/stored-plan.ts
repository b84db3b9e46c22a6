/** A stored plan as its page reads it, with the names that its ids stand for. */

import { parseResponse } from 'hono/client'

import type { CalendarDate } from '../../domain/calendar.ts'
import type { Api } from '../api.ts'
import { queryOf } from '../past/past.ts'
import { useApi, useResource } from '../request.ts'

export type StoredPlan = Awaited<ReturnType<typeof readPlan>>
export type Plan = StoredPlan['plan']
export type Priority = Plan['priorities'][number]
export type Action = Priority['actions'][number]
export type Metric = Action['metrics'][number]

/** A plan by its id, as it stands or as it stood at the end of a day. */
export function useStoredPlan(id: string, seenOn: CalendarDate | undefined) {
  const api = useApi()
  return useResource(`${id} ${seenOn ?? ''}`, (signal) => readPlan(api, { id, seenOn }, signal))
}

/** Every metric, in the order of print. */
export function metricsOf({ priorities }: Plan): Metric[] {
  return priorities.flatMap(({ actions }) => actions.flatMap(({ metrics }) => metrics))
}

/** The metrics that somebody has still to define. */
export function unmeasurable(plan: Plan): Metric[] {
  return metricsOf(plan).filter(({ lacks }) => lacks.length > 0)
}

interface Asked {
  id: string
  seenOn: CalendarDate | undefined
}

async function readPlan(api: Api, { id, seenOn }: Asked, signal: AbortSignal) {
  const init = { init: { signal } }
  const query = await queryOf(api, seenOn, signal)
  const answer = await api.plans[':id'].$get({ param: { id }, query }, init)
  const etag = answer.headers.get('etag') ?? ''
  const plan = await parseResponse(answer)
  const param = { id: plan.departmentId }
  const [steps, department, settings] = await Promise.all([
    parseResponse(api.planWay[':id'].steps.$get({ param: { id }, query }, init)),
    parseResponse(api.departments[':id'].$get({ param, query }, init)),
    parseResponse(api.settings.$get({ query: {} }, init)).catch(() => undefined),
  ])
  return { plan, etag, steps: steps.items, department, timeZone: settings?.timeZone }
}
