/** The dashboard of the school year that the address names, or else of today's. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'
import { queryOf, useSeenOn } from '../past/past.ts'
import type { Resource } from '../request.ts'
import { useApi, useResource } from '../request.ts'
import type { UrlCodec } from '../shared/form/use-url-state.ts'
import { useUrlState } from '../shared/form/use-url-state.ts'
import { useVisit, yearOfDay } from '../visit.ts'
import type { Dashboard } from './dashboard.ts'

/** Some text of the address, undefined when absent or empty. */
export const TEXT_IF_ANY: UrlCodec<string | undefined> = {
  read: (text) => (text === '' ? undefined : text),
  write: (state) => (state === '' ? undefined : state),
}

/** The year in view, once it is known, and a way to another. */
export function useYear(): [year: string | null, setYear: (next: string) => void] {
  const [named, setYear] = useUrlState('year', TEXT_IF_ANY)
  const { me, years } = useVisit()
  const [seenOn] = useSeenOn()
  const today = years.value && me.value && yearOfDay(years.value, seenOn ?? me.value.today)?.id
  return [named ?? today ?? null, setYear]
}

/**
 * A year's dashboard, as it stands or as it stood at the end of the day that the address names.
 * One that was seen before shows at once, and again when it has changed.
 */
export function useDashboard(year: string | null): Resource<Dashboard> {
  const api = useApi()
  const [seenOn] = useSeenOn()
  const load = async (signal: AbortSignal) => {
    const query = { year: year ?? '', ...(await queryOf(api, seenOn, signal)) }
    return parseResponse(api.dashboard.$get({ query }, { init: { signal } }))
  }
  return useResource(year && `${year} ${seenOn ?? ''}`, load, heldFor(api))
}

const held = new WeakMap<Api, Map<string, Dashboard>>()

function heldFor(api: Api): Map<string, Dashboard> {
  const found = held.get(api) ?? new Map<string, Dashboard>()
  held.set(api, found)
  return found
}
