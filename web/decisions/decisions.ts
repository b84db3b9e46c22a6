/** The decisions as the pages read them, sorted by what is left of them. */

import { parseResponse } from 'hono/client'

import type { Api } from '../api.ts'

export type Decision = Awaited<ReturnType<typeof readPage>>['items'][number]
export type Effect = NonNullable<Decision['effect']>

export const SHOWN_STATES = ['overdue', 'open', 'done'] as const
/** What is left of a decision; one that is overdue is open too, and stands here only as overdue. */
export type ShownState = (typeof SHOWN_STATES)[number]

export interface DecisionsAsked {
  year?: string
  metric?: string
  state?: 'open'
  /** A moment; null for now. */
  asOf: string | null
  smallGroups?: 'hidden' | undefined
}

/** Every decision that fits, the newest first. */
export async function readDecisions(
  api: Api,
  { asOf, smallGroups, ...asked }: DecisionsAsked,
  signal: AbortSignal,
): Promise<Decision[]> {
  const found: Decision[] = []
  let cursor: string | null = null
  do {
    const query: Parameters<typeof readPage>[1] = {
      ...asked,
      limit: '500',
      ...(asOf !== null && { asOf }),
      ...(smallGroups && { smallGroups }),
      ...(cursor !== null && { cursor }),
    }
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(api, query, signal)
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return found
}

type Query = Parameters<Api['decisions']['$get']>[0]['query']

function readPage(api: Api, query: Query, signal: AbortSignal) {
  return parseResponse(api.decisions.$get({ query }, { init: { signal } }))
}

export function shownStateOf({ state, overdueDays }: Decision): ShownState {
  if (state === 'done') return 'done'
  return overdueDays > 0 ? 'overdue' : 'open'
}

/** What is due first comes first; what has no day comes last, the newest first. */
export function byDueDay(a: Decision, b: Decision): number {
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  return one < other ? -1 : one > other ? 1 : 0
}
