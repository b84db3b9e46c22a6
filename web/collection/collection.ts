/** What is logged of a cycle, as its pages read it. */

import { parseResponse } from 'hono/client'

import type { CollectionState } from '../../domain/collection.ts'
import type { Api } from '../api.ts'

export type Collection = Awaited<ReturnType<typeof readCollection>>
export type CollectedDepartment = Collection['departments'][number]
export type Cycles = Awaited<ReturnType<typeof readCycles>>
export type Cycle = Cycles[number]

interface Then {
  /** UTC moment; absent for now. */
  asOf?: string
}

/** What a page may be narrowed to. */
export const OFFENCES = ['silent', 'late', 'missing'] as const
export type Offence = (typeof OFFENCES)[number]

const STATES: Readonly<Record<Offence, readonly CollectionState[]>> = {
  silent: ['awaited', 'late'],
  late: ['logged_late'],
  missing: ['missing'],
}

/** Whether a state is shown; without an offence every one is. */
export function isShown(state: CollectionState, offence: Offence | undefined): boolean {
  return offence === undefined || STATES[offence].includes(state)
}

/** A year's cycles, first one first; `then` is the moment they are read as of. */
export async function readCycles(api: Api, year: string, signal: AbortSignal, then: Then = {}) {
  const query = { limit: '500', ...then }
  const asked = api.years[':year'].cycles.$get({ param: { year }, query }, { init: { signal } })
  return (await parseResponse(asked)).items
}

/** The cycle that somebody most likely comes for: the last that awaits values. */
export function cycleInView(cycles: Cycles, wanted: string | undefined): Cycle | undefined {
  return (
    cycles.find(({ id }) => id === wanted) ??
    cycles.findLast(({ state }) => state === 'due') ??
    cycles.find(({ state }) => state === 'open') ??
    cycles.at(-1)
  )
}

export function readCollection(api: Api, id: string, signal: AbortSignal, then: Then = {}) {
  const asked = { param: { id }, query: then }
  return parseResponse(api.collection[':id'].collection.$get(asked, { init: { signal } }))
}
