/** What the room sends, and what can come of it. */

import { DetailedError, parseResponse } from 'hono/client'

import { isCalendarDate } from '../../../domain/calendar.ts'
import type { Api } from '../../api.ts'
import { currentIn, toProblem } from '../../request.ts'
import type { NewFeedback } from '../feedback-draft.ts'
import type { MinutesSent, Standing } from './minutes-keeper.ts'
import type { Sent } from './outbox.ts'
import type { NewDecision } from './today.ts'

/** A server that is stopping or full may have stored it all the same: the same key asks again. */
const FIRST_OF_SERVER = 500
const TOO_MANY = 429

export function sendDecision(api: Api, decision: NewDecision, key: string): Promise<Sent> {
  const { dueOn, ...rest } = decision
  const json = {
    ...rest,
    actionId: null,
    dueOn: dueOn !== null && isCalendarDate(dueOn) ? dueOn : null,
  }
  return sentOf(() => parseResponse(api.decisions.$post({ json }, withKey(key))))
}

export function sendFeedback(
  api: Api,
  meetingId: string,
  feedback: NewFeedback,
  key: string,
): Promise<Sent> {
  const request = { param: { id: meetingId }, query: {}, json: feedback }
  return sentOf(() => parseResponse(api.feedback[':id'].feedback.$post(request, withKey(key))))
}

/** Writes minutes over a version; `stale` when another one stands. */
export async function sendMinutes(
  api: Api,
  { meetingId, departmentId }: { meetingId: string; departmentId: string | null },
  text: string,
  over: number,
): Promise<MinutesSent> {
  const header = { 'if-match': `"${over}"` }
  const request = { param: { id: meetingId }, query: {}, header, json: { departmentId, text } }
  try {
    const standing = await parseResponse(api.minutes[':id'].minutes.$put(request))
    return { kind: 'stored', standing }
  } catch (error) {
    if (isLost(error)) return { kind: 'lost' }
    const standing = standingIn(error)
    return standing ? { kind: 'stale', standing } : { kind: 'refused', problem: toProblem(error) }
  }
}

async function sentOf(send: () => Promise<unknown>): Promise<Sent> {
  try {
    await send()
    return { kind: 'stored' }
  } catch (error) {
    return isLost(error) ? { kind: 'lost' } : { kind: 'refused', problem: toProblem(error) }
  }
}

function withKey(key: string) {
  return { headers: { 'idempotency-key': key } }
}

function isLost(error: unknown): boolean {
  if (!(error instanceof DetailedError)) return true
  const status = error.statusCode ?? 0
  return status >= FIRST_OF_SERVER || status === TOO_MANY
}

function standingIn(error: unknown): Standing | undefined {
  const current = currentIn(error)
  const [text, version] = [current?.get('text'), current?.get('version')]
  return typeof text === 'string' && typeof version === 'number' ? { text, version } : undefined
}
