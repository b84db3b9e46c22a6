/** Asking the API for the log of changes. */

import { parseResponse } from 'hono/client'

import type { Api } from '../../api.ts'
import type { LogFilter } from './use-log-filter.ts'

export type LogPageContent = Awaited<ReturnType<typeof readLog>>
export type LogEntry = LogPageContent['items'][number]
export type LogChoices = Awaited<ReturnType<typeof readChoices>>
export type Verdict = Awaited<ReturnType<typeof checkRecord>>

const ENTRIES_A_PAGE = '50'

/** A page of the log, the newest entry first. */
export async function readLog(api: Api, filter: LogFilter, signal: AbortSignal) {
  const query = { ...filter, limit: ENTRIES_A_PAGE }
  return parseResponse(api.audit.$get({ query }, { init: { signal } }))
}

/** What the log can be narrowed to, and the clock it is told by. */
export async function readChoices(api: Api, signal: AbortSignal) {
  const init = { init: { signal } }
  const [choices, departments, settings] = await Promise.all([
    parseResponse(api.audit.choices.$get({ query: {} }, init)),
    parseResponse(api.departments.$get({ query: { limit: '500' } }, init)),
    parseResponse(api.settings.$get({ query: {} }, init)),
  ])
  return { ...choices, departments: departments.items, timeZone: settings.timeZone }
}

/** Has the whole record recomputed, against a number and hash that was kept if there is one. */
export async function checkRecord(api: Api, anchor?: { tx: string; hash: string }) {
  return parseResponse(api.audit.verify.$get({ query: anchor ?? {} }))
}
