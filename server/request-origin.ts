/** What the log keeps of a request: a number to find it by, and how near it came from. */

import { randomUUIDv7 } from 'node:crypto'

import type { Context, MiddlewareHandler } from 'hono'

import type { Recording } from '../db/writing.ts'
import { classOfAddress, remoteAddress } from './address.ts'
import type { Env } from './context.ts'

/**
 * Gives every request a number of our own, says it in the answer, and finds where the request came
 * from. What the asker sends is taken for neither.
 */
export function numbered(trustProxy: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const id = randomUUIDv7()
    c.set('requestId', id)
    c.set('remoteAddress', remoteAddress(c, trustProxy))
    await next()
    c.res.headers.set('x-request-id', id)
  }
}

/** What the log keeps of a request. */
export function requestOf(c: Context<Env>): Required<Recording>['request'] {
  const { requestId: id, remoteAddress: address } = c.var
  return { id, from: address === null ? null : classOfAddress(address) }
}
