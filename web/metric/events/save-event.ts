/** Sending an event. */

import { DetailedError, parseResponse } from 'hono/client'

import type { Api } from '../../api.ts'
import { toProblem } from '../../request.ts'
import type { ProblemDetails } from '../../shared/page/Problem.tsx'
import { eventWords } from '../../words/control.ts'
import type { EventFields, EventWriting } from './event-draft.ts'

/** Stores what was typed, or deletes; gives the refusal when there is one. */
export async function saveEvent(
  api: Api,
  metricId: string,
  writing: EventWriting,
  { label, on, rebase }: EventFields,
): Promise<ProblemDetails | undefined> {
  const json = { label: label.trim(), on, kind: rebase ? ('rebase' as const) : ('event' as const) }
  try {
    if (writing.kind === 'add') {
      await parseResponse(api.events.$post({ json: { ...json, metricId } }))
      return undefined
    }
    const { id, version } = writing.event
    const to = { param: { id }, header: { 'if-match': `"${version}"` } }
    if (writing.kind === 'change') await parseResponse(api.events[':id'].$patch({ ...to, json }))
    else await parseResponse(api.events[':id'].$delete({ ...to, query: {} }))
    return undefined
  } catch (error) {
    const problem = toProblem(error)
    const stale = error instanceof DetailedError && error.statusCode === 412
    return stale ? { ...problem, detail: eventWords().stale } : problem
  }
}
