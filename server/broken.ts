/** What is answered when something below the product broke, or the product itself. */

import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

import type { Fault } from '../db/fault.ts'
import { faultOf } from '../db/fault.ts'
import type { Deps, Env } from './context.ts'
import { refuse } from './problem.ts'

const SOON = '2'
const SOON_PUBLISHED = '5'
const SOON_LATER = '180'

/**
 * Turns what a handler threw into a refusal, and logs what is ours to mend. After a failing
 * disk the server can no longer tell what is kept: `mustEnd` asks for a new start, which can.
 */
export function answerBroken(log: Pick<Deps['log'], 'error'>, mustEnd: () => void) {
  return (error: Error, c: Context<Env>): Response => {
    if (error instanceof HTTPException) return malformedBody(c, error)
    const fault = faultOf(error)
    log.error({ error, fault, requestId: c.var.requestId }, 'request failed')
    if (fault === 'unsure') mustEnd()
    return fault ? refuseFault(c, fault) : internal(c)
  }
}

function malformedBody(c: Context<Env>, { status }: HTTPException): Response {
  if (status === 415) {
    return refuse(c, 415, 'The body is of a type that this route does not read.', {
      detail: 'Send JSON, and say so: Content-Type: application/json.',
      code: 'media_type',
    })
  }
  return refuse(c, status === 400 ? 400 : 500, 'The request is malformed.', {
    detail: 'The body is not the JSON it says it is.',
    code: 'malformed',
  })
}

function refuseFault(c: Context<Env>, fault: Fault): Response {
  if (fault === 'full') {
    return refuse(c, 507, 'The disk is full.', {
      detail:
        'Nothing was saved. Repeat it when whoever runs the server has made room; reading still works.',
      code: 'disk_full',
    })
  }
  if (fault === 'publishing') {
    c.header('retry-after', SOON_PUBLISHED)
    return refuse(c, 503, 'A long file is being published.', {
      detail:
        'Nothing was saved, since the file was checked against what this changes. Repeat it when the file is published, mostly within a minute.',
      code: 'import_publishing',
    })
  }
  if (fault === 'later') {
    c.header('retry-after', SOON_LATER)
    return refuse(c, 503, 'The file is published later.', {
      detail:
        'It is in the log, and what is missing is put on the record by itself within minutes, once there is room. The list of imports says when. Nobody sees a part until then.',
      code: 'import_later',
    })
  }
  c.header('retry-after', SOON)
  if (fault === 'busy') {
    return refuse(c, 503, 'The database does not answer just now.', {
      detail: `Repeat it in ${SOON} seconds, a change with the same Idempotency-Key: it is then made once.`,
      code: 'database_busy',
    })
  }
  return refuse(c, 503, 'The disk failed, and saving is not confirmed.', {
    detail:
      'The change may be there or not. Repeat it with the same Idempotency-Key: it is then made once.',
    code: 'not_confirmed',
  })
}

function internal(c: Context<Env>): Response {
  return refuse(c, 500, 'Something broke on our side.', {
    detail:
      'Whether a change was saved is not certain. Look, or repeat it with the same Idempotency-Key; if it happens again, tell whoever runs the server.',
    code: 'internal',
  })
}
