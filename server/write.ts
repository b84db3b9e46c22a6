/** Changes over HTTP: one transaction, answered once however often it is asked, never half done. */

import { createHash } from 'node:crypto'

import type { Context } from 'hono'

import { findAnswer, storeAnswer } from '../db/idempotency.ts'
import type { Writing } from '../db/writing.ts'
import { writing } from '../db/writing.ts'
import type { Deps, Env } from './context.ts'
import { refuse } from './problem.ts'
import { requestOf } from './request-origin.ts'

const KEY = /^[\x21-\x7e]{8,128}$/
const KEPT_HEADERS = ['etag', 'location', 'content-type']

/**
 * Runs a handler's change and gives its answer. A refusal (4xx) undoes
 * everything. With an `Idempotency-Key`, a repeated request gets the first
 * answer again.
 */
export async function write<R extends Response>(
  c: Context<Env>,
  { db, clock }: Deps,
  work: (change: Writing) => Promise<R>,
  /** A member of the answer that is shown once; the kept answer has null there. */
  shownOnce?: string,
): Promise<R> {
  const asked = keyOf(c)
  if (typeof asked === 'object') return asAnswer<R>(asked)
  const key = asked
  const { actor } = c.var.session
  const requestHash = key === undefined ? '' : await hashOf(c)
  const request = requestOf(c)
  try {
    return await writing(db, { actor, at: clock.now(), request }, async (change) => {
      if (key !== undefined) {
        const before = await findAnswer(change.tx, actor, key)
        if (before && before.requestHash !== requestHash) throw new Undone(keyReused(c))
        if (before) return asAnswer<R>(new Response(before.response, before))
      }
      const answer = await work(change)
      if (answer.status >= 400) throw new Undone(answer)
      if (key !== undefined) await remember(change, { key, requestHash, answer, shownOnce })
      return answer
    })
  } catch (error) {
    if (error instanceof Undone) return asAnswer<R>(error.answer)
    throw error
  }
}

/** The `Idempotency-Key` of a POST, or why it is none. */
export function keyOf(c: Context<Env>) {
  const key = c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined
  if (key === undefined || KEY.test(key)) return key
  return refuse(c, 400, 'The Idempotency-Key is malformed.', {
    detail: 'Send 8 to 128 visible ASCII characters, one key for each thing to be created.',
    code: 'malformed',
  })
}

/** Carries a refusal out of a transaction, so that the transaction is undone. */
class Undone extends Error {
  readonly answer: Response

  constructor(answer: Response) {
    super('the change was refused')
    this.answer = answer
  }
}

/** 409 for a key that stands for something else. */
export function keyReused(c: Context<Env>) {
  return refuse(c, 409, 'This Idempotency-Key was used for another request.', {
    detail: 'Use a new key for a new request; repeat a request unchanged to get its answer again.',
    code: 'idempotency_key_reused',
  })
}

interface Given {
  key: string
  requestHash: string
  answer: Response
  shownOnce: string | undefined
}

async function remember(change: Writing, { key, requestHash, answer, shownOnce }: Given) {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  const text = await answer.clone().text()
  await storeAnswer(change, {
    principal: change.actor,
    key,
    requestHash,
    status: answer.status,
    response: shownOnce === undefined ? text : without(text, shownOnce),
    headers: Object.fromEntries(headers),
  })
}

function without(json: string, member: string): string {
  const body: unknown = JSON.parse(json)
  return JSON.stringify({ ...(typeof body === 'object' && body), [member]: null })
}

async function hashOf(c: Context<Env>): Promise<string> {
  const { pathname, search } = new URL(c.req.url)
  return createHash('sha256')
    .update(`${c.req.method} ${pathname}${search}\n`)
    .update(new Uint8Array(await c.req.arrayBuffer()))
    .digest('hex')
}

// A kept answer has the type its route declared when it was first given.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function asAnswer<R extends Response>(response: Response): R {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return response as R
}
