/** How an import is refused. */

import type { Context } from 'hono'

import type { ImportReject } from '../db/import-rows.ts'
import type { ImportRun } from '../db/import-runs.ts'
import { SHORTEST_REASON } from '../domain/approval.ts'
import type { Env } from './context.ts'
import type { Import } from './import-schemas.ts'
import { refuse } from './problem.ts'

const MOST_ERRORS = 100
const ACCEPTED: ReadonlySet<string> = new Set(['added', 'corrected', 'same'])

/** 422 with the first refused rows; `current` holds the whole verdict. */
export function refused(c: Context<Env>, body: Import) {
  const { rejected } = body.counts
  const errors = body.verdicts
    .filter(({ code }) => !ACCEPTED.has(code))
    .slice(0, MOST_ERRORS)
    .map(({ line, column, code, message }) => ({ path: column, line, message, code }))
  return refuse(c, 422, rejected === 1 ? 'A row is refused.' : `${rejected} rows are refused.`, {
    detail:
      'Nothing was stored. Mend the rows, which can be downloaded with what is wrong at `current.rejects`, and send the file again; or set goodRowsOnly to leave them out.',
    errors,
    current: body,
    code: 'import_refused',
  })
}

export function tooMany(c: Context<Env>) {
  c.header('retry-after', '30')
  return refuse(c, 503, 'Many imports are waiting just now.', {
    detail: 'Nothing is wrong with the file. Send it again in half a minute.',
    code: 'too_many_imports',
  })
}

/** Nobody reads this: whoever asked is gone. */
export function brokenOff(c: Context<Env>) {
  return refuse(c, 400, 'The file broke off.', {
    detail: 'Nothing was stored. Send it again.',
    code: 'broken_off',
  })
}

export function reasonTooShort(c: Context<Env>) {
  const message = `Say why in at least ${SHORTEST_REASON} characters; it stays on the record.`
  return refuse(c, 422, 'Say why.', {
    errors: [{ path: 'reason', message, code: 'reason_too_short' }],
    code: 'reason_too_short',
  })
}

export function nothingToUndo(c: Context<Env>, { undone, state }: ImportRun) {
  const detail = undone
    ? 'It was taken back before.'
    : state === 'published'
      ? 'It was taken back a moment ago.'
      : 'It has published nothing.'
  return refuse(c, 409, 'There is nothing to take back.', { detail, code: 'nothing_to_undo' })
}

/** 409, or 423 where a closed cycle is all that stands in the way. */
export function notUndone(c: Context<Env>, obstacles: readonly ImportReject[]) {
  const errors = obstacles.map(({ message, code }) => ({ path: '', message, code }))
  if (obstacles.every(({ code }) => code === 'cycle_closed')) {
    return refuse(c, 423, 'A cycle of this import is closed.', {
      detail: 'Nothing was changed. Ask the coordinator to reopen it, or to take the import back.',
      errors,
      code: 'cycle_closed',
    })
  }
  return refuse(c, 409, 'Values of this import were changed since.', {
    detail: 'Nothing was changed. Withdraw or correct single values instead.',
    errors,
    code: 'changed_since',
  })
}
