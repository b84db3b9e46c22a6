/** A code as it is sent, and its refusal. */

import type { Context } from 'hono'
import { z } from 'zod'

import { refuse } from '../problem.ts'

/** Six digits, or a backup code, with the spaces and hyphens people type. */
export const Code = z.string().trim().min(1, 'Type the code.').max(40)

/** The same for a wrong code, one that was used, and one whose time is over. */
export function refuseCode<S extends 401 | 422>(c: Context, status: S) {
  const message = 'This code is not right, or was used already.'
  return refuse(c, status, message, {
    detail: 'Type the code that your app shows now, or a backup code that you have not used.',
    errors: [{ path: 'code', message, code: 'wrong_code' }],
    code: 'wrong_code',
  })
}

/** 401: the password is right, and a code is asked for beside it. */
export function codeNeeded(c: Context) {
  const message = 'Type the code that your authenticator app shows.'
  return refuse(c, 401, 'A code is needed too.', {
    detail: message,
    errors: [{ path: 'code', message, code: 'missing' }],
    code: 'code_needed',
  })
}
