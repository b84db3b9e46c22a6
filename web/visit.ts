/** What every page knows: who is here, which district it is, and its school years. */

import { parseResponse } from 'hono/client'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

import type { Right } from '../domain/access.ts'
import type { Api } from './api.ts'
import type { Resource } from './request.ts'
import { useApi, useResource } from './request.ts'

export type Me = Awaited<ReturnType<typeof readMe>>
export type SchoolYears = Awaited<ReturnType<typeof readYears>>

export interface Visit {
  me: Resource<Me>
  /** Newest first. */
  years: Resource<SchoolYears>
}

const NOT_ASKED = { value: undefined, problem: undefined, loading: false, reload: () => {} }

/** Filled by the shell around all pages. */
export const VisitContext = createContext<Visit>({ me: NOT_ASKED, years: NOT_ASKED })

export function useVisit(): Visit {
  return useContext(VisitContext)
}

/**
 * Whether whoever is here holds a right, in a department when one is named. Nobody is known at
 * first, and holds none.
 */
export function useMay(): (right: Right, departmentId?: string) => boolean {
  const me = useVisit().me.value
  return (right, departmentId) => {
    if (!me?.rights.includes(right)) return false
    const { departmentIds } = me
    return departmentId === undefined || (departmentIds?.includes(departmentId) ?? true)
  }
}

/** Asks once for what every page knows. */
export function useVisitFromApi(): Visit {
  const api = useApi()
  return {
    me: useResource('me', (signal) => readMe(api, signal)),
    years: useResource('years', (signal) => readYears(api, signal)),
  }
}

/** The school year of a day; without one the last that has begun, else the first to come. Newest first. */
export function yearOfDay<Y extends { startsOn: string }>(
  years: readonly Y[],
  today: string,
): Y | undefined {
  const begun = years.find(({ startsOn }) => startsOn <= today)
  return begun ?? years.at(-1)
}

function readMe(api: Api, signal: AbortSignal) {
  return parseResponse(api.me.$get(undefined, { init: { signal } }))
}

async function readYears(api: Api, signal: AbortSignal) {
  const query = { limit: '500' }
  const { items } = await parseResponse(api.years.$get({ query }, { init: { signal } }))
  return items.toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
}
