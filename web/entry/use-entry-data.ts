/** What the grid is made of: the plan's metrics, the sites, and the values of two cycles. */

import { parseResponse } from 'hono/client'

import { isLockedFor } from '../../domain/cycle.ts'
import type { Api } from '../api.ts'
import { readCycles } from '../collection/collection.ts'
import type { Cycle, Dashboard } from '../dashboard/dashboard.ts'
import type { Observation } from '../metric/series.ts'
import type { Metric, Plan } from '../plan/stored-plan.ts'
import { metricsOf } from '../plan/stored-plan.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { EntrySite } from './columns.ts'

export interface EntryData {
  plan: Plan
  metrics: Metric[]
  sites: EntrySite[]
  observations: Observation[]
  /** Of the cycle before; empty in a year's first. */
  before: Observation[]
  /** Whether the cycle takes nothing more of the department. */
  isLocked: boolean
}

export interface EntryAsked {
  dashboard: Dashboard
  cycle: Cycle
  departmentId: string
  planId: string
}

export function useEntryData(asked: EntryAsked): Resource<EntryData> {
  const api = useApi()
  const { planId, cycle } = asked
  return useResource(`${planId} ${cycle.id}`, (signal) => readEntryData(api, asked, signal))
}

/** The cycle before in the same school year. */
export function cycleBefore({ cycles }: Dashboard, { id }: Cycle): Cycle | undefined {
  return cycles[cycles.findIndex((cycle) => cycle.id === id) - 1]
}

async function readEntryData(
  api: Api,
  { dashboard, cycle, departmentId, planId }: EntryAsked,
  signal: AbortSignal,
): Promise<EntryData> {
  const init = { init: { signal } }
  const last = cycleBefore(dashboard, cycle)
  const { schoolYear, today } = dashboard
  const [plan, sites, cycles, observations, before] = await Promise.all([
    parseResponse(api.plans[':id'].$get({ param: { id: planId }, query: {} }, init)),
    parseResponse(api.sites.$get({ query: { limit: '500' } }, init)),
    readCycles(api, schoolYear, signal),
    readObservations(api, departmentId, cycle.id, signal),
    last ? readObservations(api, departmentId, last.id, signal) : [],
  ])
  const lock = cycles.find(({ id }) => id === cycle.id)
  const isLocked = lock !== undefined && isLockedFor(lock, departmentId, today)
  return { plan, metrics: metricsOf(plan), sites: sites.items, observations, before, isLocked }
}

async function readObservations(
  api: Api,
  department: string,
  cycle: string,
  signal: AbortSignal,
): Promise<Observation[]> {
  const all: Observation[] = []
  let cursor: string | undefined
  do {
    const query = { department, cycle, limit: '500', ...(cursor !== undefined && { cursor }) }
    const page = await parseResponse(api.observations.$get({ query }, { init: { signal } }))
    all.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return all
}
