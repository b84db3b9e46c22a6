/** Reminders as their page reads them. */

import { parseResponse } from 'hono/client'

import type { Api } from '../../api.ts'
import type { Cycles } from '../../collection/collection.ts'
import { readCycles } from '../../collection/collection.ts'
import { showYear } from '../../dashboard/shown.ts'

export type ReminderBody = RemindersContent['sent'][number]
export type NextBody = Awaited<ReturnType<typeof readNext>>
export type RemindersContent = Awaited<ReturnType<typeof readReminders>>

/** What the lists call departments and cycles. */
export interface Names {
  departments: { id: string; name: string }[]
  cycles: Cycles
}

type Told = ReminderBody['told']

const PAGE = '100'

interface Asked {
  year: string | null
  /** The last of the page before; undefined for the newest. */
  cursor: string | undefined
}

/** Who is reminded next, and why nobody is. */
export function readNext(api: Api, signal: AbortSignal) {
  return parseResponse(api.reminders.next.$get({ query: {} }, { init: { signal } }))
}

export async function readReminders(api: Api, { year, cursor }: Asked, signal: AbortSignal) {
  const page = { limit: PAGE, ...(cursor !== undefined && { cursor }) }
  const init = { init: { signal } }
  const [next, sent, departments, settings, cycles] = await Promise.all([
    readNext(api, signal),
    parseResponse(api.reminders.$get({ query: page }, init)),
    parseResponse(api.departments.$get({ query: { limit: '500' } }, init)),
    parseResponse(api.settings.$get({ query: {} }, init)),
    year === null ? Promise.resolve([]) : readCycles(api, year, signal),
  ])
  return {
    next,
    sent: sent.items,
    cursor,
    older: sent.nextCursor,
    departments: departments.items,
    timeZone: settings.timeZone,
    cycles,
  }
}

/** `Data and Research, Q1 2022–23; Programs, Q1 2022–23` */
export function sayTold(told: Told, names: Names): string {
  return told
    .map(({ departmentId, cycleId }) => {
      const department = names.departments.find(({ id }) => id === departmentId)
      return `${department?.name ?? departmentId}, ${sayCycle(cycleId, names)}`
    })
    .join('; ')
}

/** `Q1 2022–23`; a cycle of another year as its id says. */
export function sayCycle(cycleId: string, { cycles }: Pick<Names, 'cycles'>): string {
  const cycle = cycles.find(({ id }) => id === cycleId)
  if (cycle) return `${cycle.name} ${showYear(cycle.schoolYear)}`
  return `${cycleId.slice(8)} ${showYear(cycleId.slice(0, 7))}`
}
